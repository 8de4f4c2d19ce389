// SPDX-License-Identifier: GPL-3.0-or-later

public import GSL

extension RegressionLearner {
  /// Half the width, in standard deviations, of the central interval that counts as reached, and its mass.
  private static var reach: Double { 2.576 }
  private static let reachedMass = 1 - 2 * Distributions.normalCumulative(-reach)

  private func squaredError(of model: RegressionModel) -> Double {
    model.coefficients.reduce(0) { $0 + $1 * $1 }
  }

  /// Divergences are those of the response given the inputs, mean over the inputs: KL is |w|^2/(2 s^2) either way, and
  /// the Wasserstein distance |w|/s. Coverage is the truth's mass within the prediction plus or minus 2.576 s, mean
  /// over the inputs, over its value at the truth (0.990).
  public func divergence(of model: RegressionModel) -> Divergence {
    let error = squaredError(of: model) / (noise * noise)
    let reached = 1 - 2 * Distributions.normalCumulative(-Self.reach / (1 + error).squareRoot())
    return Divergence(
      kl: error / 2, reverseKL: error / 2, wasserstein2: error.squareRoot(), coverage: reached / Self.reachedMass)
  }

  /// d/(2 (n - d - 1)), from the mean of the inverse of a Wishart matrix; infinite up to n = d + 1.
  public func cleanDivergence(records: Double) -> Double {
    let spare = records - Double(dimensions) - 1
    return spare > 0 ? Double(dimensions) / (2 * spare) : .infinity
  }

  public static var quantities: [Quantity] {
    [
      Quantity(
        "squared_error", unit: "square of the response's unit",
        "squared distance of the coefficients from the truth's: expected squared error of prediction beyond the noise"),
      Quantity("kl_divergence", unit: "nats", "KL(model || truth) of the response, mean over the inputs"),
    ]
  }

  public func measure(
    _ model: RegressionModel, reference: RegressionRecords?, with luck: inout Sampler,
    into values: UnsafeMutableBufferPointer<Double>
  ) {
    let error = squaredError(of: model)
    values[0] = error
    values[1] = error / (2 * noise * noise)
  }
}
