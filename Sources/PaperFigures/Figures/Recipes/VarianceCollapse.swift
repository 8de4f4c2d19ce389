// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Luck

/// How a normal distribution that is refitted to samples of itself narrows.
enum VarianceCollapse {
  static let records = [10, 30, 100]
  static let generations = 50

  static func parameters(records: Int, isQuick: Bool) -> RetrainingParameters {
    var parameters = RetrainingParameters()
    parameters.learning.learner = .gaussian
    parameters.learning.estimator = .mle
    parameters.records = records
    parameters.generations = isQuick ? 10 : generations
    parameters.replicates = isQuick ? 500 : 10_000
    return parameters
  }

  private static func name(_ records: Int) -> String { "M = \(records)" }

  static let figure = Figure(
    id: "variance-collapse", title: "Variance of a normal distribution refitted to its own samples",
    caption: "Mean variance, with 95% intervals, of a normal distribution that is fitted by maximum likelihood to M "
      + "records of the fit before; the exact mean is (1 - 1/M)^n of the first variance after n fits.",
    source: RecursiveGaussian.paper, method: "retraining loop with the learner gaussian, as by 'seedcorn retrain'",
    fullSize: "10,000 replicates of 50 fits", quickSize: "500 replicates of 10 fits", layout: .lines,
    series: "records", horizontal: FigureAxis("fit", "fit"),
    vertical: FigureAxis("variance", "mean variance", startsAtZero: true), isEstimated: true,
    references: Dictionary(uniqueKeysWithValues: records.map { ("exact, " + name($0), name($0)) }),
    referenceTitle: "exact"
  ) { simulations in
    var points: [FigurePoint] = []
    for records in records {
      let parameters = parameters(records: records, isQuick: simulations.isQuick)
      let rows = try await simulations.retraining(parameters)
      points += RetrainingCurve.points(rows, of: "variance", named: name(records))
      points += (0...parameters.generations).map {
        FigurePoint("exact, " + name(records), .number(Double($0)), pow(1 - 1 / Double(records), Double($0)))
      }
    }
    return points
  }
}
