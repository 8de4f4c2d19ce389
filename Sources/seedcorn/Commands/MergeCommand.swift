// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments
internal import Reports

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join the parts of a sweep that were played with --shard.",
    usage: "seedcorn merge <dirs> ... --out <dir> [--force]",
    discussion: """
      The result is the same to the byte as that of the whole sweep on one machine, but for the times, threads and \
      command line in manifest.json.
      """)

  @Argument(help: "The folders of all parts, finished, in any order.", completion: .directory)
  var folders: [String]

  @Option(help: ArgumentHelp("Write the whole to this new folder.", valueName: "dir"), completion: .directory)
  var out: String

  @Flag(help: "Let --out replace an earlier folder of results.")
  var force = false

  func validate() throws {
    if out == "-" { throw ValidationError("--out: results are several files; name a folder") }
  }

  func run() throws {
    let merge = ShardMerge(
      folders, program: ProgramDescription(version: Program.version, commandLine: CommandLine.arguments))
    let result = try merge.run(into: out, force: force)
    let parts = folders.count == 1 ? "1 part" : "\(folders.count) parts"
    try Output.write(
      "\(parts), \(NumberText.counted(result.points, "point")), \(NumberText.counted(result.runs, "run"))\n")
    try Output.write("\nResults are in \(out)\n")
    if let failure = SweepReport.failure(result, folder: out) { throw failure }
  }
}
