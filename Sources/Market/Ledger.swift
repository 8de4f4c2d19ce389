// SPDX-License-Identifier: GPL-3.0-or-later

/// The one double-entry ledger through which every dollar moves.
///
/// Where two parties keep records of a flow (data, fees, licences) an entry gives the amount as those who pay have it
/// and as those who are paid have it, and the two must agree. Other flows have one source; for them the check is that
/// the accounts' balances equal what agents' own accounts leave them, and sum to welfare computed without the ledger.
struct Ledger: Sendable {
  enum Account: Int, CaseIterable, Sendable {
    case buyers, sellers, producers, aggregators, policyMaker
    /// Outside the market: who pays for models, and where real resources go.
    case modelUsers, resources
  }

  struct Entry: Sendable {
    let name: StaticString
    let payer: Account
    let paid: Double
    let payee: Account
    let received: Double
    /// What both amounts are parts of, $: rounding in the whole is no error in a small part.
    let turnover: Double
  }

  private(set) var entries: [Entry] = []
  private(set) var balances = [Double](repeating: 0, count: Account.allCases.count)

  mutating func open() {
    entries.removeAll(keepingCapacity: true)
    for account in balances.indices { balances[account] = 0 }
  }

  mutating func enter(
    _ name: StaticString, from payer: Account, _ paid: Double, to payee: Account, _ received: Double,
    partOf turnover: Double = 0
  ) {
    entries.append(Entry(name: name, payer: payer, paid: paid, payee: payee, received: received, turnover: turnover))
    balances[payer.rawValue] -= paid
    balances[payee.rawValue] += received
  }

  /// All that was paid, $: what balances, which can be small differences of it, are as exact as.
  var turnover: Double { entries.reduce(0) { $0 + abs($1.paid) } }

  func balance(_ account: Account) -> Double { balances[account.rawValue] }

  /// Relative difference up to which two sums of the same money in another order agree.
  static let tolerance = 1e-9

  static func agree(_ left: Double, _ right: Double, turnover: Double) -> Bool {
    abs(left - right) <= tolerance * (abs(left) + abs(right) + turnover) + 1e-12
  }

  /// Stops the run when an entry does not balance.
  func check(period: Int) throws(MarketError) {
    for entry in entries where !Self.agree(entry.paid, entry.received, turnover: entry.turnover) {
      throw MarketError(
        .booksDoNotBalance,
        "period \(period): the books do not balance: \(entry.name) takes \(entry.paid) from \(entry.payer) but brings "
          + "\(entry.received) to \(entry.payee)")
    }
  }
}
