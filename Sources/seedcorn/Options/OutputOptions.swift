// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments

/// Options for where results go.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write periods.csv, summary.csv and manifest.json to this new folder.", valueName: "dir"),
    completion: .directory)
  var out: String?

  @Flag(help: "Let --out replace an earlier folder of results.")
  var force = false

  @Flag(help: "Also write agents.csv: every agent in every period (needs --out).")
  var agents = false

  @Flag(help: "Also write lineage.csv: every creator's weight in every model at the end (needs --out).")
  var lineage = false

  func validate() throws {
    if out == "-" { throw ValidationError("--out: results are several files; name a folder") }
    if out == nil && agents { throw ValidationError("--agents needs --out") }
    if out == nil && lineage { throw ValidationError("--lineage needs --out") }
  }

  var details: RecordedDetails {
    (agents ? RecordedDetails.agents : []).union(lineage ? .lineage : [])
  }

  /// The folder for the results, or nil when none is wanted.
  func folder() throws(OutputError) -> ResultFolder? {
    guard let out else { return nil }
    return try ResultFolder(out, force: force)
  }
}
