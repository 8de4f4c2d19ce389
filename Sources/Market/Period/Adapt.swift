// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Luck

extension World {
  /// Sellers and producers stay, leave and come; platforms and posted prices move; the audit forms the next prior, and
  /// the policy maker adapts to what it can estimate.
  mutating func adapt(_ sampler: inout Sampler) {
    stayLeaveCome(&sampler)
    if parameters.pricing.rule == .posted { movePostedPrices() }
    adaptPlatforms()
    audit(&sampler)
    adaptPolicy()
  }

  private mutating func stayLeaveCome(_ sampler: inout Sampler) {
    tally.exits = suppliers.stayOrLeave(parameters.sellers, period: Int32(clamping: period), producing)
    guard parameters.sellers.entry > 0 else { return }
    let keys = (
      luck.key(.sellerEntry, period: clock, kind: .seller), luck.key(.sellerEntry, period: clock, kind: .producer)
    )
    let replaces = parameters.sellers.afterExit == .replaced
    for away in absent {
      let supplier = Int(away)
      let key =
        supplier < suppliers.sellers ? keys.0.agent(supplier) : keys.1.agent(supplier - suppliers.sellers)
      guard key.draws.uniform(0) < parameters.sellers.entry else { continue }
      if replaces {
        replace(supplier, &sampler)
      } else if !wouldPay(supplier) {
        continue
      }
      enter(supplier)
    }
  }

  /// Whether coming back would cover the cost, at what those who are active earn.
  private func wouldPay(_ supplier: Int) -> Bool {
    if suppliers.isHuman(supplier) {
      let effective = suppliers.quality[supplier] * suppliers.records[supplier]
      return humanPay.map { $0 * effective >= suppliers.unitCost[supplier] } ?? false
    }
    let kept = 1 - suppliers.accounts[supplier].takeRate
    return syntheticPay.map { $0 * suppliers.records[supplier] * kept >= suppliers.accounts[supplier].cost } ?? false
  }

  private mutating func enter(_ supplier: Int) {
    suppliers.isActive[supplier] = true
    suppliers.accounts[supplier].smoothedProfit = 0
    suppliers.accounts[supplier].lossStreak = 0
    if suppliers.isHuman(supplier) { tally.entries += 1 }
  }

  /// Puts a fresh draw in the place of one who left.
  private mutating func replace(_ supplier: Int, _ sampler: inout Sampler) {
    let draw = PopulationDraw(parameters: parameters, luck: luck)
    suppliers.birth[supplier] = Int32(clock)
    if suppliers.isHuman(supplier) {
      place(draw.seller(supplier, birth: clock, sampler: &sampler), at: supplier)
      lineage.forget(supplier)
      firstBest.isStale = true
    } else {
      place(draw.producer(supplier - suppliers.sellers, birth: clock), at: supplier)
    }
    suppliers.accounts[supplier].cost = cost(supplier)
    if matches.isStanding { layRow(supplier) }
    if suppliers.isHuman(supplier) { noteReach(supplier) }
    suppliers.offers[supplier].price =
      parameters.pricing.rule == .posted && parameters.pricing.firstPrice == .cost
      ? suppliers.accounts[supplier].postedFloor * (1 + suppliers.margin[supplier]) : 0
  }

  mutating func place(_ seller: Population.Seller, at supplier: Int) {
    suppliers.quality[supplier] = seller.quality
    suppliers.records[supplier] = seller.records
    suppliers.unitCost[supplier] = seller.cost
    suppliers.domain[supplier] = Int32(seller.domain)
    suppliers.aggregator[supplier] = Int32(seller.aggregator)
    suppliers.margin[supplier] = seller.margin
  }

  mutating func place(_ producer: Population.Producer, at supplier: Int) {
    suppliers.records[supplier] = parameters.producers.records
    suppliers.unitCost[supplier] = producer.costPerRecord
    suppliers.margin[supplier] = producer.margin
    producerModel[supplier - suppliers.sellers] = Int32(producer.model)
  }
}

extension Suppliers {
  /// Those who are active count a loss or forget it, and leave after too many in a row unless a contract binds them.
  /// Who skipped the period with foresight neither lost nor gained. Returns how many sellers left.
  mutating func stayOrLeave(_ rules: SellerParameters, period: Int32, _ producing: borrowing IndexList) -> Int {
    let memory = rules.memory
    let smooths = rules.exitProfit == .smoothed
    let patience = Int32(clamping: rules.patience)
    var exits = 0
    for place in 0..<producing.count {
      let supplier = Int(producing[place])
      var account = accounts[supplier]
      let profit = account.accrued * (1 - account.takeRate) - account.cost + account.extraIncome
      account.smoothedProfit = memory * account.smoothedProfit + (1 - memory) * profit
      let loses = (smooths ? account.smoothedProfit : profit) < 0
      account.lossStreak = loses ? account.lossStreak &+ 1 : 0
      accounts[supplier] = account
      if account.lossStreak >= patience && account.lockedUntil <= period {
        isActive[supplier] = false
        if supplier < sellers { exits += 1 }
      }
    }
    return exits
  }
}
