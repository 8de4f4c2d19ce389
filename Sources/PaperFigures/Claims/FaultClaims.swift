// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// C1.2: each fault alone, put into a market without the others, lowers creators' share, supply and welfare. C1.3: the
/// remedies do more together than the sum of what each does alone, or than the product.
enum FaultClaims {
  static let group = ClaimGroup(["C1.2", "C1.3"], figures: [FaultFactorial.figure]) {
    claims(try await $0.faultCells())
  }

  static let productRule =
    "reproduced where the 95% interval has 0 in it or lies above: each remedy multiplies by its own factor, or more "
    + "together; not reproduced where it lies below 0"

  static func claims(_ plays: RegimePlays) -> [Claim] { faults(plays) + synergies(plays) }

  private static func faults(_ plays: RegimePlays) -> [Claim] {
    let quantities: [FaultFactorial.Quantity] = [.share, .sellers, .welfare]
    let parts = FaultFactorial.remedies.indices.flatMap { fault in
      quantities.map { quantity in
        let remedy = FaultFactorial.remedies[fault]
        let estimate = effect(.lossByFaultAlone, of: [fault], on: quantity, in: plays)
        return claim(
          "C1.2.\(remedy).\(quantity.rawValue)", "the fault that '\(remedy)' mends, alone, lowers \(quantity.meaning)",
          estimate, .isAboveZero(estimate), "all remedies less all but this one", plays)
      }
    }
    let whole = Claim(
      "C1.2", source: EquityByStage.paper,
      "each of three faults alone lowers creators' share, supply and welfare", status: "printed",
      published: "all above 0", .ofAll(parts.map(\.verdict)), scope: "all parts of C1.2",
      figure: FaultFactorial.figure.id, rule: Verdict.allRule)
    return [whole] + parts
  }

  private static func synergies(_ plays: RegimePlays) -> [Claim] {
    let all = Array(FaultFactorial.remedies.indices)
    let levels = FaultFactorial.Quantity.allCases.map { quantity in
      let estimate = effect(.synergy, of: all, on: quantity, in: plays)
      return claim(
        "C1.3.\(quantity.rawValue)",
        "all remedies raise \(quantity.meaning) by more than the sum of what each does alone",
        estimate, .isAboveZero(estimate), "effect of all less the sum of single effects", plays,
        figure: isShown(quantity) ? FaultFactorial.figure.id : "")
    }
    let products = [FaultFactorial.Quantity.share, .modelShare, .sellers, .fidelity, .welfare].map { quantity in
      let estimate = effect(.synergyOfLogs, of: all, on: quantity, in: plays)
      return claim(
        "C1.3.\(quantity.rawValue).logs", "the remedies' effects on \(quantity.meaning) multiply", estimate,
        multiplies(estimate), "of logs: effect of all less the sum of single effects", plays, published: "0 or above",
        figure: "", rule: productRule)
    }
    let whole = Claim(
      "C1.3", source: EquityByStage.paper,
      "removing all three faults does more than the sum of removing each", status: "printed", published: "above 0",
      .over(levels.map(\.verdict)),
      scope: "parts of C1.3 but those of logs: it " + tally(levels), figure: FaultFactorial.figure.id,
      rule: Verdict.overRule)
    return [whole] + levels + products
  }

  static func multiplies(_ estimate: Estimate) -> Verdict {
    guard estimate.halfWidth.isFinite else { return .depends }
    return estimate.high < 0 ? .notReproduced : .reproduced
  }

  private static func isShown(_ quantity: FaultFactorial.Quantity) -> Bool {
    FaultFactorial.panels.contains { $0.quantity == quantity }
  }

  /// Which parts hold, in words.
  private static func tally(_ parts: [Claim]) -> String {
    func names(_ verdict: Verdict) -> String {
      let ids = parts.filter { $0.verdict == verdict }.compactMap { $0.id.split(separator: ".").last }
      return ids.isEmpty ? "none" : ids.joined(separator: ", ")
    }
    return "holds for \(names(.reproduced)); is refuted for \(names(.notReproduced)); is not told for "
      + names(.depends)
  }

  private static func effect(
    _ kind: FactorialEffect.Kind, of factors: [Int], on quantity: FaultFactorial.Quantity, in plays: RegimePlays
  ) -> Estimate {
    let effect = FactorialEffect(kind, of: factors)
    return Estimate(FaultFactorial.cells(quantity, in: plays).map(effect.value))
  }

  private static func claim(
    _ id: String, _ statement: String, _ estimate: Estimate, _ verdict: Verdict, _ number: String,
    _ plays: RegimePlays, published: String = "above 0", figure: String = FaultFactorial.figure.id,
    rule: String = Verdict.aboveZeroRule
  ) -> Claim {
    Claim(
      id, source: EquityByStage.paper, statement, status: "printed, in words only", published: published, estimate,
      verdict,
      scope: "\(number); shipped calibration, \(plays.periods) periods, \(plays.replicates) replicates",
      figure: figure, rule: rule)
  }
}
