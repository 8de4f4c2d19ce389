// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments

/// What a command writes with `--out`.
protocol ResultFiles {
  /// For its help, such as `optimum.csv, evaluations.csv and manifest.json`.
  static var names: String { get }
}

/// Where results of several files go.
struct FolderOptions<Files: ResultFiles>: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write \(Files.names) to this new folder.", valueName: "dir"), completion: .directory)
  var out: String?

  @Flag(help: "Let --out replace an earlier folder of results.")
  var force = false

  func validate() throws {
    if out == "-" { throw ValidationError("--out: results are several files; name a folder") }
    if out == nil && force { throw ValidationError("--force needs --out") }
  }

  /// The folder for the results, or nil when none is wanted.
  func folder() throws(OutputError) -> ResultFolder? {
    guard let out else { return nil }
    return try ResultFolder(out, force: force)
  }
}
