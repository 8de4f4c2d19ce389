// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

extension World {
  /// Every active supplier makes this period's records at its whole cost, under every rule alike. With foresight a
  /// seller skips a period in which it expects to receive less than its cost, unless a contract obliges it to deliver.
  mutating func produce() {
    let before = tally.certifiedBefore
    tally = PeriodTally()
    tally.certifiedBefore = before
    prepareLineage()
    for supplier in 0..<suppliers.count { suppliers.isProducing[supplier] = suppliers.isActive[supplier] }
    if parameters.sellers.participation == .foresight { skipLosingPeriods() }
    decideProvenance()
    openAccounts()
    producing.lay(below: suppliers.count) { suppliers.isProducing[$0] }
    offering.lay(below: suppliers.count) { suppliers.isOffering[$0] }
    absent.lay(below: suppliers.count) { !suppliers.isActive[$0] }
  }

  /// Begins each supplier's account of the period: nothing earned or sold yet, the cost and take rate that now hold,
  /// and whether it offers, which it does not once it has resolved to leave and only delivers what it owes.
  private mutating func openAccounts() {
    let patience = Int32(clamping: parameters.sellers.patience)
    let licence = parameters.producers.modelLicence + parameters.taxRate
    for supplier in 0..<suppliers.count {
      var account = suppliers.accounts[supplier]
      account.gross = 0
      account.accrued = 0
      account.extraIncome = 0
      account.salesBefore = account.sales
      account.sales = 0
      if supplier < suppliers.sellers {
        let platform = Int(suppliers.aggregator[supplier])
        account.takeRate = platform < 0 ? 0 : platforms.fee[platform]
      } else {
        // Rates that leave nothing may sum to a little above 1, and break-even prices would turn negative.
        account.takeRate = min(licence + syntheticRoyalty(supplier - suppliers.sellers), 1)
      }
      account.cost = cost(supplier)
      suppliers.accounts[supplier] = account
      let stays = account.lossStreak < patience
      suppliers.isOffering[supplier] = suppliers.isProducing[supplier] && stays
    }
    if parameters.provenance.adulterationShare > 0 { saveByAdulteration() }
  }

  /// $ per period that a supplier bears while it produces, certification and adulteration apart.
  @inline(__always)
  func cost(_ supplier: Int) -> Double {
    supplier < suppliers.sellers
      ? suppliers.unitCost[supplier]
      : suppliers.unitCost[supplier] * suppliers.records[supplier] + parameters.producers.fixedCost
  }

  /// Who mixes in synthetic records saves that share of its own cost and bears theirs.
  private mutating func saveByAdulteration() {
    let share = parameters.provenance.adulterationShare
    for seller in 0..<suppliers.sellers where suppliers.isAdulterating[seller] {
      suppliers.accounts[seller].cost =
        suppliers.unitCost[seller] * (1 - share)
        + parameters.producers.costPerRecord * share * suppliers.records[seller]
    }
  }

  /// Net receipts and royalties that a seller expects of a period: its own of late, or what the market pays, royalties
  /// included, when it has none.
  private func expectedIncome(_ seller: Int) -> Double? {
    guard lineage.isTracked, lineage.expected[seller] > 0 else { return expectedReceipts(seller) }
    let account = suppliers.accounts[seller]
    return account.accrued * (1 - account.takeRate) + lineage.expected[seller]
  }

  private mutating func skipLosingPeriods() {
    let key = luck.key(.sellerEntry, period: clock, kind: .seller)
    for seller in 0..<suppliers.sellers
    where suppliers.isProducing[seller] && Int(suppliers.accounts[seller].lockedUntil) < period {
      // Who has nothing to go by tries; and who expects a loss tests the water now and then, as one who left would.
      guard let income = expectedIncome(seller), income < suppliers.unitCost[seller] else { continue }
      suppliers.isProducing[seller] = key.agent(seller).draws.uniform(0) < parameters.sellers.entry
    }
  }
}
