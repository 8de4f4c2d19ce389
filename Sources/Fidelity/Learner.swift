// SPDX-License-Identifier: GPL-3.0-or-later

/// How a model that is retrained each period keeps or loses fidelity F, in (0, 1]. A new learner is one new case with
/// its own file.
public enum Learner: Sendable, Equatable {
  /// The square law of contamination.
  case law(SquareLaw)

  /// Log fidelity after training on a bundle with synthetic share `contamination` in [0, 1].
  @inlinable
  public func logFidelity(after logFidelity: Double, contamination: Double) -> Double {
    switch self {
    case .law(let law): law.logFidelity(after: logFidelity, contamination: contamination)
    }
  }
}
