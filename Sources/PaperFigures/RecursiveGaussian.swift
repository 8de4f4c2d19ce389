// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import GSL
internal import Luck

/// A normal distribution refitted to samples of itself: Shumailov et al., Nature 2024.
enum RecursiveGaussian {
  static let paper = "Shumailov et al., Nature 2024 (arXiv 2305.17493)"

  /// E c/s of the standard deviation c of M records of a normal distribution with standard deviation s, in which the
  /// variance is unbiased: sqrt(2/(M - 1)) Gamma(M/2)/Gamma((M - 1)/2).
  static func expectedDeviation(records: Int) -> Double {
    let degrees = Double(records - 1)
    return (2 / degrees).squareRoot()
      * exp(SpecialFunctions.logGamma((degrees + 1) / 2) - SpecialFunctions.logGamma(degrees / 2))
  }

  /// E W2^2 between truth and model after so many fits: E m^2 + E (c - 1)^2, in units of s^2.
  static func expectedDistance(records: Int, fits: Int) -> Double {
    Double(fits) / Double(records) + 2 - 2 * pow(expectedDeviation(records: records), Double(fits))
  }

  /// E log variance after so many fits: that of chi^2 with M - 1 degrees of freedom over M - 1, for each.
  static func expectedLogVariance(records: Int, fits: Int) -> Double {
    let half = Double(records - 1) / 2
    return Double(fits) * (SpecialFunctions.digamma(half) - log(half))
  }

  static func groups() -> [RetrainingGroup] { [unbiased(), likelihood(), severalDimensions()] }

  private static func plan(records: Int, generations: Int) -> RetrainingPlan {
    var plan = RetrainingPlan()
    plan.synthetic = records
    plan.generations = generations
    return plan
  }

  private static func unbiased() -> RetrainingGroup {
    let records = 100
    func setting(_ fits: Int) -> String {
      "normal distribution N(0, 1), unbiased mean and variance, workflow replace, M = \(records) records per fit, "
        + "\(Wording.fits(fits))"
    }
    let readings = [(10, "0.1499"), (100, "1.4463")].flatMap { fits, printed in
      [
        LoopPlay<GaussianLearner>.Reading(
          RetrainingTarget(
            id: "B1.mean.n\(fits)", paper: paper, statement: "E mu^2, squared distance of the means",
            setting: setting(fits), published: "s2 n/M", expected: Double(fits) / Double(records), basis: .closedForm),
          fit: fits, .quantity("squared_bias")),
        LoopPlay<GaussianLearner>.Reading(
          RetrainingTarget(
            id: "B1.W2.n\(fits)", paper: paper, statement: "E W2^2, squared Wasserstein distance to the truth",
            setting: setting(fits), published: printed,
            expected: expectedDistance(records: records, fits: fits), basis: .closedForm,
            note: "s2 (n/M + 2 - 2 c4^n), c4 = sqrt(2/(M-1)) Gamma(M/2)/Gamma((M-1)/2); the paper's approximation "
              + "for few fits, 1.5 s2 n/M, is \(Wording.short(1.5 * Double(fits) / Double(records)))"),
          fit: fits, .quantity("wasserstein2_squared")),
        LoopPlay<GaussianLearner>.Reading(
          RetrainingTarget(
            id: "B1.logvar.n\(fits)", paper: paper,
            statement: "E log variance: almost every run loses it all in the end",
            setting: setting(fits), published: "n (digamma((M-1)/2) - log((M-1)/2))",
            expected: expectedLogVariance(records: records, fits: fits), basis: .closedForm,
            note: "while E variance stays at 1"),
          fit: fits, .model { log($0.variance[0]) }),
      ]
    }
    return LoopPlay(GaussianLearner(), plan(records: records, generations: 100)).group(readings)
  }

  private static func likelihood() -> RetrainingGroup {
    let records = 100
    let readings = [10, 100].map { fits in
      LoopPlay<GaussianLearner>.Reading(
        RetrainingTarget(
          id: "B1.mle.n\(fits)", paper: paper, statement: "E variance under maximum likelihood",
          setting: "normal distribution N(0, 1), maximum likelihood, workflow replace, M = \(records) records per fit, "
            + "\(Wording.fits(fits))",
          published: "s2 (1 - 1/M)^n", expected: pow(1 - 1 / Double(records), Double(fits)), basis: .closedForm),
        fit: fits, .quantity("variance"))
    }
    return LoopPlay(GaussianLearner(estimator: .mle), plan(records: records, generations: 100)).group(readings)
  }

  private static func severalDimensions() -> RetrainingGroup {
    let (records, fits, dimensions, deviation) = (100, 10, 10, 2.0)
    let target = RetrainingTarget(
      id: "B1.W2.d10", paper: paper, statement: "E W2^2 in ten dimensions",
      setting:
        "normal distribution N(0, s2 I) in d = \(dimensions) dimensions with s2 = \(Wording.short(deviation * deviation)), independent coordinates, "
        + "unbiased mean and variance, workflow replace, M = \(records) records per fit, \(Wording.fits(fits))",
      published: "exact form",
      expected: Double(dimensions) * deviation * deviation
        * expectedDistance(records: records, fits: fits),
      basis: .closedForm, note: "d s2 (n/M + 2 - 2 c4^n): every coordinate adds its own")
    return LoopPlay(
      GaussianLearner(dimensions: dimensions, standardDeviation: deviation),
      plan(records: records, generations: fits)
    ).group([LoopPlay<GaussianLearner>.Reading(target, fit: fits, .quantity("wasserstein2_squared"))])
  }
}
