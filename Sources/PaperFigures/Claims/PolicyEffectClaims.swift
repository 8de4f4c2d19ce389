// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Luck
internal import Market

/// Claim C3.4: the published policy lowers contamination and W2 and raises quality, by the sizes published for
/// generation 10.
enum PolicyEffectClaims {
  static let group = ClaimGroup(["C3.4"], figures: [CollapsePolicyPaths.figure]) {
    claims(try await $0.policyRegimes())
  }

  static func claims(_ plays: RegimePlays) -> [Claim] {
    let parts = CollapsePolicyPaths.pairs.flatMap { effects(plays, without: $0.without, with: $0.with) }
    let whole = Claim(
      "C3.4", source: CollapsePaper.source, "the policy lowers contamination and W2 and raises quality",
      status: CollapsePaper.printed, published: "directions and sizes", .mixed(parts.map(\.verdict)),
      scope: "all directions and sizes of C3.4", figure: CollapsePolicyPaths.figure.id, rule: Verdict.mixedRule)
    return [whole] + parts + [ownLaw]
  }

  /// Improvements in generation 10, for each quantity its direction and its size.
  private static func effects(_ plays: RegimePlays, without: String, with: String) -> [Claim] {
    let last = CollapsePolicyPaths.generations - 1
    func improvement(_ observation: Observation, _ change: (_ without: Double, _ with: Double) -> Double) -> Estimate {
      Estimate(
        zip(plays.values(observation, of: without, period: last), plays.values(observation, of: with, period: last))
          .map(change))
    }
    let (contamination, distance) = (CollapsePolicyPaths.contamination, CollapsePolicyPaths.wasserstein2)
    let quantities = [
      (
        "contamination", "lowers contamination", CollapsePaper.reported, "0.37 (0.78 to 0.41)",
        contamination.without - contamination.with, improvement(.contamination) { $0 - $1 },
        "fall of the synthetic share"
      ),
      (
        "wasserstein2", "lowers W2", CollapsePaper.printed, "0.176 (0.318 to 0.142)", distance.without - distance.with,
        improvement(.wasserstein2) { $0 - $1 }, "fall of the 2-Wasserstein distance to the truth in its deviations"
      ),
      (
        "quality", "raises quality", CollapsePaper.printed, "0.231", CollapsePolicyPaths.qualityGain,
        improvement(.modelQuality) { $1 / $0 - 1 }, "rise of mean model quality over what it is without"
      ),
    ]
    return quantities.flatMap { id, does, status, published, size, estimate, number in
      [
        (".direction", "above 0", Verdict.isAboveZero(estimate), Verdict.aboveZeroRule),
        (".size", published, .holds(size, in: estimate), Verdict.sizeRule),
      ].map { part, published, verdict, rule in
        Claim(
          "C3.4.\(without).\(id)\(part)", source: CollapsePaper.source,
          "the policy \(does)\(part == ".size" ? " by the published size" : "")", status: status, published: published,
          estimate, verdict,
          scope: "\(number) in generation 10, \(with) against \(without); paired, \(plays.replicates) replicates",
          figure: CollapsePolicyPaths.figure.id, rule: rule)
      }
    }
  }

  /// What the published law makes of the contaminations that are reported for ten generations.
  static var ownLaw: Claim {
    let shares = CollapsePolicyPaths.contamination
    let exponent =
      CollapseLawFigure.published * Double(CollapsePolicyPaths.generations)
      * (shares.without * shares.without - shares.with * shares.with)
    let gain = exp(exponent) - 1
    return Claim(
      "C3.4.own-law", source: CollapsePaper.source,
      "quality 23.1% higher in generation 10 is what the paper's own law gives", status: CollapsePaper.derived,
      published: "0.231", simulated: gain,
      abs(gain - CollapsePolicyPaths.qualityGain) < 0.0005 ? .reproduced : .notReproduced,
      scope: "exp(.183 t (.78^2 - .41^2)) - 1 at t = 10, contamination constant as reported; nothing is simulated",
      figure: "", rule: "reproduced where the law gives the printed gain to its digits")
  }
}
