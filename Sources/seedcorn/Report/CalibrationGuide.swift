// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import ScenarioFiles

/// What stands behind `seedcorn describe calibrate`: the file, the methods and the tables.
enum CalibrationGuide {
  static let name = "calibrate"

  /// That of all that `describe` prints.
  private static let width = 80

  private static let methods = [
    (
      "moments",
      "the simulated method of moments (McFadden 1989, Duffie and Singleton 1993): the mean metrics over replicates "
        + "come as near to the targets as they can, each weighted by one over its squared standard error; Sobol points, "
        + "then the simplex method of Nelder and Mead from the best three, with the same luck everywhere. Standard errors "
        + "hold the targets' errors and the simulation's luck, J tests whether the model can meet the targets at all."
    ),
    (
      "abc",
      "approximate Bayesian computation by rejection: parameters drawn from their priors, each played with luck of its "
        + "own; to its metrics an error as large as each target's is added (Wilkinson 2013), and the nearest to the targets "
        + "are a sample of the posterior. Adjusted: by a local linear regression (Beaumont et al. 2002)."
    ),
    ("both", "the one after the other."),
  ]

  private static let tables = [
    (
      CalibrationTables.calibrationName,
      "each parameter by each method (other_optimum: another place nearly as near to the targets) with its standard "
        + "error (of abc the posterior's deviation), 95% interval, the ends of its prior, and whether it is identified: its "
        + "standard error is below the prior's deviation (of abc: the posterior's deviation is below 0.9 of the prior's)."
    ),
    (
      CalibrationTables.momentsName,
      "each target beside what was simulated at the estimate; difference is in standard errors of the target."
    ),
    (
      CalibrationTables.fitName,
      "distance: the sum of squared differences; statistic, degrees_of_freedom, p_value: the test; information: by how "
        + "many standard errors the targets change over a parameter's whole prior; weak_direction: the same along a "
        + "combination of places in the priors that they hardly tell, with its weights; remaining_spread: the posterior's "
        + "deviation of the place in the prior over the prior's."
    ),
    (
      CalibrationTables.posteriorName,
      "each accepted draw with its parameters, those adjusted and their weights, and its metrics, the targets' errors "
        + "included."
    ),
  ]

  static var text: String {
    var lines = Wrapping.lines(
      "seedcorn calibrate FILE finds values of a scenario's parameters at which its metrics meet targets that were "
        + "measured. The file is YAML; its keys:", width: width)
    lines += CalibrationKey.allCases.flatMap { entry($0.rawValue, $0.meaning) }
    lines += ["", "Methods:"] + methods.flatMap { entry($0.0, $0.1) }
    lines += ["", "Tables (--out):"] + tables.flatMap { entry($0.0, $0.1) }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func entry(_ name: String, _ meaning: String) -> [String] {
    Wrapping.item(name, meaning, width: width)
  }
}
