// SPDX-License-Identifier: GPL-3.0-or-later

/// Published results (B10) about welfare when models learn from what they made.
enum CollapseGameClaims {
  static let group = ClaimGroup(["B10"], figures: [WelfareUnderCollapseFigure.figure]) { _ in
    claims(try WelfareUnderCollapse.rows())
  }

  /// The published formula is where imitation ends, to a millionth, and ends there with a lag too.
  static func claims(_ rows: [WelfareUnderCollapse.Row]) -> [Claim] {
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
