// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

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

  static let figure = Figure(
    id: "replace-or-accumulate", title: "Error of a regression fitted to its own output, by workflow",
    caption: "Mean squared error of prediction beyond the noise, with 95% intervals: least squares in 10 dimensions, "
      + "50 records a fit with new inputs, answered by the fit before; the last records alone, or all so far. Exact: "
      + "s2 d n/(T - d - 1) and s2 d sum 1/(i (i T - d - 1)).",
    source: AccumulatedRegression.paper,
    method: "retraining loop with the learner regression, as by 'seedcorn retrain'",
    fullSize: "10,000 replicates of 20 fits", quickSize: "500 replicates of 20 fits", layout: .lines,
    series: "workflow", horizontal: FigureAxis("fit", "fit"),
    vertical: FigureAxis("squared_error", "squared error", startsAtZero: true), isEstimated: true,
    references: ["exact, replace": "replace", "exact, accumulate": "accumulate"], referenceTitle: "exact"
  ) { simulations in
    let single = AccumulatedRegression.singleError(dimensions: dimensions, records: records)
    let exact: [(WorkflowRule, (Int) -> Double)] = [
      (.replace, { Double($0) * single }),
      (
        .accumulate,
        { AccumulatedRegression.freshDesignError(dimensions: dimensions, records: records, fits: $0) }
      ),
    ]
    var points: [FigurePoint] = []
    for (workflow, error) in exact {
      let rows = try await simulations.retraining(parameters(workflow, isQuick: simulations.isQuick))
      points += RetrainingCurve.points(rows, of: "squared_error", named: workflow.rawValue)
      points += (1...fits).map { FigurePoint("exact, \(workflow.rawValue)", .number(Double($0)), error($0)) }
    }
    return points
  }
}
