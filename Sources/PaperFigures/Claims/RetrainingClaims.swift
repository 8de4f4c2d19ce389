// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import GSL

/// Published results about retraining. One is reproduced where our mean lies within 3.5 standard errors of the exact
/// value for what is played: wide enough for all of some sixty to do so by chance.
enum RetrainingClaims {
  static let limit = 3.5

  /// One group for each strand of work, so that nothing is played for the others.
  static let groups = PublishedRetraining.strands.map { strand in
    ClaimGroup(
      [strand], figures: [RetrainingTargetsFigure.figure] + shown.filter { $0.ids.hasPrefix(strand) }.map(\.figure)
    ) { claims(try await $0.retrainingTargets(of: strand)) }
  }

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
        scope: "\(target.setting); \(row.replicates) replicates", figure: figure(target.id),
        rule: "reproduced where our mean is within 3.5 standard errors of the exact value for what is played, not "
          + "reproduced where not, not testable where only an approximation is printed")
    }
  }

  /// Which figures show what, by what the ids of targets begin with.
  private static let shown: [(ids: String, figure: Figure)] = [
    ("B1.mle.", VarianceCollapse.figure), ("B3.", FreshDataLoop.figure), ("B4.", ReplaceOrAccumulate.figure),
    ("B5.accumulate.", ReplaceOrAccumulate.figure), ("B6.unseen", TailCoverage.figure),
    ("B6.cut.", TailCoverage.figure), ("B8.", ValueOfProvenanceFigure.figure),
  ]

  private static func figure(_ id: String) -> String {
    shown.first { id.hasPrefix($0.ids) }?.figure.id ?? RetrainingTargetsFigure.id
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
