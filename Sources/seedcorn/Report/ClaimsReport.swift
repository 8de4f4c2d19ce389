// SPDX-License-Identifier: GPL-3.0-or-later

internal import PaperFigures
internal import Reports

/// What a reader sees at the end of `claims`: a line for each claim, then how many fared how.
struct ClaimsReport {
  let claims: [Claim]
  let isQuick: Bool

  var text: String {
    let table = TextTable(
      labels: claims.map(\.id),
      columns: [
        TextTable.Column(header: "published", cells: claims.map { TextTable.Cell(value: Self.cut($0.published, 24)) }),
        TextTable.Column(header: "simulated", cells: claims.map(Self.number)),
        TextTable.Column(header: "verdict", cells: claims.map { TextTable.Cell(value: $0.verdict.rawValue) }),
      ])
    let counts = Verdict.allCases.map { verdict in "\(claims.count { $0.verdict == verdict }) \(verdict.rawValue)" }
    let end = ["", counts.joined(separator: ", ")] + (isQuick ? ["Quick: too little was played to conclude."] : [])
    return (table.lines(width: .max) + end).map { $0 + "\n" }.joined()
  }

  private static func number(_ claim: Claim) -> TextTable.Cell {
    guard claim.simulated.isFinite else { return TextTable.Cell(value: "-") }
    let isWhole = abs(claim.simulated - claim.simulated.rounded()) < 1e-9 && abs(claim.simulated) < 1e6
    let value = isWhole ? NumberText.fixed(claim.simulated, 0) : NumberText.plain(claim.simulated)
    guard claim.high.isFinite else { return TextTable.Cell(value: value) }
    return TextTable.Cell(
      value: value, addition: "[\(NumberText.plain(claim.low)), \(NumberText.plain(claim.high))]")
  }

  private static func cut(_ text: String, _ most: Int) -> String {
    text.count <= most ? text : text.prefix(most - 3) + "..."
  }
}
