// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import GSL
internal import Luck

/// Least squares on human records and on synthetic ones of a model that is off: Dohmatob et al., Strong model collapse,
/// ICLR 2025.
enum StrongCollapse {
  static let paper = "Dohmatob et al., Strong model collapse, ICLR 2025 (arXiv 2410.04840)"

  /// The paper's limit for n, d to infinity with d/n = phi: s2 phi/(1-phi) + c2 (p2^2 + p1 p2 phi/(1-phi)).
  /// - Parameters:
  ///   - records: n.
  ///   - syntheticShare: p2, p1 = 1 - p2.
  ///   - noise: s2, variance of the response about its mean.
  ///   - offset: c2, expected squared distance of the synthetic records' coefficients from the truth.
  static func limit(records: Int, dimensions: Int, syntheticShare: Double, noise: Double, offset: Double) -> Double {
    let phi = Double(dimensions) / Double(records)
    let ratio = phi / (1 - phi)
    return noise * ratio
      + offset * (syntheticShare * syntheticShare + (1 - syntheticShare) * syntheticShare * ratio)
  }

  /// E|w - w*|^2 for finite n and d.
  ///
  /// Let G2 be the scatter matrix of the n2 synthetic inputs, A that of all n, and delta the offset, of covariance
  /// (c2/d) I. The fit errs by A^-1 G2 delta and by noise of covariance s2 A^-1. With G2 = A^1/2 B A^1/2, B is matrix
  /// beta (n2/2, n1/2) and independent of A, so that E|A^-1 G2 delta|^2 = (c2/d) E tr(A^-1 B A B). B is invariant under
  /// rotation: E[B_ij B_kl] = u [ij][kl] + y ([ik][jl] + [il][jk]), so that E[B A B] = (u + y) A + y tr(A) I. Its
  /// first element is beta (n2/2, n1/2), S = E B_11^2 = u + 2y = n2(n2 + 2)/(n(n + 2)), and its first minor of order 2
  /// has D = u - y = n2(n2 - 1)/(n(n - 1)). Since E[tr A tr A^-1] = d (nd - 2)/(n - d - 1),
  /// E = s2 d/(n-d-1) + c2 [S - y + y (nd - 2)/(n - d - 1)], y = (S - D)/3.
  static func expectedError(
    human: Int, synthetic: Int, dimensions: Int, noise: Double, offset: Double
  ) -> Double {
    let (second, count, order) = (Double(synthetic), Double(human + synthetic), Double(dimensions))
    let spare = count - order - 1
    let square = second * (second + 2) / (count * (count + 2))
    let minor = second * (second - 1) / (count * (count - 1))
    let product = (square - minor) / 3
    return noise * order / spare + offset * (square - product + product * (count * order - 2) / spare)
  }

  static func groups() -> [RetrainingGroup] {
    [
      group(records: 400, dimensions: 200, quickReplicates: 100, published: "1.500 (limit)"),
      group(records: 40, dimensions: 20, quickReplicates: 3_000, published: "exact form"),
    ]
  }

  private static func group(
    records: Int, dimensions: Int, quickReplicates: Int, published: String
  ) -> RetrainingGroup {
    let share = 0.5
    let synthetic = Int((share * Double(records)).rounded())
    var plan = RetrainingPlan()
    plan.freshReal = records - synthetic
    plan.synthetic = synthetic
    plan.generations = 1
    let limit = limit(records: records, dimensions: dimensions, syntheticShare: share, noise: 1, offset: 1)
    let target = RetrainingTarget(
      id: "B6.strong.n\(records)", paper: paper, statement: "E|w - w*|^2 on human and synthetic records together",
      setting:
        "least squares in d = \(dimensions) dimensions with inputs N(0, I) and noise variance s2 = 1, one fit to "
        + "n = \(records) records, the share p2 = \(share) of them synthetic with coefficients off by "
        + "N(0, (c2/d) I), c2 = 1",
      published: published,
      expected: expectedError(
        human: records - synthetic, synthetic: synthetic, dimensions: dimensions, noise: 1, offset: 1),
      basis: .ownDerivation,
      note: "finite n and d by the matrix beta distribution; the paper's limit for n, d to infinity with d/n = 0.5 is "
        + "\(Wording.short(limit))")
    var play = LoopPlay(RegressionLearner(dimensions: dimensions), plan)
    play.start = { learner, luck, sampler in
      sampler.begin(luck.key(.producerModel))
      let deviation = 1 / Double(learner.dimensions).squareRoot()
      return RegressionModel(coefficients: (0..<learner.dimensions).map { _ in sampler.gaussian(deviation) })
    }
    return play.group(
      quickReplicates: quickReplicates, [.init(target, fit: 1, .quantity("squared_error"))])
  }
}
