// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Fidelity

/// Claims about the square law and about welfare when models learn from what they made.
enum CollapseClaims {
  static let lawGroup = ClaimGroup(["C3.1"], figures: [CollapseLawFigure.figure]) {
    law(try await $0.collapseLaw(), isQuick: $0.isQuick)
  }

  static let welfareGroup = ClaimGroup(["B10"], figures: [WelfareUnderCollapseFigure.figure]) { _ in
    welfare(try WelfareUnderCollapse.rows())
  }

  /// C3.1: the published coefficient lies in the interval of ours, and quality goes on falling at every share that
  /// still takes in human records.
  static func law(_ result: CollapseLawResult, isQuick: Bool) -> [Claim] {
    let (low, high) = (result.coefficient - result.halfWidth, result.coefficient + result.halfWidth)
    let mixed = result.shares.filter { $0.contamination < 1 }
    let falling = mixed.count { $0.course == .falls }
    let records = CollapseLawFigure.parameters(isQuick: isQuick).records
    let scope =
      "frequencies of 1,000 facts, \(records) records, sampling bias .8, \(result.generations) generations, "
      + "\(result.replicates) replicates"
    func claim(
      _ id: String, _ statement: String, _ published: String, _ simulated: Double, _ low: Double, _ high: Double,
      _ verdict: Verdict, _ number: String, rule: String
    ) -> Claim {
      Claim(
        id, source: "arXiv 2605.20279", statement, status: "printed; reported withdrawn", published: published,
        simulated: simulated, low: low, high: high, verdict, scope: "\(number); \(scope)",
        figure: CollapseLawFigure.figure.id, rule: rule)
    }
    return [
      claim(
        "C3.1.b", "log Q falls by b t rho^2 with b = .183", "0.183 (estimated .181, s.e. .024)", result.coefficient,
        low, high,
        low <= CollapseLawFigure.published && CollapseLawFigure.published <= high ? .reproduced : .notReproduced,
        "b by ordinary least squares, Newey-West interval",
        rule: "reproduced where the published coefficient lies in the interval"),
      claim(
        "C3.1.decline", "quality declines without end", "1", Double(falling) / Double(max(1, mixed.count)), .nan, .nan,
        falling == mixed.count ? .reproduced : falling == 0 ? .notReproduced : .depends,
        "part of the synthetic shares below 1 at which quality falls at least half as fast in the last third of the "
          + "generations as in the first",
        rule: "reproduced where it falls at all shares, not reproduced where at none"),
    ]
  }

  /// B10: the published formula is where imitation ends, to a millionth, and ends there with a lag too.
  static func welfare(_ rows: [WelfareUnderCollapse.Row]) -> [Claim] {
    rows.filter { $0.id.contains(".rest.") }.map { row in
      let holds = max(abs(row.formula - row.limit), abs(row.formula - row.laggedLimit)) < 1e-6
      return Claim(
        row.id, source: WelfareUnderCollapse.paper, row.statement, status: "printed", published: row.published,
        simulated: row.limit, holds ? .reproduced : .notReproduced,
        scope: "end of the replicator equation; \(row.setting)", figure: WelfareUnderCollapseFigure.figure.id,
        rule: "reproduced where imitation ends within a millionth of the published formula, with and without a lag")
    }
  }
}
