// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

/// What a bundle of effective records is worth to one buyer.
///
/// `dataScaling`: u(E) = W (1 - (1 + E/E0)^-gamma), the data scaling law of model loss turned into value.
/// `additive`: u(E) = W E. W, in $ per period, is the value scale A times F^eta, with F the fidelity of the buyer's
/// model.
public struct BundleUtility: Sendable, Equatable {
  public enum Form: Sendable, Equatable {
    /// gamma > 0.
    case dataScaling(exponent: Double)
    case additive
  }

  public let form: Form

  public init(_ form: Form) { self.form = form }

  /// Utility in $ of `effective` >= 0 effective records, with worth W and scaling constant E0 = `scale` > 0.
  public func value(_ effective: Double, worth: Double, scale: Double) -> Double {
    switch form {
    case .dataScaling(let exponent): -worth * expm1(-exponent * log1p(effective / scale))
    case .additive: worth * effective
    }
  }

  /// u(E + v) - u(E): what `added` >= 0 effective records add to `effective` held, without cancellation.
  public func gain(of added: Double, above effective: Double, worth: Double, scale: Double) -> Double {
    switch form {
    case .dataScaling(let exponent):
      // (1 + E/E0)^-gamma (1 - (1 + v/(E0 + E))^-gamma)
      -worth * exp(-exponent * log1p(effective / scale)) * expm1(-exponent * log1p(added / (scale + effective)))
    case .additive: worth * added
    }
  }

  /// u'(E), in $ per effective record.
  public func slope(_ effective: Double, worth: Double, scale: Double) -> Double {
    switch form {
    case .dataScaling(let exponent):
      worth * exponent / scale * exp(-(exponent + 1) * log1p(effective / scale))
    case .additive: worth
    }
  }

  /// The total at which u' = `slope` > 0, in effective records; below 0 where it is less already at 0. Where utility is
  /// additive, infinite if u' is more than `slope` everywhere, and 0 if not.
  public func total(ofSlope slope: Double, worth: Double, scale: Double) -> Double {
    switch form {
    case .dataScaling(let exponent): scale * expm1(log(worth * exponent / (scale * slope)) / (exponent + 1))
    case .additive: worth > slope ? .infinity : 0
    }
  }
}
