// SPDX-License-Identifier: GPL-3.0-or-later

public import GSL
internal import Luck

extension GaussianLearner {
  /// Half the width, in standard deviations, of the central interval that counts as reached, and its mass.
  private static var reach: Double { 2.576 }
  private static let reachedMass = 1 - 2 * Distributions.normalCumulative(-reach)

  /// KL and coverage are means over the coordinates; the Wasserstein distance is that of the whole.
  ///
  /// Coverage is the mean over the coordinates of the truth's mass within the model's mean plus or minus 2.576 standard
  /// deviations, over its value at the truth (0.990): 1 at the truth, and a little above it for a model that is too
  /// wide.
  public func divergence(of model: Model) -> Divergence {
    var kl = 0.0
    var reverse = 0.0
    var squaredDistance = 0.0
    var coverage = 0.0
    for place in 0..<dimensions {
      let (mean, variance) = (model.mean[place], model.variance[place])
      let deviation = variance.squareRoot()
      let logVariance = log(variance)
      kl += 0.5 * max(0, variance + mean * mean - 1 - logVariance)
      reverse += 0.5 * max(0, (1 + mean * mean) / variance - 1 + logVariance)
      squaredDistance += mean * mean + (deviation - 1) * (deviation - 1)
      coverage +=
        Distributions.normalCumulative(mean + Self.reach * deviation)
        - Distributions.normalCumulative(mean - Self.reach * deviation)
    }
    let count = Double(dimensions)
    return Divergence(
      kl: kl / count, reverseKL: reverse / count, wasserstein2: squaredDistance.squareRoot(),
      coverage: coverage / count / Self.reachedMass)
  }

  /// Of N(m, v) against N(0, 1): exp(m^2/(2 - v)) / sqrt(v (2 - v)) - 1, infinite from v = 2 on; mean over the
  /// coordinates.
  public func chiSquared(of model: Model, _ sampling: Sampling) -> Double? {
    var sum = 0.0
    for place in 0..<dimensions {
      let variance = model.variance[place] * sampling.bias
      guard variance < 2 else { return .infinity }
      let mean = model.mean[place]
      sum += exp(mean * mean / (2 - variance)) / (variance * (2 - variance)).squareRoot() - 1
    }
    return sum / Double(dimensions)
  }

  /// E KL of a fit on n records, per coordinate: E m^2 = 1/n, and log variance moves by
  /// digamma((n - 1)/2) - log((n - 1)/2) from the log of its expectation.
  public func cleanDivergence(records: Double) -> Double {
    if estimator == .knownVariance { return 0.5 / records }
    let half = (records - 1) / 2
    let expected = estimator == .mle ? (records - 1) / records : 1
    let logExpected = SpecialFunctions.digamma(half) - log(half) + log(expected)
    return 0.5 * max(0, expected + 1 / records - 1 - logExpected)
  }

  public static var quantities: [Quantity] {
    [
      Quantity(
        "squared_bias", unit: "square of the data's unit", "squared distance of the model's mean from the truth's"),
      Quantity("variance", unit: "square of the data's unit", "the model's variance, mean over the coordinates"),
      Quantity(
        "variance_median", unit: "square of the data's unit", "median over the replicates of variance", summary: .median
      ),
      Quantity(
        "standard_deviation", unit: "unit of the data", "the model's standard deviation, mean over the coordinates"),
      Quantity(
        "wasserstein2_squared", unit: "square of the data's unit",
        "squared 2-Wasserstein distance between model and truth, over all coordinates together"),
      Quantity("kl_divergence", unit: "nats", "KL(model || truth), mean over the coordinates"),
    ]
  }

  public func measure(
    _ model: Model, reference: GaussianRecords?, with luck: inout Sampler,
    into values: UnsafeMutableBufferPointer<Double>
  ) {
    var squaredBias = 0.0
    var variance = 0.0
    var deviation = 0.0
    var squaredSpread = 0.0
    var excess = 0.0
    for place in 0..<dimensions {
      let (mean, spread) = (model.mean[place], model.variance[place])
      let root = spread.squareRoot()
      squaredBias += mean * mean
      variance += spread
      deviation += root
      squaredSpread += (root - 1) * (root - 1)
      excess += max(0, spread + mean * mean - 1 - log(spread))
    }
    let count = Double(dimensions)
    let unit = standardDeviation
    values[0] = squaredBias * unit * unit
    values[1] = variance / count * unit * unit
    values[2] = values[1]
    values[3] = deviation / count * unit
    values[4] = (squaredBias + squaredSpread) * unit * unit
    values[5] = 0.5 * excess / count
  }
}
