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
      + "'patience': what buyers compare. 'calibrate': calibration files and their tables. 'retrain': experiments "
      + "without a market.")

  @Argument(
    help: "A key such as sellers.count, a group such as sellers, 'columns', or the name of a column.",
    completion: .list(
      ParameterTable.groups.map(\.name) + ParameterTable.all.map(\.key) + [
        "columns", FactorialGuide.name, PatienceGuide.name, CalibrationGuide.name, RetrainingGuide.name,
      ]
        + ObservationTable.columns.map(\.name) + MetricGuide.names))
  var key: String?

  func run() throws {
    guard let key else { return try Output.write(ParameterGuide.overview()) }
    if key == FactorialGuide.name { return try Output.write(FactorialGuide.text) }
    if key == PatienceGuide.name { return try Output.write(PatienceGuide.text) }
    if key == CalibrationGuide.name { return try Output.write(CalibrationGuide.text) }
    if key == RetrainingGuide.name { return try Output.write(RetrainingGuide.text) }
    if let text = MetricGuide.describe(key) { return try Output.write(text) }
    try Output.write(ParameterGuide.describe(key) + (key == "columns" ? MetricGuide.overview : ""))
  }
}
