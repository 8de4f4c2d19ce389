// SPDX-License-Identifier: GPL-3.0-or-later

public import GSL
internal import Luck

/// How mean and variance are estimated.
public enum Estimator: String, CaseIterable, Sendable {
  /// Sample mean, and sample variance with divisor n - 1.
  case unbiased
  /// Sample mean, and sample variance with divisor n: maximum likelihood.
  case mle
  /// Sample mean alone; the variance is known and stays that of the truth.
  case knownVariance
}

/// A normal distribution with independent coordinates, refitted by mean and variance.
///
/// The truth is N(0, s^2 I). Records are never drawn one by one: the mean of n records from N(mu, v) is N(mu, v/n), and
/// independently of it their sum of squares about it is v chi^2 with n - 1 degrees of freedom, so that a fit costs the
/// same at every number of records. Source of the experiment: Shumailov et al., Nature 2024.
public struct GaussianLearner: Learner {
  /// Coordinates, 1 or more, all alike and independent.
  public let dimensions: Int
  /// Standard deviation s of the truth, above 0. Models are kept in units of it.
  public let standardDeviation: Double
  public let estimator: Estimator
  public let truth: Model

  public init(dimensions: Int = 1, standardDeviation: Double = 1, estimator: Estimator = .unbiased) {
    precondition(dimensions >= 1 && standardDeviation > 0, "a normal distribution has a dimension and a spread")
    self.dimensions = dimensions
    self.standardDeviation = standardDeviation
    self.estimator = estimator
    truth = Model(
      mean: [Double](repeating: 0, count: dimensions), variance: [Double](repeating: 1, count: dimensions))
  }

  /// Mean and variance of each coordinate, in units of s and s^2.
  public struct Model: Sendable, Equatable {
    public var mean: [Double]
    public var variance: [Double]

    public init(mean: [Double], variance: [Double]) {
      self.mean = mean
      self.variance = variance
    }
  }

  /// The least variance that a model has: the smallest normal number. Loops that lose variance without end reach it
  /// after hundreds to thousands of generations and stay there, with a KL of some 350 nats, rather than at a variance
  /// of 0 and an infinite KL.
  public static var leastVariance: Double { Double.leastNormalMagnitude }

  /// The greatest variance that a model has; loops whose sampling fattens the tails reach it.
  public static var greatestVariance: Double { 1e200 }

  public var noRecords: GaussianRecords { GaussianRecords(dimensions: dimensions) }

  /// A variance takes two records, a mean one.
  public var fewestRecords: Int { estimator == .knownVariance ? 1 : 2 }

  public func draw(
    _ amount: Double, from model: Model, _ sampling: Sampling, with luck: inout Sampler,
    into records: inout GaussianRecords
  ) {
    let count = amount.rounded()
    records.count = count
    guard count >= 1 else { return records.clear() }
    var draws = luck.draws
    for place in 0..<dimensions {
      records.mean[place] = draws.gaussian()
    }
    luck.draws = draws
    for place in 0..<dimensions {
      let variance = model.variance[place] * sampling.bias
      records.mean[place] = model.mean[place] + records.mean[place] * (variance / count).squareRoot()
      records.squares[place] = count > 1 ? variance * luck.chiSquared(degreesOfFreedom: count - 1) : 0
    }
  }

  public func add(_ more: GaussianRecords, to records: inout GaussianRecords) { records.add(more) }

  public func choose(
    _ amount: Double, of piles: [GaussianRecords], with luck: inout Sampler, into records: inout GaussianRecords
  ) {
    records.choose(Int(amount.rounded()), of: piles, with: &luck)
  }

  public func amount(of records: GaussianRecords) -> Double { records.count }

  public func fit(to training: TrainingSet<GaussianRecords>, _ model: inout Model) {
    let weights = FitWeights(
      real: training.real.count, synthetic: training.synthetic.count, realWeight: training.realWeight)
    let (real, synthetic) = (weights.real, weights.synthetic)
    // Weight of one record of each kind, and what makes the weighted sum of squares unbiased (Bessel's n/(n - 1) where
    // all records weigh the same).
    let perReal = training.real.count > 0 ? real / training.real.count : 0
    let perSynthetic = training.synthetic.count > 0 ? synthetic / training.synthetic.count : 0
    // Where one record has all the weight there is no spread to learn from.
    let freedom = estimator == .unbiased ? 1 - weights.sumOfSquares : 1
    let correction = freedom > 1e-12 ? 1 / freedom : 0
    for place in 0..<dimensions {
      let difference = training.real.mean[place] - training.synthetic.mean[place]
      model.mean[place] = real * training.real.mean[place] + synthetic * training.synthetic.mean[place]
      guard estimator != .knownVariance, correction > 0 else { continue }
      let spread =
        perReal * training.real.squares[place] + perSynthetic * training.synthetic.squares[place]
        + real * synthetic * difference * difference
      model.variance[place] = min(max(spread * correction, Self.leastVariance), Self.greatestVariance)
    }
  }
}

extension GaussianLearner.Model: StatePart {
  public mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("mean", &mean, .exactly(mean.count))
    visitor.visit("variance", &variance, .exactly(variance.count))
  }
}
