// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Fidelity
internal import ScenarioFiles

/// What `retrain` does with an experiment that was read: play, write, report.
struct RetrainingPlayer {
  let input: RetrainingInput
  let file: String?
  let play: PlayOptions
  let output: ResultFolder?

  private var program: ProgramDescription {
    ProgramDescription(version: Program.version, commandLine: CommandLine.arguments)
  }

  func run() async throws {
    let study = RetrainingStudy(input.parameters, factory: input.factory, threads: play.workers)
    if let problem = study.sizeProblem { throw CommandFailure(code: Ending.Code.badScenario, message: problem) }
    let publication = Publication.of(input, file: file, by: program, threads: play.workers)
    let rows = try await watched { try await study.run(stop: Interruption.stop, progress: $0) }
    if let output {
      var bytes = GenerationTable.header
      GenerationTable.append(rows, to: &bytes)
      try output.publish([(GenerationTable.fileName, bytes)], with: publication)
    }
    try Output.write(RetrainingReport(input: input, rows: rows, width: Terminal.width).text)
    try output?.tell()
  }

  func testLaw() async throws {
    guard input.parameters.generations >= 3 else {
      throw CommandFailure(
        code: Ending.Code.badScenario, message: "generations: --law needs at least 3, to tell falling from settling")
    }
    let law = CollapseLaw(input.parameters, factory: input.factory, threads: play.workers)
    if let problem = law.sharesProblem {
      throw CommandFailure(code: Ending.Code.badScenario, message: "records: \(problem)")
    }
    let publication = Publication.of(input, file: file, by: program, threads: play.workers)
    let result = try await watched { try await law.run(stop: Interruption.stop, progress: $0) }
    if let output {
      var bytes = CollapseLawTable.header
      CollapseLawTable.append(result, setting: input.name, to: &bytes)
      var paths = CollapseLawTable.pathsHeader
      CollapseLawTable.appendPaths(result, setting: input.name, to: &paths)
      try output.publish(
        [(CollapseLawTable.fileName, bytes), (CollapseLawTable.pathsFileName, paths)], with: publication)
    }
    try Output.write(CollapseLawReport(input: input, result: result, width: Terminal.width).text)
    try output?.tell()
  }

  /// Does the work with progress on standard error and an ear for Ctrl-C.
  private func watched<Result>(
    _ work: (@escaping @Sendable (Int) -> Void) async throws -> Result
  ) async throws -> Result {
    Interruption.watch()
    let progress = ProgressDisplay(total: input.parameters.replicates, of: "replicates", quiet: play.quiet)
    defer { progress.finish() }
    return try await work(progress.update)
  }
}
