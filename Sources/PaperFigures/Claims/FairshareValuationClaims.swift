// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// C2.7: what fairshare prices do beside the exploitative price does not depend on how data are valued.
enum FairshareValuationClaims {
  static let group = ClaimGroup(["C2.7"], figures: [FairshareValuation.figure]) {
    claims(try await $0.valuations())
  }

  static let rule =
    "reproduced where the 95% interval lies on the side of 0 on which it lies as shipped in all settings, not reproduced "
    + "where on the other side in all others, else it depends"

  static func claims(_ valuations: [(setting: String, plays: RegimePlays)]) -> [Claim] {
    let parts = FairshareValuation.Measure.allCases.map { measure in
      let estimates = valuations.map { Estimate(measure.changes(in: $0.plays)) }
      let contrary = valuations.indices.filter { !agree(estimates[$0], estimates[0]) }.map { valuations[$0].setting }
      return Claim(
        "C2.7.\(measure.rawValue.replacing(" ", with: "-"))", source: PricingAloneFigure.paper,
        "what fairshare pricing does to \(measure.meaning) is robust to the valuation method",
        status: "reported by others", published: "one sign in all \(valuations.count) settings", estimates[0],
        robust(estimates),
        scope: "change as shipped, fairshare over exploitative less 1; "
          + (contrary.isEmpty ? "one sign in all settings" : "not so with: \(contrary.joined(separator: ", "))")
          + "; pricing alone at the shipped cost of data, \(valuations[0].plays.periods) periods, "
          + "\(valuations[0].plays.replicates) replicates", figure: FairshareValuation.figure.id, rule: rule)
    }
    let whole = Claim(
      "C2.7", source: PricingAloneFigure.paper, "the gains are robust to the valuation method",
      status: "reported by others", published: "one sign each", .over(parts.map(\.verdict)),
      scope: "all parts of C2.7, gains and losses alike", figure: FairshareValuation.figure.id, rule: Verdict.overRule)
    return [whole] + parts
  }

  /// - Parameter estimates: in each setting, the first as shipped.
  static func robust(_ estimates: [Estimate]) -> Verdict {
    let others = estimates.dropFirst()
    if estimates.allSatisfy({ agree($0, estimates[0]) }) { return .reproduced }
    let opposed = estimates[0].excludesZero && others.allSatisfy { $0.excludesZero && !agree($0, estimates[0]) }
    return opposed ? .notReproduced : .depends
  }

  private static func agree(_ one: Estimate, _ other: Estimate) -> Bool {
    one.low > 0 && other.low > 0 || one.high < 0 && other.high < 0
  }
}
