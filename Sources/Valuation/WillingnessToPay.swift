// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

/// Large-market willingness to pay: the highest price at which a buyer would still take an offer, given the effective
/// records E that it plans to hold and the shadow price lambda of its budget,
///
///     MWP(v) = [u(S with the offer) - u(S without it)] / (1 + lambda),   u(with) = u(max(E, v)), u(without) = u(max(0,
///     E - v)).
///
/// The plan counts the offer as taken, so that an offer in the bundle is worth what the bundle would lose without it.
/// As utility is concave, an offer that is refused at this price would be refused on top of the bundle all the more.
public struct WillingnessToPay: Sendable {
  /// One buyer's plan, prepared so that an evaluation needs neither a division nor a power.
  public struct Plan: BitwiseCopyable, Sendable {
    /// 1/(E0 + E).
    @usableFromInline var inverse: Double
    /// W (1 + E/E0)^-gamma / (1 + lambda), or W / (1 + lambda) when utility is additive.
    @usableFromInline var weight: Double
    /// E.
    @usableFromInline var planned: Double
    /// W / (1 + lambda).
    @usableFromInline var worth: Double
    /// E0.
    @usableFromInline var scale: Double

    /// W / (1 + lambda): the value of an effective record when utility is additive, $.
    @inlinable public var valuePerRecord: Double { worth }

    public init() {
      inverse = 0
      weight = 0
      planned = 0
      worth = 0
      scale = 1
    }
  }

  /// Relative size v/(E0 + E) up to which the series is used: with gamma up to 1 its first omitted term is then below
  /// 1e-12 of the sum, with gamma 5 below 1e-10.
  @usableFromInline static let seriesLimit = 0.03
  /// The same for the first four terms, which is where almost all offers of a large market lie.
  @usableFromInline static let shortSeriesLimit = 0.001

  @usableFromInline let utility: BundleUtility
  @usableFromInline let isAdditive: Bool
  @usableFromInline let exponent: Double
  /// Coefficients of (1 - y)^-gamma - 1 = c1 y + c2 y^2 + ..., each (gamma + n - 1)/n of the one before.
  @usableFromInline let c1, c2, c3, c4, c5, c6, c7, c8: Double

  public init(_ utility: BundleUtility) {
    self.utility = utility
    switch utility.form {
    case .additive:
      isAdditive = true
      exponent = 0
    case .dataScaling(let gamma):
      isAdditive = false
      exponent = gamma
    }
    c1 = exponent
    c2 = c1 * (exponent + 1) / 2
    c3 = c2 * (exponent + 2) / 3
    c4 = c3 * (exponent + 3) / 4
    c5 = c4 * (exponent + 4) / 5
    c6 = c5 * (exponent + 5) / 6
    c7 = c6 * (exponent + 6) / 7
    c8 = c7 * (exponent + 7) / 8
  }

  /// A plan to hold `planned` >= 0 effective records at worth W, scaling constant E0 and multiplier 1 + lambda >= 1.
  public func plan(holding planned: Double, worth: Double, scale: Double, multiplier: Double) -> Plan {
    var plan = Plan()
    plan.planned = planned
    plan.worth = worth / multiplier
    plan.scale = scale
    if isAdditive {
      plan.weight = plan.worth
    } else {
      plan.inverse = 1 / (scale + planned)
      plan.weight = plan.worth * exp(-exponent * log1p(planned / scale))
    }
    return plan
  }

  /// The willingness to pay, in $, for an offer of `volume` >= 0 effective records.
  @inlinable @inline(__always)
  public func callAsFunction(_ volume: Double, _ plan: Plan) -> Double {
    if isAdditive { return plan.weight * volume }
    let y = volume * plan.inverse
    if y <= Self.shortSeriesLimit && volume <= plan.planned {
      return plan.weight * y * (c1 + y * (c2 + y * (c3 + y * c4)))
    }
    if y <= Self.seriesLimit && volume <= plan.planned {
      let tail = c5 + y * (c6 + y * (c7 + y * c8))
      return plan.weight * y * (c1 + y * (c2 + y * (c3 + y * (c4 + y * tail))))
    }
    return large(volume, plan)
  }

  /// The same in closed form, for an offer that is a sizeable part of the bundle or exceeds the plan.
  @usableFromInline
  func large(_ volume: Double, _ plan: Plan) -> Double {
    volume >= plan.planned
      ? -plan.worth * expm1(-exponent * log1p(volume / plan.scale))
      : plan.weight * expm1(-exponent * log1p(-volume * plan.inverse))
  }
}
