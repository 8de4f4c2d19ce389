// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// Claim C3.6: the share of synthetic records is estimated as well as the Cramer-Rao bound allows, up to constants.
enum ShareEstimateClaims {
  static let group = ClaimGroup(["C3.6"], figures: [ProvenanceBound.figure]) { _ in
    claims(rawRatios: ratios(isClipped: false), clippedRatios: ratios(isClipped: true))
  }

  /// How far a constant may be from 1.
  static let constant = 3.0

  /// Mean squared error over the bound, for each size of audit, detector and true share.
  static func ratios(isClipped: Bool) -> [Double] {
    [50, 200, 2_000].flatMap { records in
      [0.3, 0.9].flatMap { power in
        [0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1].map { share in
          let error = ShareEstimateError(
            records: records, truePositive: power, falsePositive: 0.05, share: share, isClipped: isClipped)
          return error.meanSquare
            / ShareEstimateError.bound(records: records, truePositive: power, falsePositive: 0.05, share: share)
        }
      }
    }
  }

  static func claims(rawRatios: [Double], clippedRatios: [Double]) -> [Claim] {
    let scope = "50, 200 and 2,000 records audited, a detector of power .3 and .9, shares from 0 to 1; exact"
    func claim(
      _ id: String, _ statement: String, _ status: String, _ published: String, _ simulated: Double, _ verdict: Verdict,
      _ number: String, rule: String
    ) -> Claim {
      Claim(
        id, source: CollapsePaper.source, statement, status: status, published: published, simulated: simulated,
        verdict, scope: "\(number); \(scope)", figure: ProvenanceBound.figure.id, rule: rule)
    }
    let farthest = rawRatios.max { abs($0 - 1) < abs($1 - 1) } ?? .nan
    let lowest = clippedRatios.min() ?? .nan
    let parts = [
      claim(
        "C3.6.raw", "the raw estimate from flags attains the bound", CollapsePaper.printed, "1", farthest,
        abs(farthest - 1) < 1e-9 ? .reproduced : .notReproduced,
        "mean squared error over the bound where it is farthest from 1",
        rule: "reproduced where it is 1 to a thousand-millionth everywhere"),
      claim(
        "C3.6.clipped",
        "the estimate that a market can use, clipped to [1/m, 1 - 1/m], attains the bound up to constants",
        CollapsePaper.printed, "1, up to constants", lowest,
        clippedRatios.allSatisfy { $0 <= constant && $0 * constant >= 1 } ? .reproduced : .notReproduced,
        "least mean squared error over the bound: bias near 0 and 1 brings it below",
        rule: "reproduced where the mean squared error is from a third of the bound to three times it everywhere"),
    ]
    let whole = Claim(
      "C3.6", source: CollapsePaper.source, "the provenance estimate attains a Cramer-Rao bound up to constants",
      status: CollapsePaper.printed, published: "both", .ofAll(parts.map(\.verdict)), scope: "all parts of C3.6",
      figure: ProvenanceBound.figure.id, rule: Verdict.allRule)
    return [whole] + parts
  }
}
