// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Fidelity
internal import PaperFigures
internal import Reports
internal import ScenarioFiles

/// What `retrain --validate` does: plays every published result, writes and shows the comparison.
struct RetrainingValidator {
  let isQuick: Bool
  /// nil: as many as each target has.
  let replicates: Int?
  let seed: Int?
  let play: PlayOptions
  let output: ResultFolder?

  func run() async throws {
    let validation = RetrainingValidation(
      try PublishedRetraining.groups(), seed: seed ?? RetrainingParameters().seed, threads: play.workers,
      isQuick: isQuick,
      replicates: replicates)
    let publication = Publication(
      of: [
        .init(
          "retraining_validation",
          .object([
            .init("seed", .integer(validation.seed)), .init("quick", .flag(isQuick)),
            .init("replicates", replicates.map { .integer($0) } ?? .null),
          ]))
      ], by: ProgramDescription(version: Program.version, commandLine: CommandLine.arguments),
      threads: play.workers)
    Interruption.watch()
    let progress = ProgressDisplay(total: validation.totalReplicates, of: "replicates", quiet: play.quiet)
    defer { progress.finish() }
    let rows = try await validation.run(stop: Interruption.stop, progress: progress.update)
    progress.finish()
    try output?.publish([(ValidationTable.fileName, ValidationTable.bytes(rows))], with: publication)
    try Output.write(ValidationReport(rows: rows, width: Terminal.width).text)
    try output?.tell()
    if let worst = rows.max(by: { abs($0.z ?? 0) < abs($1.z ?? 0) }), abs(worst.z ?? 0) > ValidationReport.limit {
      throw CommandFailure(
        code: Ending.Code.failedRun,
        message: "\(worst.target.id) differs from what is expected by \(NumberText.plain(worst.z ?? 0)) standard errors"
      )
    }
  }
}
