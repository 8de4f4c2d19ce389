// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

/// A supplier's money and how it fares: one cache line, since whoever touches one of these touches most.
struct SupplierAccount: BitwiseCopyable, Sendable {
  /// What buyers paid for its data in this period, gross, $.
  var gross = 0.0
  /// The same spread over the periods that the payments cover, $ per period.
  var accrued = 0.0
  /// $ per period that the supplier bears while it produces, certification apart.
  var cost = 0.0
  /// Share of receipts that goes to the platform, or to the owner of the model sampled and the tax.
  var takeRate = 0.0
  /// What certificates, subsidies and penalties add to income from data, $.
  var extraIncome = 0.0
  var smoothedProfit = 0.0
  var sales: Int32 = 0
  var salesBefore: Int32 = 0
  /// Periods in a row with a loss.
  var lossStreak: Int32 = 0
  /// Last period that a contract obliges the supplier to deliver.
  var lockedUntil = Int32.min
}

extension SupplierAccount {
  /// Cost over what a sale leaves after the take rate: the price of a single sale that covers the cost, $.
  @inline(__always)
  var breakEven: Double { takeRate == 0 || cost == 0 ? cost : cost / (1 - takeRate) }

  /// The break-even price below which a posted price does not fall; the cost itself where the take rate leaves nothing,
  /// since no price would cover it.
  @inline(__always)
  var postedFloor: Double { takeRate < 1 ? breakEven : cost }
}

extension SupplierAccount: StateRecord {
  mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("gross", &gross)
    visitor.visit("accrued", &accrued)
    visitor.visit("cost", &cost)
    visitor.visit("takeRate", &takeRate)
    visitor.visit("extraIncome", &extraIncome)
    visitor.visit("smoothedProfit", &smoothedProfit)
    visitor.visit("sales", &sales)
    visitor.visit("salesBefore", &salesBefore)
    visitor.visit("lossStreak", &lossStreak)
    visitor.visit("lockedUntil", &lockedUntil)
  }
}
