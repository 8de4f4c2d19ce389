// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments

/// Options for how a run is carried out; they change nothing in its results.
struct PlayOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Replicates played at once (default: one per processor).", valueName: "n"))
  var threads: Int?

  @Flag(help: "Show no progress.")
  var quiet = false

  var workers: Int { threads ?? Machine.processors }

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads: \(threads) is out of range: expected whole number from 1 to 1024")
    }
  }
}
