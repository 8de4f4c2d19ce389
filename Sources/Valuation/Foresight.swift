// SPDX-License-Identifier: GPL-3.0-or-later

/// What a buyer who looks ahead counts beside the use of a record: what it does to the fidelity of the model trained on
/// it, as far as the square law of contamination goes (arXiv 2605.20279; the value of a record is our own reading).
///
/// A model trained on R records of which S are synthetic, rho = S/R, has log F_t = (1 - r) log F_(t-1) - b rho^2 and is
/// used from that period on. Utility goes with F^eta, so with an unchanged bundle of utility u in later periods
/// discounted utility, the sum of delta^s u_(t+s) over s = 0, 1, ..., changes with rho at
///
///     - eta u (1 + delta (1 - r) + delta^2 (1 - r)^2 + ...) 2 b rho = - eta u / (1 - delta (1 - r)) 2 b rho.
///
/// One more record that is human with probability h moves rho by (1 - h - rho)/R. Of what that is worth a buyer of
/// foresight phi counts the share phi: per record
///
///     phi eta u / (1 - delta (1 - r)) 2 b rho (h - 1 + rho)/R,
///
/// which is above 0 for a human record and below 0 for a synthetic one, and sums to 0 over the bundle.
public struct Foresight: Sendable {
  /// phi eta / (1 - delta (1 - r)).
  private let weight: Double
  /// b, 0 or more.
  private let coefficient: Double

  /// - Parameters:
  ///   - share: phi, 0 to 1.
  ///   - discount: delta, 0 to 1, with delta (1 - r) < 1.
  ///   - recovery: r, 0 to 1.
  ///   - coefficient: b, 0 or more.
  ///   - fidelityExponent: eta, 0 or more.
  public init(share: Double, discount: Double, recovery: Double, coefficient: Double, fidelityExponent: Double) {
    precondition(discount * (1 - recovery) < 1, "a horizon that ends")
    weight = share * fidelityExponent / (1 - discount * (1 - recovery))
    self.coefficient = coefficient
  }

  /// What a buyer sees ahead of it, prepared for one plan.
  public struct Outlook: BitwiseCopyable, Sendable {
    /// What a nat of log fidelity, lost once and recovered by the law, is worth to the buyer, $.
    public var stake = 0.0
    /// Synthetic share of what the model will be trained on, rho.
    public var contamination = 0.0
    /// 2 stake b rho / (R (1 + lambda)), $ per record.
    @usableFromInline var perRecord = 0.0

    public init() {}

    /// What `records` that are human with probability `human` add to the willingness to pay, $: of either sign.
    @inlinable @inline(__always)
    public func value(of records: Double, human: Double) -> Double {
      perRecord * records * (human - 1 + contamination)
    }
  }

  /// What a nat of log fidelity is worth to a buyer who keeps a utility of u = `utility` $ per period.
  public func stake(utility: Double) -> Double { weight * utility }

  /// The outlook of a buyer.
  /// - Parameters:
  ///   - stake: what a nat of log fidelity is worth to it, $.
  ///   - records: R >= 0 records on which the model will be trained; with none there is nothing to see.
  ///   - synthetic: those of them held to be synthetic.
  ///   - multiplier: 1 + lambda >= 1, with lambda the shadow price of the budget.
  public func outlook(stake: Double, records: Double, synthetic: Double, multiplier: Double) -> Outlook {
    var outlook = Outlook()
    outlook.stake = stake
    guard records > 0 else { return outlook }
    outlook.contamination = synthetic / records
    outlook.perRecord = 2 * coefficient * outlook.stake * outlook.contamination / (records * multiplier)
    return outlook
  }

  /// What training at a synthetic share of rho costs, stake x b rho^2, $.
  public func loss(stake: Double, contamination: Double) -> Double {
    stake * coefficient * contamination * contamination
  }
}
