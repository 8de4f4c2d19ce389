// SPDX-License-Identifier: GPL-3.0-or-later

/// log F <- (1 - r) log F - b rho^2.
///
/// With r = 0 and constant rho, log F_t = log F_0 - b t rho^2 (arXiv 2605.20279, b = 0.183): every loss is final. With
/// r > 0 it settles at -b rho^2 / r.
public struct SquareLaw: Sendable, Equatable {
  /// b >= 0.
  public let coefficient: Double
  /// r in [0, 1].
  public let recovery: Double

  public init(coefficient: Double, recovery: Double) {
    self.coefficient = coefficient
    self.recovery = recovery
  }

  @inlinable
  public func logFidelity(after logFidelity: Double, contamination: Double) -> Double {
    (1 - recovery) * logFidelity - coefficient * contamination * contamination
  }
}
