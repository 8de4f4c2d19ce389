// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether remedies do more together than the sum of what each does alone.
public enum Additivity: String, Sendable {
  case superAdditive = "super-additive"
  case subAdditive = "sub-additive"
  /// The interval covers 0.
  case notDetected = "no difference detected"
  /// Fewer than two replicates have a value.
  case unknown = "no interval"

  /// - Parameter synergy: what is left of the effect of all after the sum of the single ones.
  public init(synergy: Estimate) {
    self =
      synergy.low > 0
      ? .superAdditive : synergy.high < 0 ? .subAdditive : synergy.halfWidth.isNaN ? .unknown : .notDetected
  }
}
