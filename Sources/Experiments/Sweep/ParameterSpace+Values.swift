// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import GSL
internal import Luck
public import ScenarioFiles

extension SweptParameter {
  /// The value at a place of the unit interval: the quantile of a distribution; equal parts of the interval for each
  /// value of a list and each whole number of a range.
  /// - Parameter place: 0 to 1.
  func value(at place: Double) -> SweptValue {
    switch values {
    case .list(let values): values[min(values.count - 1, Int(place * Double(values.count)))]
    case .range(let range): value(range.value(at: place, isWhole: isWhole))
    case .distribution(let distribution): value(distribution.quantile(place))
    }
  }

  /// The values that a grid takes, in order.
  var steps: [SweptValue] {
    switch values {
    case .list(let values): return values
    case .range(let range):
      let steps = range.steps ?? 2
      return (0..<steps).map { step in
        if step == 0 { return value(range.low) }
        if step == steps - 1 { return value(range.high) }
        let place = Double(step) / Double(max(1, steps - 1))
        return value(
          Self.tidy(
            range.isLog ? range.low * pow(range.high / range.low, place) : range.low + place * (range.high - range.low))
        )
      }
    case .distribution(let distribution):
      let steps = distribution.steps ?? 1
      return (0..<steps).map { value(distribution.quantile((Double($0) + 0.5) / Double(steps))) }
    }
  }

  /// The number to twelve digits: 0.15 instead of 0.15000000000000002.
  private static func tidy(_ number: Double) -> Double {
    guard number != 0 else { return 0 }
    let scale = pow(10, 11 - (log(abs(number)) / log(10)).rounded(.down))
    let tidy = (number * scale).rounded() / scale
    return tidy.isFinite ? tidy : number
  }

  private func value(_ number: Double) -> SweptValue {
    guard isWhole else { return .value(.number(number)) }
    return .value(.integer(Int(number.rounded())))
  }
}

extension ValueRange {
  /// - Parameter isWhole: whether each whole number of the range has an equal part of the interval (or, on a log scale,
  ///   the part that is nearest to it).
  fileprivate func value(at place: Double, isWhole: Bool) -> Double {
    if isLog { return min(high, max(low, low * pow(high / low, place))) }
    if isWhole { return min(high, low + (place * (high - low + 1)).rounded(.down)) }
    return min(high, low + place * (high - low))
  }
}

extension ValueDistribution {
  /// The quantile of the distribution cut off at `low` and `high`: F^-1(F(low) + p (F(high) - F(low))).
  /// - Parameter probability: 0 to 1.
  public func quantile(_ probability: Double) -> Double {
    let (first, last) = (cumulative(low), cumulative(high))
    let value = uncutQuantile(first + probability * (last - first))
    return min(high, max(low, value))
  }

  /// Whether so little of the distribution lies between `low` and `high` that its quantiles there are lost in rounding.
  var isBeyondItsTail: Bool { !(cumulative(high) - cumulative(low) > 1e-9) }

  private func cumulative(_ value: Double) -> Double {
    if value == -.infinity { return 0 }
    if value == .infinity { return 1 }
    switch shape {
    case .normal(let mean, let deviation):
      return Distributions.normalCumulative(value, mean: mean, standardDeviation: deviation)
    case .lognormal(let median, let deviation):
      return value <= 0 ? 0 : Distributions.logNormalCumulative(value, zeta: log(median), sigma: deviation)
    case .beta(let a, let b): return Distributions.betaCumulative(value, a: a, b: b)
    case .triangular(let low, let mode, let high):
      if value <= low { return 0 }
      if value >= high { return 1 }
      return value < mode
        ? (value - low) * (value - low) / ((high - low) * (mode - low))
        : 1 - (high - value) * (high - value) / ((high - low) * (high - mode))
    }
  }

  private func uncutQuantile(_ probability: Double) -> Double {
    switch shape {
    case .normal(let mean, let deviation):
      Distributions.normalQuantile(probability, mean: mean, standardDeviation: deviation)
    case .lognormal(let median, let deviation):
      Distributions.logNormalQuantile(probability, zeta: log(median), sigma: deviation)
    case .beta(let a, let b): Distributions.betaQuantile(probability, a: a, b: b)
    case .triangular(let low, let mode, let high):
      probability * (high - low) < mode - low
        ? low + (probability * (high - low) * (mode - low)).squareRoot()
        : high - ((1 - probability) * (high - low) * (high - mode)).squareRoot()
    }
  }
}
