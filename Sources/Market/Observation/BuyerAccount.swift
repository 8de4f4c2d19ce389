// SPDX-License-Identifier: GPL-3.0-or-later

/// What a buyer gained and paid in one period, as the ledger has it but for tests in the sandbox, which are not kept
/// buyer by buyer.
public struct BuyerAccount: Sendable, Equatable {
  /// What its model earned less royalties on that, and licences for the model, $.
  public let income: Double
  /// What it paid for data, shares of what the model earned included, $.
  public let payment: Double

  public init(income: Double, payment: Double) {
    self.income = income
    self.payment = payment
  }

  /// Net utility, $.
  public var net: Double { income - payment }
}

extension World {
  func account(of buyer: Int) -> BuyerAccount {
    BuyerAccount(
      income: buyers.utility[buyer] * (1 - owedRoyalty(buyer)) + buyers.licenceIncome[buyer],
      payment: buyers.spend[buyer] + buyers.sharesPaid[buyer])
  }
}
