// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import GSL
internal import Luck

/// Loops with a sampling bias, without and with fresh human records: Alemohammad et al., ICLR 2024.
enum SelfConsumingLoops {
  static let paper = "Alemohammad et al., ICLR 2024 (arXiv 2307.01850)"

  /// E mean^2 and E variance to which the fresh-data loop settles, truth N(0, 1).
  ///
  /// With a = n_s/n, mean and variance of the pooled records give
  /// m = a^2 m + (n_r + n_s L v)/n^2 and
  /// v (n - 1) = (n_r - 1) + n_s/n + ((n_s - 1) L + n_r L/n) v + (n_r n_s/n) m.
  /// - Parameters:
  ///   - real: fresh human records per fit, n_r.
  ///   - synthetic: synthetic records per fit, n_s.
  ///   - bias: sampling bias L.
  static func freshDataLimit(
    real: Double, synthetic: Double, bias: Double
  ) throws(GSLError) -> (squaredMean: Double, variance: Double) {
    let all = real + synthetic
    let share = synthetic / all
    let matrix = Matrix([
      [1 - share * share, -synthetic * bias / (all * all)],
      [-real * synthetic / all, all - 1 - (synthetic - 1) * bias - real * bias / all],
    ])
    let limit = try LinearAlgebra.solve(matrix, [real / (all * all), real - 1 + synthetic / all])
    return (limit[0], limit[1])
  }

  /// E mean^2 and E variance after each fit, from fit 1 on, by the two equations of ``freshDataLimit``; without human
  /// records those of the fully synthetic loop.
  /// - Parameter start: those of the model that the first synthetic records come from.
  static func freshDataCourse(
    real: Double, synthetic: Double, bias: Double, start: (squaredMean: Double, variance: Double), fits: Int
  ) -> [(squaredMean: Double, variance: Double)] {
    let all = real + synthetic
    let share = synthetic / all
    var (m, v) = start
    return (0..<fits).map { _ in
      let variance =
        ((real - 1) + share + ((synthetic - 1) * bias + real * bias / all) * v + real * share * m) / (all - 1)
      m = share * share * m + (real + synthetic * bias * v) / (all * all)
      v = variance
      return (m, v)
    }
  }

  static func groups() throws(GSLError) -> [RetrainingGroup] {
    [fullySynthetic(), try freshData(farStart: false), try freshData(farStart: true)]
  }

  private static func fullySynthetic() -> RetrainingGroup {
    let (records, bias) = (100, 0.8)
    var plan = RetrainingPlan()
    plan.synthetic = records
    plan.sampling.bias = bias
    plan.generations = 20
    let readings = [1, 5, 20].map { fits in
      LoopPlay<GaussianLearner>.Reading(
        RetrainingTarget(
          id: "B3.synthetic.t\(fits)", paper: paper, statement: "E variance in the fully synthetic loop",
          setting:
            "normal distribution N(0, 1), unbiased mean and variance, workflow replace, sampling bias L = \(bias), "
            + "\(records) synthetic records per fit, \(Wording.fits(fits))",
          published: "L^t", expected: pow(bias, Double(fits)), basis: .closedForm),
        fit: fits, .quantity("variance"))
    }
    return LoopPlay(GaussianLearner(), plan).group(readings)
  }

  private static func freshData(farStart: Bool) throws(GSLError) -> RetrainingGroup {
    let (real, synthetic, bias, fits) = (100, 900, 0.8, 120)
    let limit = try freshDataLimit(real: Double(real), synthetic: Double(synthetic), bias: bias)
    var plan = RetrainingPlan()
    plan.synthetic = synthetic
    plan.freshReal = real
    plan.sampling.bias = bias
    plan.generations = fits
    let start = farStart ? "a model far off, N(3, 5)" : "the truth"
    let suffix = farStart ? ".far" : ""
    let setting =
      "normal distribution N(0, 1), unbiased mean and variance, workflow replace, sampling bias L = \(bias), \(real) "
      + "fresh human and \(synthetic) synthetic records per fit, from \(start), \(Wording.fits(fits))"
    // The mean forgets its start more slowly, by a^2 = 0.81 a fit.
    let note =
      "solution of the loop's two equations for E mu^2 and E variance; after \(fits) fits the start counts for "
      + "less than 1e-9" + (farStart ? "; the same limit as from the truth" : "")
    var play = LoopPlay(GaussianLearner(), plan)
    if farStart {
      play.start = { learner, _, _ in
        var model = learner.truth
        model.mean[0] = 3
        model.variance[0] = 5
        return model
      }
    }
    return play.group([
      .init(
        RetrainingTarget(
          id: "B3.fresh.mean\(suffix)", paper: paper, statement: "limit of E mu^2 in the fresh-data loop",
          setting: setting, published: "0.001882", expected: limit.squaredMean, basis: .linearSystem, note: note),
        fit: fits, .quantity("squared_bias")),
      .init(
        RetrainingTarget(
          id: "B3.fresh.variance\(suffix)", paper: paper, statement: "limit of E variance in the fresh-data loop",
          setting: setting, published: "0.35775", expected: limit.variance, basis: .linearSystem, note: note),
        fit: fits, .quantity("variance")),
    ])
  }
}
