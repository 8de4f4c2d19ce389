// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import GSL

/// Published results about retraining. One is reproduced where our mean lies within 3.5 standard errors of the exact
/// value for what is played: wide enough for all of some sixty to do so by chance.
enum RetrainingClaims {
  static let limit = 3.5

  static let group = ClaimGroup(
    ["B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B9"], figures: [RetrainingTargetsFigure.figure]
  ) { claims(try await $0.retrainingTargets()) }

  static func claims(_ rows: [RetrainingValidation.Row]) -> [Claim] {
    rows.map { row in
      let halfWidth =
        row.standardError * Distributions.studentQuantile(0.975, degreesOfFreedom: Double(row.replicates - 1))
      let target = row.target
      return Claim(
        target.id, source: target.paper, target.statement, status: status(target.basis),
        published: target.basis == .publishedApproximation
          ? target.published : "\(target.published) (exact: \(Wording.short(target.expected)))",
        simulated: row.ours, low: row.ours - halfWidth, high: row.ours + halfWidth, verdict(row),
        scope: "\(target.setting); \(row.replicates) replicates", figure: RetrainingTargetsFigure.id,
        rule: "reproduced where our mean is within 3.5 standard errors of the exact value for what is played")
    }
  }

  static func verdict(_ row: RetrainingValidation.Row) -> Verdict {
    guard let z = row.z else { return .notTestable }
    return abs(z) <= limit ? .reproduced : .notReproduced
  }

  private static func status(_ basis: RetrainingTarget.Basis) -> String {
    switch basis {
    case .publishedApproximation: "printed as an approximation only"
    case .ownDerivation: "exact value derived here"
    default: "printed or follows exactly"
    }
  }
}
