// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Fidelity
internal import Market
internal import ScenarioFiles

struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe", abstract: "Tell what parameters and result columns mean.",
    discussion:
      "Without a key: all parameters. 'columns': all columns of the results. 'factorial': the effects of remedies. "
      + "'patience': what buyers compare. 'sweep' and 'calibrate': their files and tables. 'retrain': experiments "
      + "without a market.")

  @Argument(
    help: "A key such as sellers.count, a group such as sellers, 'columns', or the name of a column.",
    completion: .list(
      ParameterTable.groups.map(\.name) + ParameterTable.all.map(\.key) + [
        "columns"
      ]
        + guides.map(\.name)
        + ObservationTable.columns.map(\.name) + MetricGuide.names))
  var key: String?

  /// What is more than a key or a column.
  private static let guides: [(name: String, text: @Sendable () -> String)] = [
    (FactorialGuide.name, { FactorialGuide.text }), (PatienceGuide.name, { PatienceGuide.text }),
    (SweepGuide.name, { SweepGuide.text }), (CalibrationGuide.name, { CalibrationGuide.text }),
    (RetrainingGuide.name, { RetrainingGuide.text }),
  ]

  func run() throws {
    guard let key else { return try Output.write(ParameterGuide.overview()) }
    if let guide = Self.guides.first(where: { $0.name == key }) { return try Output.write(guide.text()) }
    if let text = MetricGuide.describe(key) { return try Output.write(text) }
    try Output.write(ParameterGuide.describe(key) + (key == "columns" ? MetricGuide.overview : ""))
  }
}
