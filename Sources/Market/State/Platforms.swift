// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

/// Aggregators between sellers and buyers, as columns.
struct Platforms: Sendable {
  /// Take rate tau in [0, 1].
  var fee: [Double] = []
  /// Place between contract.feeLow and contract.feeHigh, drawn once; -1 for entrants, whose fee is their own.
  var feeRank: [Double] = []
  /// What the platform kept this period, $.
  var income: [Double] = []
  var incomeBefore: [Double] = []
  /// Direction, +1 or -1, in which a hill-climbing platform moved its fee last.
  var direction: [Double] = []
  /// Net pay per effective record of its sellers, $; of what it would pay when it has none.
  var netPay: [Double] = []

  var count: Int { fee.count }

  mutating func add(fee: Double, rank: Double) {
    self.fee.append(fee)
    feeRank.append(rank)
    income.append(0)
    incomeBefore.append(0)
    direction.append(1)
    netPay.append(0)
  }
}

/// As many as there are: events may have brought some.
extension Platforms: StatePart {
  mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("fee", &fee, .any)
    let each = StateCount.exactly(count)
    visitor.visit("feeRank", &feeRank, each)
    visitor.visit("income", &income, each)
    visitor.visit("incomeBefore", &incomeBefore, each)
    visitor.visit("direction", &direction, each)
    visitor.visit("netPay", &netPay, each)
  }
}
