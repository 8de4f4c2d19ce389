// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Fidelity
internal import Reports
internal import ScenarioFiles

/// What a reader sees at the end of `retrain`.
struct RetrainingReport {
  let input: RetrainingInput
  let rows: [RetrainingStudy.Row]
  /// Columns of the terminal.
  let width: Int

  var text: String {
    let parameters = input.parameters
    let plan = parameters.plan
    let records =
      "\(plan.synthetic) synthetic" + (plan.freshReal > 0 ? ", \(plan.freshReal) fresh human" : "")
      + (plan.fixedReal > 0 ? ", \(plan.fixedReal) fixed human" : "")
    let head = [
      "\(input.name): learner \(parameters.learning.learner.rawValue), workflow \(parameters.workflow.rawValue), "
        + "records per generation: \(records)",
      "\(parameters.replicates) replicate\(parameters.replicates == 1 ? "" : "s"), seed \(parameters.seed)"
        + (parameters.replicates > 1 ? "; ± one standard error" : ""), "",
    ]
    return (head + table.lines(width: width)).map { $0 + "\n" }.joined()
  }

  /// A column for each of a few generations: the first, the last, and what lies between by doubling.
  private var table: TextTable {
    let last = input.parameters.generations
    var shown = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 100_000].filter { $0 < last }
    if shown.count > 7 { shown.removeSubrange(1..<shown.count - 6) }
    shown.append(last)
    let names = rows.prefix { $0.generation == 0 }.map(\.quantity.name)
    return TextTable(
      labels: names,
      columns: shown.map { generation in
        let cells = rows[generation * names.count..<(generation + 1) * names.count].map { row in
          if row.replicates < input.parameters.replicates { return TextTable.Cell(value: "infinite") }
          let text = NumberText.measured(row.value, row.standardError)
          return TextTable.Cell(value: text.value, addition: text.error)
        }
        return TextTable.Column(header: "generation \(generation)", cells: cells)
      })
  }
}
