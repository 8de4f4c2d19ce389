// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Luck

/// Categorical loops on real and synthetic records together: Seddik et al., COLM 2024, in squared distance rather than
/// the paper's total variation.
///
/// Each fit has N real and n synthetic records, a = n/(N + n): p' = (1 - a) f + a x/n, where f are the frequencies of
/// the real ones and x is multinomial (n, p). With e = E|p - f|^2 or E|p - truth|^2,
/// E|x/n - f|^2 = (1 - E sum p^2)/n + e.
enum MixedLoops {
  static let paper = "Seddik et al., COLM 2024 (arXiv 2404.05090)"

  /// Limit of the squared distance to the frequencies of a fixed real set: a^2 (1 - S1)/n / (1 - a^2 (1 - 1/n)), with
  /// S1 = S + (1 - S)/N the expected sum of their squares and S that of the truth.
  static func fixedLimit(squares: Double, real: Double, synthetic: Double) -> Double {
    let share = synthetic / (real + synthetic)
    let setSquares = squares + (1 - squares) / real
    return share * share * (1 - setSquares) / synthetic / (1 - share * share * (1 - 1 / synthetic))
  }

  /// The same after so many fits: E sum p^2 = S1 + 2 a^t (S - S1) + e, the model after t fits being a^t of the truth it
  /// started from and else, in expectation, the fixed set.
  static func fixedDistance(squares: Double, real: Double, synthetic: Double, fits: Int) -> Double {
    let share = synthetic / (real + synthetic)
    let setSquares = squares + (1 - squares) / real
    var (distance, memory) = (setSquares - squares, 1.0)
    for _ in 0..<fits {
      let modelSquares = setSquares + 2 * memory * (squares - setSquares) + distance
      distance = share * share * ((1 - modelSquares) / synthetic + distance)
      memory *= share
    }
    return distance
  }

  /// Limit of the squared distance to the truth with fresh real records: (1 - S)/((N + n)(1 - a^2 (1 - 1/n))).
  static func freshLimit(squares: Double, real: Double, synthetic: Double) -> Double {
    let share = synthetic / (real + synthetic)
    return (1 - squares) / ((real + synthetic) * (1 - share * share * (1 - 1 / synthetic)))
  }

  static func groups() -> [RetrainingGroup] { [fixedSet(), freshSet()] }

  private static let (states, real, synthetic, fits) = (20, 100, 100, 40)
  private static let learner = CategoricalLearner(facts: states, exponent: 0)

  private static func setting(_ set: String, _ fits: Int) -> String {
    "categorical learner without smoothing, \(states) equal states, workflow replace, \(set), \(synthetic) synthetic "
      + "records per fit, \(Wording.fits(fits))"
  }

  private static func fixedSet() -> RetrainingGroup {
    var plan = RetrainingPlan()
    plan.synthetic = synthetic
    plan.fixedReal = real
    plan.generations = fits
    let squares = 1 / Double(states)
    let limit = fixedLimit(squares: squares, real: Double(real), synthetic: Double(synthetic))
    return LoopPlay(learner, plan).group(
      [2, fits].map { fits in
        .init(
          RetrainingTarget(
            id: "B7.fixed.t\(fits)", paper: paper, statement: "E squared distance to the fixed set's frequencies",
            setting: setting("a fixed set of N = \(real) real records", fits),
            published: "in total variation",
            expected: fixedDistance(
              squares: squares, real: Double(real), synthetic: Double(synthetic), fits: fits),
            basis: .ownDerivation,
            note: "recursion in squared distance; the limit a^2 (1-S1)/n / (1 - a^2 (1-1/n)) is \(Wording.short(limit))"
          ),
          fit: fits, .fixedReal { learner.squaredDistance(of: $0, to: $1) })
      })
  }

  private static func freshSet() -> RetrainingGroup {
    var plan = RetrainingPlan()
    plan.synthetic = synthetic
    plan.freshReal = real
    plan.generations = fits
    let target = RetrainingTarget(
      id: "B7.fresh", paper: paper, statement: "limit of E squared distance to the truth",
      setting: setting("N = \(real) fresh real records per fit", fits), published: "in total variation",
      expected: freshLimit(squares: 1 / Double(states), real: Double(real), synthetic: Double(synthetic)),
      basis: .ownDerivation,
      note: "(1-S)/((N+n)(1 - a^2 (1-1/n))) in squared distance; the start counts for less than 1e-20")
    return LoopPlay(learner, plan).group([.init(target, fit: fits, .quantity("l2_error"))])
  }
}
