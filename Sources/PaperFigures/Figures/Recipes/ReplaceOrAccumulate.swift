// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Luck

/// What keeping all data so far saves.
enum ReplaceOrAccumulate {
  static let (dimensions, records, fits) = (10, 50, 20)

  static func parameters(_ workflow: WorkflowRule, isQuick: Bool) -> RetrainingParameters {
    var parameters = RetrainingParameters()
    parameters.learning.learner = .regression
    parameters.learning.dimensions = dimensions
    parameters.workflow = workflow
    parameters.records = records
    parameters.generations = fits
    parameters.replicates = isQuick ? 500 : 10_000
    return parameters
  }

  /// Of a normal distribution.
  static let normalRecords = 10

  static func normalParameters(_ workflow: WorkflowRule, isQuick: Bool) -> RetrainingParameters {
    var parameters = parameters(workflow, isQuick: isQuick)
    parameters.learning.learner = .gaussian
    parameters.learning.dimensions = 1
    parameters.learning.estimator = .mle
    parameters.records = normalRecords
    return parameters
  }

  static let (regression, normal) = ("regression", "normal")

  static let figure = Figure(
    id: "replace-or-accumulate", title: "Models fitted to their own output, by workflow",
    caption: "Fitted to the last records alone (replace), or to all so far (accumulate); means with 95% intervals. "
      + "Above: squared error of prediction beyond the noise, least squares in 10 dimensions, 50 records a fit with new "
      + "inputs, answered by the fit before; exact: s2 d n/(T - d - 1) and s2 d sum 1/(i (i T - d - 1)). Below: variance "
      + "of a normal distribution fitted by maximum likelihood, 10 records a fit; exact: (1 - 1/n)^t and prod (1 - "
      + "1/(n i^2)).",
    source: AccumulatedRegression.paper + "; " + AccumulatedData.paper,
    method: "retraining loop with the learners regression and gaussian, as by 'seedcorn retrain'",
    fullSize: "10,000 replicates of 20 fits", quickSize: "500 replicates of 20 fits", layout: .lines,
    series: "workflow", horizontal: FigureAxis("fit", "fit"), vertical: FigureAxis("value", "value"),
    panels: [
      FigurePanel(
        regression, FigureAxis("squared_error", "squared error", startsAtZero: true), title: "regression"),
      FigurePanel(
        normal, FigureAxis("variance", "mean variance", startsAtZero: true), title: "normal distribution"),
    ],
    isEstimated: true, references: ["exact, replace": "replace", "exact, accumulate": "accumulate"],
    referenceTitle: "exact"
  ) { simulations in
    let single = AccumulatedRegression.singleError(dimensions: dimensions, records: records)
    let inverse = 1 / Double(normalRecords)
    let exact: [(WorkflowRule, error: (Int) -> Double, variance: (Int) -> Double)] = [
      (.replace, { Double($0) * single }, { pow(1 - inverse, Double($0)) }),
      (
        .accumulate,
        { AccumulatedRegression.freshDesignError(dimensions: dimensions, records: records, fits: $0) },
        { AccumulatedData.expectedVariance(records: normalRecords, fits: $0) }
      ),
    ]
    var points: [FigurePoint] = []
    for (workflow, error, variance) in exact {
      let errors = try await simulations.retraining(parameters(workflow, isQuick: simulations.isQuick))
      points += RetrainingCurve.points(errors, of: "squared_error", named: workflow.rawValue).map { $0.on(regression) }
      let variances = try await simulations.retraining(normalParameters(workflow, isQuick: simulations.isQuick))
      points += RetrainingCurve.points(variances, of: "variance", named: workflow.rawValue).map { $0.on(normal) }
      for (panel, value) in [(regression, error), (normal, variance)] {
        points += (1...fits).map {
          FigurePoint("exact, \(workflow.rawValue)", .number(Double($0)), value($0)).on(panel)
        }
      }
    }
    return points
  }
}
