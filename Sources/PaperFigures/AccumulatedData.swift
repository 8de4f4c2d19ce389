// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import GSL
internal import Luck

/// A normal distribution fitted to all data so far, or to a choice of it: Kazdan et al., ICML 2025.
enum AccumulatedData {
  static let paper = "Kazdan et al., ICML 2025 (arXiv 2410.16713)"

  /// E variance after t fits by maximum likelihood to all of the t n records so far: prod (1 - 1/(n i^2)).
  static func expectedVariance(records: Int, fits: Int) -> Double {
    (1...fits).reduce(1) { $0 * (1 - 1 / (Double(records) * Double($1) * Double($1))) }
  }

  /// What ``expectedVariance(records:fits:)`` tends to: sin(pi/sqrt n)/(pi/sqrt n), Euler's product.
  static func limitVariance(records: Int) -> Double {
    let angle = Double.pi / Double(records).squareRoot()
    // sin x/x = 1/(Gamma(1 + x/pi) Gamma(1 - x/pi)), by reflection.
    let ratio = angle / .pi
    return exp(-SpecialFunctions.logGamma(1 + ratio) - SpecialFunctions.logGamma(1 - ratio))
  }

  /// E mean^2 and E variance of a fit to n records chosen from all t n so far, truth N(0, 1).
  ///
  /// Of the records so far let q be the expected mean square and m the expected mean product of two different ones. The
  /// choice has E mean^2 = q/n + (1 - 1/n) m and E variance = q - m. The n next records, drawn from such a normal
  /// distribution, have the mean square q + (q - m)/n and among themselves the mean product q/n + (1 - 1/n) m; with
  /// those before it is q/(t n) + (1 - 1/(t n)) m, since the choice is expected to have the mean of all.
  static func subsampledMoments(records: Int, fits: Int) -> (squaredMean: Double, variance: Double) {
    let size = Double(records)
    var (square, product) = (1.0, 0.0)
    var squaredMean = 1 / size
    for fit in 1..<fits {
      let before = Double(fit) * size
      let all = before + size
      let across = square / before + (1 - 1 / before) * product
      let newSquare = square + (square - product) / size
      product =
        (before * (before - 1) * product + size * (size - 1) * squaredMean + 2 * before * size * across)
        / (all * (all - 1))
      square = (before * square + size * newSquare) / all
      squaredMean = square / size + (1 - 1 / size) * product
    }
    return (squaredMean, square - product)
  }

  static func groups() -> [RetrainingGroup] { [accumulate(), subsample()] }

  private static func accumulate() -> RetrainingGroup {
    let records = 10
    var plan = RetrainingPlan()
    plan.workflow = .accumulate
    plan.synthetic = records
    plan.generations = 1_000
    let readings = [1, 10, 100, 1_000].map { fits in
      LoopPlay<GaussianLearner>.Reading(
        RetrainingTarget(
          id: "B5.accumulate.t\(fits)", paper: paper, statement: "E variance when data accumulate",
          setting: "normal distribution N(0, 1), maximum likelihood, workflow accumulate, n = \(records) synthetic "
            + "records more for each fit, \(Wording.fits(fits))",
          published: "prod (1 - 1/(n i^2)), limit 0.84344", expected: expectedVariance(records: records, fits: fits),
          basis: .closedForm,
          note: "the limit sin(pi/sqrt n)/(pi/sqrt n) is \(Wording.short(limitVariance(records: records)))"),
        fit: fits, .quantity("variance"))
    }
    return LoopPlay(GaussianLearner(estimator: .mle), plan).group(quickReplicates: 500, readings)
  }

  private static func subsample() -> RetrainingGroup {
    let records = 100
    var plan = RetrainingPlan()
    plan.workflow = .accumulateSubsample
    plan.synthetic = records
    plan.generations = 100
    let readings = [20, 100].flatMap { fits -> [LoopPlay<GaussianLearner>.Reading] in
      let setting =
        "normal distribution N(0, 1), unbiased mean and variance, workflow accumulateSubsample, n = \(records) "
        + "synthetic records more for each fit and as many chosen from all, \(Wording.fits(fits))"
      let moments = subsampledMoments(records: records, fits: fits)
      let note = "exact recursion for squares and products of the records so far"
      return [
        .init(
          RetrainingTarget(
            id: "B5.subsample.W2.t\(fits)", paper: paper, statement: "E W2^2 when a choice of all data is fitted",
            setting: setting, published: "about 0.04 from fit 20 to 100", expected: 0.04,
            basis: .publishedApproximation,
            note: "no closed form: shown, not tested"),
          fit: fits, .quantity("wasserstein2_squared")),
        .init(
          RetrainingTarget(
            id: "B5.subsample.mean.t\(fits)", paper: paper, statement: "E mu^2 when a choice of all data is fitted",
            setting: setting, published: "exact form", expected: moments.squaredMean, basis: .ownDerivation,
            note: note),
          fit: fits, .quantity("squared_bias")),
        .init(
          RetrainingTarget(
            id: "B5.subsample.variance.t\(fits)", paper: paper,
            statement: "E variance when a choice of all data is fitted", setting: setting, published: "exact form",
            expected: moments.variance, basis: .ownDerivation, note: note),
          fit: fits, .quantity("variance")),
      ]
    }
    return LoopPlay(GaussianLearner(), plan).group(quickReplicates: 200, readings)
  }
}
