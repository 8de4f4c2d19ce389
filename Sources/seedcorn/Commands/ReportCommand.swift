// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments
internal import Reports

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Put a folder of results on one HTML page: plots, tables, and how they came about.",
    usage: "seedcorn report <dir> [options]",
    discussion: """
      The page needs no network, no other file and no script. The folder stays as it is; its tables are checked \
      against the checksums in manifest.json.
      """)

  @Argument(help: "A folder that --out of a command wrote.", completion: .directory)
  var folder: String

  @Option(
    help: ArgumentHelp("Write the page to this new file (default: <dir>.html).", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var out: String?

  @Flag(help: "Let --out replace an earlier file.")
  var force = false

  func run() throws {
    let page = try ResultPage(folder)
    let file = try WholeFile(try page.place(out), force: force, sources: page.sources)
    try file.publish(Array(page.html.utf8))
    try Output.write("The page is \(file.path)\n")
  }
}
