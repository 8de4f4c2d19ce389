// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments
internal import PaperFigures

/// Options of what figures and claims are made from.
struct FigureOptions: ParsableArguments {
  @Flag(help: "Play little: to see that everything works, not to conclude anything.")
  var quick = false

  @Option(
    help: ArgumentHelp(
      "The folder with the shipped scenarios (default: that of the package).", valueName: "dir"),
    completion: .directory)
  var scenarios: String?

  /// What plays, with an ear for Ctrl-C.
  func simulations(_ play: PlayOptions) -> FigureSimulations {
    Interruption.watch()
    return FigureSimulations(scenarios: folder, isQuick: quick, threads: play.workers, stop: Interruption.stop)
  }

  private var folder: String { scenarios ?? SourceVersion.root.map { $0 + "/Scenarios" } ?? "Scenarios" }
}
