// SPDX-License-Identifier: GPL-3.0-or-later

internal import Equilibrium
internal import Market
internal import Reports

/// What a reader sees at the end of `equilibrium`.
struct EquilibriumReport {
  let found: EquilibriumSet
  let name: String
  /// Columns of the terminal.
  let width: Int

  var text: String {
    var blocks = [Wrapping.lines(summary, width: width)]
    if !found.equilibria.isEmpty { blocks.append(table.lines(width: width)) }
    if !failures.isEmpty { blocks.append(["Starts that led to no equilibrium:"] + failures.map { "  " + $0 }) }
    return blocks.joined(separator: [""]).map { $0 + "\n" }.joined()
  }

  private var summary: String {
    let starts = NumberText.counted(found.ends.count, "start")
    switch found.equilibria.count {
    case 0:
      return "\(name): NO equilibrium found from \(starts). That is no proof that there is none: try more --starts."
    case 1: return "\(name): one equilibrium found from \(starts)."
    default:
      let stable = found.equilibria.count { $0.stability?.isStable == true }
      return "\(name): SEVERAL equilibria found from \(starts): \(found.equilibria.count), of which \(stable) stable. "
        + "Which one a market comes to depends on where it begins."
    }
  }

  /// Ends of searches by reason, each with its number.
  private var failures: [String] {
    var reasons: [(text: String, count: Int)] = []
    func note(_ text: String, _ count: Int) {
      guard count > 0 else { return }
      if let place = reasons.firstIndex(where: { $0.text == text }) {
        reasons[place].count += count
      } else {
        reasons.append((text, count))
      }
    }
    for end in found.ends { if let failure = end.failure { note(failure, 1) } }
    note("a root of the coarse market that is none of the fine one", found.lost.reduce(0) { $0 + $1.count })
    return reasons.map { "\($0.count): \($0.text)" }
  }

  private var table: TextTable {
    let columns = PaperOutcome.columns
    return TextTable(
      labels: ["starts that led here", "stable", "spectral radius"] + columns.map(\.column.name),
      columns: found.equilibria.enumerated().map { place, equilibrium in
        let stability = equilibrium.stability
        let head = [
          "\(equilibrium.starts.count)", stability.map { $0.isStable ? "yes" : "NO" } ?? "?",
          stability.map { NumberText.significant($0.spectralRadius, digits: 3) } ?? "?",
        ]
        let values = columns.map { equilibrium.outcome[$0] }
          .map { $0.isNaN ? "-" : NumberText.significant($0, digits: 4) }
        return TextTable.Column(
          header: "equilibrium \(place + 1)", cells: (head + values).map { TextTable.Cell(value: $0) })
      } + [
        TextTable.Column(
          header: "unit",
          cells: (["", "", ""] + columns.map(\.column.unit)).map { TextTable.Cell(value: "", addition: $0) })
      ])
  }
}
