// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments
internal import ScenarioFiles

struct SensitivityCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensitivity-check",
    abstract: "Measure the sensitivity of two functions for which it is known.",
    usage: "seedcorn sensitivity-check [options]",
    discussion: """
      The functions are Ishigami's and Sobol's G; no market is played. Shows their Sobol indices beside the known \
      ones. --out also writes Morris measures, partial rank correlations and all points and outputs that these were \
      computed from, so that another program can be given the same: Scripts/sensitivity-check does.
      """)

  enum Files: ResultFiles {
    static let names = "sensitivity-check.csv, points-*.csv and manifest.json"
  }

  @OptionGroup var output: FolderOptions<Files>

  func run() throws {
    let folder = try output.folder()
    let publication = Publication(
      of: [
        .init(
          "sensitivity_check",
          .object([
            .init("trajectories", .integer(SensitivityCheck.trajectories)),
            .init("base_points", .integer(SensitivityCheck.basePoints)),
            .init("hypercube_points", .integer(SensitivityCheck.hypercubePoints)),
          ]))
      ],
      by: ProgramDescription(version: Program.version, commandLine: CommandLine.arguments), threads: 1)
    let check = try SensitivityCheck()
    try folder?.publish(check.files, with: publication)
    try Output.write(SensitivityCheckReport(rows: check.rows, width: Terminal.width).text)
    try folder?.tell()
  }
}
