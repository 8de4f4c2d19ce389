// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import ScenarioFiles

/// What stands behind `seedcorn describe factorial`: how remedies are combined and what their effects are.
enum FactorialGuide {
  static let name = "factorial"

  /// That of all that `describe` prints.
  private static let width = 80

  static var text: String {
    let paragraphs = [
      "seedcorn factorial BASE REMEDY... plays every combination (cell) of 1 to 6 remedies. A remedy is a scenario file "
        + "that extends BASE, directly or through others; what these say over BASE is laid over BASE, remedy after "
        + "remedy, then --set. Two remedies cannot set one parameter to different values, give different events or "
        + "name different base regimes, and none can change run.*.",
      "\(FactorialTables.cellsName): the metrics of summary.csv in each cell; a column for each remedy is 1 where it is "
        + "in force. Cells are named by their remedies, joined by \(FactorialDesign.separator), or "
        + "\(FactorialDesign.noRemedy). \(FactorialTables.replicatesName): the metrics of each replicate of each cell.",
      "\(FactorialTables.effectsName): effects on each metric. An effect is computed within each replicate, whose cells "
        + "share their luck, and then estimated over replicates with its 95% Student interval. y is the metric in a "
        + "cell, named by the remedies in force:",
    ]
    var lines = paragraphs.flatMap { Wrapping.lines($0, width: width) + [""] }
    for kind in FactorialEffect.Kind.allCases {
      lines += Wrapping.lines("\(kind.rawValue): \(kind.meaning)", indent: "  ", width: width)
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
