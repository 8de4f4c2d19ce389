// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market
internal import Reports
internal import ScenarioFiles

/// What a sweep tells when it is done.
struct SweepReport {
  let sweep: Sweep
  let result: SweepResult
  /// For which it was at work.
  let seconds: Double
  let width: Int

  var text: String {
    var lines = [headline]
    if result.wasFinished { lines.append("It had been finished before: every file is as it was written.") }
    lines.append("")
    if let table = result.sensitivity {
      lines += SensitivityReport(table: table, width: width).lines
    } else {
      lines += pointLines
      if sweep.points.mostRuns > 1 { lines += ["", "± is half of the 95% interval over the runs of a point."] }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private var headline: String {
    let plan = sweep.points.plan
    let part = sweep.shard == .whole ? "" : ", part \(sweep.shard)"
    let earlier =
      result.donePoints > 0 && !result.wasFinished ? " (\(result.donePoints) of them before)" : ""
    return "\(plan.name): \(plan.design.name.rawValue) design, \(NumberText.counted(result.points, "point"))\(part)"
      + "\(earlier), \(NumberText.counted(result.runs, "run")), \(NumberText.duration(seconds))"
  }

  private var pointLines: [String] {
    let shown = result.firstPoints
    let labels = shown.map { "\($0.point)" }
    var columns: [TextTable.Column] = []
    for (place, parameter) in result.parameters.enumerated() {
      columns.append(
        TextTable.Column(header: parameter.name, cells: shown.map { .init(value: Self.shortened($0.values[place])) }))
    }
    for (place, metric) in result.metrics.enumerated() {
      columns.append(
        TextTable.Column(
          header: metric.name, cells: shown.map { TextTable.Cell($0.estimates[place], isDifference: false) }))
    }
    let table = TextTable(labels: labels, columns: columns).lines(width: width)
    let rest = result.points - shown.count
    return rest > 0 ? table + ["", "\(rest) more points are in \(SweepReport.summaryName)."] : table
  }

  private static let summaryName = "summary.csv"

  /// A number to at most five digits, anything else as it is.
  private static func shortened(_ text: String) -> String {
    guard let number = Double(text), text.count > 7 else { return text }
    return NumberText.significant(number, digits: 5)
  }

  /// What a command ends with when some points failed.
  static func failure(_ result: SweepResult, folder: String?) -> CommandFailure? {
    guard let first = result.firstFailure else { return nil }
    let place = folder.map { "; all errors are in \($0)/points.csv" } ?? ""
    return CommandFailure(
      code: Ending.Code.failedRun,
      message:
        "\(result.failures) of \(NumberText.counted(result.points, "point")) could not be played, or not wholly; "
        + "the first is point \(first.point): \(first.error)\(place)")
  }
}
