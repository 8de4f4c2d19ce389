// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Fidelity
internal import Market
internal import Reports

/// What a reader sees at the end of `run` and `compare`.
struct ResultReport {
  let result: ExperimentResult
  /// What the run went on from, if it did.
  var continuation: Continuation?
  /// Columns of the terminal.
  let width: Int

  private static let longestName = 40

  var text: String {
    var lines = title + [""] + summary
    if result.compares && result.inputs.count > 1 { lines += [""] + differences }
    let notices = self.notices
    if !notices.isEmpty { lines += [""] + notices }
    return lines.map { $0 + "\n" }.joined()
  }

  private var title: [String] {
    let names = result.inputs.map(\.scenario.name)
    let runs = result.inputs.map { input in
      let run = input.scenario.parameters.run
      let length = "\(NumberText.counted(run.replicates, "replicate")) of \(NumberText.counted(run.periods, "period"))"
      return length + ", seed \(run.seed)"
    }
    let same = runs.allSatisfy { $0 == runs[0] }
    let head =
      names.count == 1
      ? ["\(names[0]): \(runs[0])"]
      : same
        ? ["\(names.count) scenarios, each with \(runs[0])"] : zip(names, runs).map { "\($0): \($1)" }
    let hasIntervals = result.inputs.contains { $0.scenario.parameters.run.replicates > 1 }
    return head + start + [
      "Means over periods, or the last period (end)"
        + (hasIntervals ? "; ± half the width of the 95% interval over replicates." : ".")
    ]
  }

  private var start: [String] {
    guard let continuation else { return [] }
    let changes = continuation.changes.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    let period = continuation.state.period
    return [
      "Goes on from \(continuation.state.path), the state after period \(period)"
        + (changes.isEmpty ? "." : ", with \(changes) from period \(period + 1) on.")
    ]
  }

  private var summary: [String] {
    let summaries = result.summaries
    return table(result.inputs.indices.map { column($0, summaries[$0], signed: false) })
  }

  private var differences: [String] {
    let all = result.differences
    let heading = "Differences to \(shortName(0)), paired by replicate"
    let luck =
      result.sharesLuck
      ? " (the same luck in each pair)" : " (the scenarios' seeds differ, so pairs do not share their luck)"
    return [heading + luck, ""]
      + table(result.inputs.indices.dropFirst().map { column($0, all[$0], signed: true) })
      + ["* the 95% interval leaves out 0"]
  }

  private var notices: [String] {
    result.inputs.indices.flatMap { scenario in
      let input = result.inputs[scenario].scenario
      return NoticeText.lines(
        result.notices(of: scenario), of: input.name, replicates: input.parameters.run.replicates)
    }
  }

  private func table(_ columns: [TextTable.Column]) -> [String] {
    TextTable(labels: KeyMetric.all.map(\.label), columns: columns).lines(width: width)
  }

  private func column(_ scenario: Int, _ estimates: [Estimate], signed: Bool) -> TextTable.Column {
    let cells = KeyMetric.all.map { TextTable.Cell(estimates[$0.metric], factor: $0.factor, isDifference: signed) }
    return TextTable.Column(header: shortName(scenario), cells: cells)
  }

  private func shortName(_ scenario: Int) -> String {
    let name = result.inputs[scenario].scenario.name
    return name.count <= Self.longestName ? name : name.prefix(Self.longestName - 3) + "..."
  }
}
