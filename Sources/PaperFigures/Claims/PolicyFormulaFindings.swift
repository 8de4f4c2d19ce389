// SPDX-License-Identifier: GPL-3.0-or-later

/// What the published formulas say by themselves, without a market.
enum PolicyFormulaFindings {
  /// Any divergence and curvature would do; these make s* = .15, about what it is in the shipped market.
  private static let (divergence, curvature) = (0.15, 0.5)

  /// Kappa can only be the curvature of the instrument's cost: a cost in proportion to s has no best s inside.
  static var subsidy: [Claim] {
    let formula = divergence / (2 * curvature)
    func claim(_ part: String, _ cost: String, _ value: (Double) -> Double) -> Claim {
      let best = best(value)
      return Claim(
        "C3.2.kappa.\(part)", source: CollapsePaper.source, "s* = KL/(2 kappa) is where s KL less \(cost) is greatest",
        status: CollapsePaper.derived, published: Wording.short(formula), simulated: best,
        abs(best - formula) < 1e-3 ? .reproduced : .notReproduced,
        scope: "greatest of 4,001 rates from 0 to 4, KL = .15, kappa = .5; nothing is simulated", figure: "",
        rule: "reproduced where the greatest value lies at the formula's rate, to a thousandth")
    }
    return [
      claim("curvature", "kappa s^2, kappa a curvature,") { $0 * divergence - curvature * $0 * $0 },
      claim("level", "kappa s, kappa a cost for each unit,") { $0 * divergence - curvature * $0 },
    ]
  }

  /// The formula's watermark vanishes as detectors become perfect.
  static var watermark: [Claim] {
    func rate(_ power: Double) -> Double { (1 - power) * divergence / (2 * curvature * power) }
    let (weak, strong) = (rate(0.3), rate(0.999))
    return [
      Claim(
        "C3.3.perfect-detector", source: CollapsePaper.source, "w* goes to 0 as the detector's power psi goes to 1",
        status: CollapsePaper.derived, published: "0", simulated: strong / weak,
        strong / weak < 1e-3 ? .reproduced : .notReproduced,
        scope: "w* at psi = .999 over w* at psi = .3, the shipped power; nothing is simulated", figure: "",
        rule: "reproduced where the rate falls below a thousandth")
    ]
  }

  private static func best(_ value: (Double) -> Double) -> Double {
    let rates = (0...4_000).map { Double($0) / 1_000 }
    return rates.max { value($0) < value($1) } ?? .nan
  }
}
