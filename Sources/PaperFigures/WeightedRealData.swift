// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Luck

/// How much fresh human records should weigh beside synthetic ones: He, Xu and Cheng, 2025.
enum WeightedRealData {
  static let paper = "He, Xu and Cheng, 2025 (arXiv 2502.18049)"

  /// The best weight for k = n_real/n_synthetic, which is also the least limit of n_real E mu^2.
  static func bestWeight(ratio: Double) -> Double { ((ratio * ratio + 4 * ratio).squareRoot() - ratio) / 2 }

  /// n_real times the fixed point of v = w^2/n_r + (1-w)^2 (1/n_s + v), the error of the mean.
  static func limit(weight: Double, ratio: Double) -> Double {
    let rest = (1 - weight) * (1 - weight)
    return (weight * weight + rest * ratio) / (1 - rest)
  }

  static func groups() -> [RetrainingGroup] {
    [
      group(real: 100, synthetic: 100, weight: 0.5, id: "equal", printed: "above 0.618"),
      group(real: 100, synthetic: 100, weight: nil, id: "best", printed: "0.618"),
      group(real: 100, synthetic: 100, weight: 0.8, id: "heavy", printed: "above 0.618"),
      group(real: 100, synthetic: 400, weight: nil, id: "best.k025", printed: "(sqrt(k^2+4k)-k)/2"),
    ]
  }

  /// - Parameter weight: nil for the best.
  private static func group(
    real: Int, synthetic: Int, weight: Double?, id: String, printed: String
  ) -> RetrainingGroup {
    let fits = 40
    let ratio = Double(real) / Double(synthetic)
    let best = bestWeight(ratio: ratio)
    var plan = RetrainingPlan()
    plan.synthetic = synthetic
    plan.freshReal = real
    plan.realWeight = weight ?? best
    plan.generations = fits
    let play = LoopPlay(GaussianLearner(estimator: .knownVariance), plan)
    let target = RetrainingTarget(
      id: "B9.\(id)", paper: paper, statement: "limit of n_real E mu^2",
      setting:
        "normal distribution N(0, 1) with known variance, workflow replace, \(real) fresh human and \(synthetic) "
        + "synthetic records per fit, weight of the human ones "
        + (weight.map { "\($0), " } ?? "\(Wording.short(best)) (the best), ") + Wording.fits(fits),
      published: printed, expected: limit(weight: weight ?? best, ratio: ratio), basis: .closedForm,
      note: "fixed point of v = w^2/n_r + (1-w)^2 (1/n_s + v); "
        + (weight == nil
          ? "at the best weight it is the weight itself"
          : "the best weight, \(Wording.short(best)), gives \(Wording.short(limit(weight: best, ratio: ratio)))"))
    return play.group([.init(target, fit: fits, .model { Double(real) * $0.mean[0] * $0.mean[0] })])
  }
}
