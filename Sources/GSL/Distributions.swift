// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

/// Distribution functions and quantiles.
///
/// `…Cumulative` is the probability of a value up to and including the first argument; `…Quantile` is its inverse;
/// `…Mass` is the probability of one count. Every function returns `nan` where a parameter or a probability lies
/// outside the range stated with it, and throws nothing.
public enum Distributions {
  /// `value()` where the arguments are valid, otherwise `nan`.
  static func valid(_ condition: Bool, _ value: () -> Double) -> Double {
    guard condition else { return .nan }
    GSLLibrary.prepare()
    return value()
  }

  /// Whether `probability` is one.
  static func isProbability(_ probability: Double) -> Bool { probability >= 0 && probability <= 1 }
}
