// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

/// What a little fresh human data does for a loop that feeds on itself: it settles, wherever it begins.
enum FreshDataLoop {
  static let (real, synthetic, bias, loops) = (100, 900, 0.8, 60)
  static let (squaredMean, variance) = ("squared_mean", "variance")

  /// A loop by where it begins and what comes in.
  struct Course {
    let name: String
    let real: Int
    /// Mean and variance of the model that the first synthetic records come from.
    let start: (mean: Double, variance: Double)
  }

  static let courses = [
    Course(name: "from the truth", real: real, start: (0, 1)),
    Course(name: "from N(3, 5)", real: real, start: (3, 5)),
    Course(name: "from N(0, 0.01)", real: real, start: (0, 0.01)),
    Course(name: "no fresh records", real: 0, start: (0, 1)),
  ]

  static func exact(_ course: Course) -> [(squaredMean: Double, variance: Double)] {
    SelfConsumingLoops.freshDataCourse(
      real: Double(course.real), synthetic: Double(real + synthetic - course.real), bias: bias,
      start: (course.start.mean * course.start.mean, course.start.variance), fits: loops)
  }

  /// Mean square and variance after every fit, beside what they are expected to be.
  static func group(_ course: Course) -> RetrainingGroup {
    var plan = RetrainingPlan()
    plan.freshReal = course.real
    plan.synthetic = real + synthetic - course.real
    plan.sampling.bias = bias
    plan.generations = loops
    var play = LoopPlay(GaussianLearner(), plan)
    play.start = { learner, _, _ in
      var model = learner.truth
      model.mean[0] = course.start.mean
      model.variance[0] = course.start.variance
      return model
    }
    func target(_ quantity: String, _ fit: Int, _ expected: Double) -> RetrainingTarget {
      RetrainingTarget(
        id: "fresh-data-loop.\(course.name).\(quantity).\(fit)", paper: SelfConsumingLoops.paper,
        statement: "E \(quantity)", setting: course.name, published: "exact form", expected: expected,
        basis: .recursion)
    }
    let readings = exact(course).enumerated().flatMap { number, expected in
      [
        LoopPlay<GaussianLearner>.Reading(
          target(squaredMean, number + 1, expected.squaredMean), fit: number + 1, .quantity("squared_bias")),
        LoopPlay<GaussianLearner>.Reading(
          target(variance, number + 1, expected.variance), fit: number + 1, .quantity("variance")),
      ]
    }
    return play.group(replicates: 10_000, quickReplicates: 200, readings)
  }

  static let figure = Figure(
    id: "fresh-data-loop", title: "Loops with and without fresh human records, by where they begin",
    caption: "Mean variance and mean square of the mean, with 95% intervals, of a normal distribution that is refitted "
      + "to 1,000 records with sampling bias .8, of which 100 are fresh from the truth N(0, 1) or none: the fresh-data "
      + "loop settles at .35775 and .001882 wherever it begins. Dashed: the exact recursion.",
    source: SelfConsumingLoops.paper, method: "retraining loop with the learner gaussian, as by 'seedcorn retrain'",
    fullSize: "10,000 replicates of \(loops) fits", quickSize: "200 replicates of \(loops) fits", layout: .lines,
    series: "loop", horizontal: FigureAxis("fit", "fit"), vertical: FigureAxis("value", "value"),
    panels: [
      FigurePanel(variance, FigureAxis(variance, "mean variance", isLogarithmic: true)),
      FigurePanel(squaredMean, FigureAxis(squaredMean, "mean square of the mean", isLogarithmic: true)),
    ],
    isEstimated: true,
    references: Dictionary(uniqueKeysWithValues: courses.map { ("exact, " + $0.name, $0.name) }),
    referenceTitle: "exact"
  ) { simulations in
    var points: [FigurePoint] = []
    for course in courses {
      let rows = try await simulations.targets([group(course)])
      points += rows.enumerated().map { number, row in
        RetrainingCurve.point(row, course.name, Double(number / 2 + 1)).on(number % 2 == 0 ? squaredMean : variance)
      }
      points += exact(course).enumerated().flatMap { number, expected in
        [(squaredMean, expected.squaredMean), (variance, expected.variance)].map {
          FigurePoint("exact, " + course.name, .number(Double(number + 1)), $0.1).on($0.0)
        }
      }
    }
    return points
  }
}
