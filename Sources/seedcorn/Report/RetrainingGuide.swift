// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Fidelity

/// What stands behind `seedcorn describe retrain`: parameters and quantities of experiments without a market.
enum RetrainingGuide {
  static let name = "retrain"

  /// That of all that `describe` prints.
  private static let width = 80

  static var text: String {
    var lines = ["Parameters of a retraining experiment: keys of its YAML file, and options in kebab-case.", ""]
    for setting in RetrainingParameters.table {
      let standard = setting.defaultValue == .text("") ? "none" : "\(setting.defaultValue)"
      let unit = setting.unit.isEmpty ? "" : ", \(setting.unit)"
      lines.append("\(setting.key)  (default \(standard); \(setting.range)\(unit))")
      lines += Wrapping.lines(setting.meaning, indent: "  ", width: Self.width)
    }
    lines += [""]
    lines += Wrapping.lines(
      "\(GenerationTable.fileName) has a row for each quantity of each generation; generation g is the state after g "
        + "fits, 0 the truth. mean is the mean over replicates (of variance_median the median), with its standard "
        + "error; both are empty where the quantity is infinite in a replicate; replicates are those in which it is "
        + "not.",
      width: width)
    for rule in LearnerRule.allCases {
      lines += ["", "quantities of \(rule.rawValue):"]
      for quantity in rule.quantities {
        lines += Wrapping.lines(
          "\(quantity.name) (\(quantity.unit)): \(quantity.meaning)", indent: "  ", width: Self.width)
      }
    }
    lines += [""]
    lines += Wrapping.lines(
      "\(CollapseLawTable.fileName) (--law): the regression of mean log quality on t rho^2 with an intercept; standard "
        + "errors are Newey and West's within each synthetic share; predicted is half the chi^2 divergence of the "
        + "first generation's records. \(CollapseLawTable.pathsFileName): the paths; course is what becomes of quality "
        + "(none, falls, slows, settles, unknown).",
      width: width)
    return lines.map { $0 + "\n" }.joined()
  }
}
