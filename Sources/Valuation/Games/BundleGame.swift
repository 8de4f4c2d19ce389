// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

/// What a bundle is worth to a buyer who holds some records already: u(held + sum of v) - u(held).
public struct BundleGame: Sendable, Equatable {
  public let utility: BundleUtility
  /// W, in $.
  public let worth: Double
  /// E0 > 0, in effective records.
  public let scale: Double
  /// Effective records held besides, >= 0.
  public let held: Double

  public init(_ utility: BundleUtility, worth: Double, scale: Double, held: Double) {
    self.utility = utility
    self.worth = worth
    self.scale = scale
    self.held = held
  }

  /// What the bundle, of `total` effective records, loses without a supplier of `volume` of them.
  func loss(without volume: Double, of total: Double) -> Double {
    utility.gain(of: volume, above: max(0, held + total - volume), worth: worth, scale: scale)
  }

  /// The same as a game of its suppliers alone; nil where there are none or numbers are too large for one. By the data
  /// scaling law u(h + S) - u(h) = W' (1 - (1 + S/E0')^-gamma) with W' = W (1 + h/E0)^-gamma and E0' = E0 + h.
  func game(_ effective: [Double]) -> UtilityOfTotal? {
    let (shiftedWorth, shiftedScale) =
      switch utility.form {
      case .dataScaling(let exponent): (worth * exp(-exponent * log1p(held / scale)), scale + held)
      case .additive: (worth, scale)
      }
    guard !effective.isEmpty, shiftedWorth.isFinite, shiftedScale.isFinite, effective.reduce(0, +).isFinite else {
      return nil
    }
    return UtilityOfTotal(utility, worth: shiftedWorth, scale: shiftedScale, effective: effective)
  }
}
