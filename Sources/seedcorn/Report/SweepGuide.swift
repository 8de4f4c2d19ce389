// SPDX-License-Identifier: GPL-3.0-or-later

internal import ScenarioFiles

/// What stands behind `seedcorn describe sweep`: the keys of a sweep file, its designs and its tables.
enum SweepGuide {
  static let name = "sweep"

  /// That of all that `describe` prints.
  private static let width = 80

  static var text: String {
    var lines = paragraph(
      "A sweep file is YAML. It names a base scenario, what varies over it, which points are played and what is kept.")
    for key in SweepReader.keys {
      lines += Wrapping.item(key.name, key.meaning, width: width)
    }
    lines += [""] + paragraph("Designs:")
    for design in SweepDesign.Name.allCases {
      lines += Wrapping.item(design.rawValue, design.meaning, width: width)
    }
    lines.append("")
    for text in [
      "points.csv: each point, what varies at it, its seed, how often it was played, and what went wrong if anything "
        + "did. runs.csv: the metrics of each run; empty where one is missing, as the time of an event that did not "
        + "come. summary.csv: over the runs that have the metric (their number is in replicates) the mean, its "
        + "standard error, 95% Student interval and quantiles. periods/: with keepPeriods, a file for each point.",
      "sensitivity.csv, for morris, saltelli and rankCorrelation: measures of the mean over a point's runs. A point one "
        + "of whose runs lacks the metric is left out and counted. Points for at most 20 parameters come from the Sobol "
        + "sequence, for more from a Latin hypercube (points_from).",
      "journal: every point as soon as it is finished, with a checksum on each line. After Ctrl-C or worse, --resume "
        + "goes on with it and ends in the same bytes; a torn last line is dropped. A sweep file, scenario or program "
        + "that has changed is refused. manifest.json comes last, with a SHA-256 of every file.",
    ] { lines += paragraph(text) + [""] }
    return lines.dropLast().map { $0 + "\n" }.joined()
  }

  private static func paragraph(_ text: String) -> [String] { Wrapping.lines(text, width: width) }
}
