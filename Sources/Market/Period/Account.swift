// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

extension World {
  /// Costs, fees, subsidies and taxes fall due; every dollar is entered in the ledger and the books are checked.
  mutating func account() throws(MarketError) {
    closeSuppliers()
    closeProvenance()
    try payRoyalties()
    payIntermediaries()
    enterLedger()
    try ledger.check(period: period)
    guard Ledger.agree(payments.buyers, payments.suppliers, turnover: 0) else {
      throw MarketError(
        .booksDoNotBalance,
        "period \(period): buyers paid \(payments.buyers) but suppliers were paid \(payments.suppliers)")
    }
    try checkRecords()
    try checkWelfare()
    // At the prices that were asked: posted prices move after this.
    chosen = appraiseBundles()
  }

  /// Real resources used (activity, generation, certification), and what suppliers have left of their receipts for
  /// data.
  private mutating func closeSuppliers() {
    let close = suppliers.close(producing)
    tally.producingSellers = close.sellers
    tally.sellerCosts = close.sellerCosts
    tally.fees = close.fees
    tally.sellerReceipts = close.sellerReceipts
    tally.sellerSurplus = close.sellerReceipts - close.sellerCosts
    tally.generationCosts = close.generationCosts
    tally.generatedRecords = close.generatedRecords
    tally.sellerGross = close.sellerGross
    tally.syntheticGross = close.syntheticGross
    tally.delivered = close.delivered
    tally.licences = parameters.producers.modelLicence * close.syntheticGross
    tally.taxes = parameters.taxRate * close.syntheticGross
    tally.producerSurplus = close.producerReceipts - close.generationCosts
    tally.effectiveProduced = close.effective
    if close.effective > 0 { humanPay = close.accrued / close.effective }
    if close.generatedRecords > 0 { syntheticPay = close.syntheticAccrued / close.generatedRecords }
    let curvature = parameters.policy.curvature * referencePrice
    tally.deadweightWatermark =
      curvature * parameters.provenance.detectorPower * watermark * watermark * tally.generatedRecords
  }

  /// What certificates, subsidies and penalties take from sellers and bring to them.
  private mutating func closeProvenance() {
    tally.subsidyRate = subsidy
    guard parameters.provenance.certification == .voluntary || parameters.provenance.adulterationShare > 0 else {
      return
    }
    for seller in 0..<suppliers.sellers where suppliers.isCertified[seller] {
      tally.certified += 1
      tally.certifiedRecords += suppliers.records[seller]
      tally.certificationCosts += certificationCost(seller)
    }
    paySubsidies()
    for seller in 0..<suppliers.sellers {
      let penalty = penalty(seller)
      tally.penalties += penalty
      suppliers.accounts[seller].extraIncome = subsidy(of: seller) - certificationCost(seller) - penalty
      tally.sellerSurplus += suppliers.accounts[seller].extraIncome
    }
    if tally.effectiveProduced > 0, let pay = humanPay { humanPay = pay + tally.subsidies / tally.effectiveProduced }
  }

  @inline(__always)
  func certificationCost(_ seller: Int) -> Double {
    suppliers.isCertified[seller] ? parameters.provenance.certificationCost * suppliers.records[seller] : 0
  }

  /// The subsidy of a certified seller who sold, $: s p_ref per record, straight to the seller.
  @inline(__always)
  func subsidy(of seller: Int) -> Double {
    guard suppliers.isCertified[seller], suppliers.accounts[seller].sales > 0 else { return 0 }
    let times = parameters.policy.subsidyPerSale ? Double(suppliers.accounts[seller].sales) : 1
    return tally.subsidyRate * referencePrice * suppliers.records[seller] * times
  }

  private mutating func paySubsidies() {
    if subsidy > 0 && tally.certified > 0 {
      var outlay = 0.0
      for seller in 0..<suppliers.sellers { outlay += subsidy(of: seller) }
      if outlay > parameters.policy.budget { tally.subsidyRate *= parameters.policy.budget / outlay }
      for seller in 0..<suppliers.sellers { tally.subsidies += subsidy(of: seller) }
    }
    tally.deadweightSubsidy =
      parameters.policy.curvature * tally.subsidyRate * tally.subsidyRate * referencePrice * tally.certifiedRecords
  }

  private mutating func payIntermediaries() {
    for platform in 0..<platforms.count { platforms.income[platform] = 0 }
    for buyer in 0..<buyers.count { buyers.licenceIncome[buyer] = 0 }
    if platforms.count > 0 {
      for seller in 0..<suppliers.sellers {
        let platform = Int(suppliers.aggregator[seller])
        if platform >= 0 { platforms.income[platform] += platforms.fee[platform] * suppliers.accounts[seller].gross }
      }
    }
    let licence = parameters.producers.modelLicence
    for producer in 0..<suppliers.producers where licence > 0 {
      buyers.licenceIncome[Int(producerModel[producer])] +=
        licence * suppliers.accounts[suppliers.sellers + producer].gross
    }
  }

  private mutating func enterLedger() {
    let (sellers, producers) = (tally.sellerGross, tally.syntheticGross)
    var (spend, shares, licences, fees, utilities) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for buyer in 0..<buyers.count {
      spend += buyers.spend[buyer]
      shares += buyers.sharesPaid[buyer]
      licences += buyers.licenceIncome[buyer]
      utilities += buyers.utility[buyer]
    }
    for income in platforms.income { fees += income }
    tally.utilities = utilities
    ledger.open()
    let human = tally.humanReceipts + tally.humanShares
    let synthetic = tally.syntheticReceipts + tally.syntheticShares
    payments = (spend + shares, human + synthetic)
    ledger.enter("human data", from: .buyers, human, to: .sellers, sellers)
    ledger.enter("synthetic data", from: .buyers, synthetic, to: .producers, producers)
    ledger.enter("platform fees", from: .sellers, tally.fees, to: .aggregators, fees)
    // What is traced is 1 less what is not, which rounds where almost nothing can be traced.
    ledger.enter(
      "model royalties", from: .buyers, tally.modelRoyalties.paid, to: .sellers, tally.modelRoyalties.received,
      partOf: modelRoyaltyRate * utilities)
    ledger.enter(
      "synthetic royalties", from: .producers, tally.syntheticRoyalties.paid, to: .sellers,
      tally.syntheticRoyalties.received, partOf: lineageRoyaltyRate * synthetic)
    ledger.enter("model licences", from: .producers, tally.licences, to: .buyers, licences)
    ledger.enter("model revenue", from: .modelUsers, utilities, to: .buyers, utilities)
    ledger.enter("taxes", from: .producers, tally.taxes, to: .policyMaker, tally.taxes)
    ledger.enter("penalties", from: .sellers, tally.penalties, to: .policyMaker, tally.penalties)
    ledger.enter("subsidies", from: .policyMaker, tally.subsidies, to: .sellers, tally.subsidies)
    ledger.enter("work", from: .sellers, tally.sellerCosts, to: .resources, tally.sellerCosts)
    ledger.enter("certification", from: .sellers, tally.certificationCosts, to: .resources, tally.certificationCosts)
    ledger.enter("generation", from: .producers, tally.generationCosts, to: .resources, tally.generationCosts)
    ledger.enter("sandbox tests", from: .buyers, tally.testingCosts, to: .resources, tally.testingCosts)
    let deadweight = tally.deadweightSubsidy + tally.deadweightWatermark
    ledger.enter("instruments of policy", from: .policyMaker, deadweight, to: .resources, deadweight)
  }

  /// Records delivered are counted by buyers and by suppliers; the two must agree.
  private mutating func checkRecords() throws(MarketError) {
    var received = 0.0
    for buyer in 0..<buyers.count { received += buyers.humanRecords[buyer] + buyers.syntheticRecords[buyer] }
    // What is delivered under contracts of earlier periods was sold then.
    var standing = 0.0
    for buyer in 0..<buyers.count {
      for holding in buyers.holdings[buyer] where Int(holding.bought) < period {
        standing += suppliers.records[Int(holding.offer)]
      }
    }
    guard Ledger.agree(received, tally.delivered + standing, turnover: 0) else {
      throw MarketError(
        .booksDoNotBalance,
        "period \(period): \(received) records were received but \(tally.delivered + standing) delivered")
    }
    for buyer in 0..<buyers.count where buyers.spend[buyer] > buyers.budget[buyer] * (1 + Ledger.tolerance) {
      throw MarketError(
        .booksDoNotBalance,
        "period \(period): buyer \(buyer) spent \(buyers.spend[buyer]) of a budget of \(buyers.budget[buyer])")
    }
  }

  /// Welfare, computed from utilities and real costs alone, must equal the sum of all surpluses in the ledger.
  private mutating func checkWelfare() throws(MarketError) {
    tally.welfare =
      tally.utilities - tally.sellerCosts - tally.certificationCosts - tally.generationCosts
      - tally.testingCosts - tally.deadweightSubsidy - tally.deadweightWatermark
    let accounts: [Ledger.Account] = [.buyers, .sellers, .producers, .aggregators, .policyMaker]
    var surpluses = 0.0
    for account in accounts { surpluses += ledger.balance(account) }
    let turnover = ledger.turnover
    // Utility is bounded, the records that it counts are not.
    guard tally.welfare.isFinite, buyers.effective.allSatisfy(\.isFinite) else {
      throw MarketError(
        .notFinite,
        "period \(period): welfare or data held is not a finite number; look for extreme values, costs or volumes")
    }
    guard Ledger.agree(tally.welfare, surpluses, turnover: turnover),
      Ledger.agree(tally.sellerSurplus, ledger.balance(.sellers), turnover: turnover),
      Ledger.agree(tally.producerSurplus, ledger.balance(.producers), turnover: turnover)
    else {
      throw MarketError(
        .booksDoNotBalance,
        "period \(period): welfare \(tally.welfare) is not the sum of all surpluses, \(surpluses)")
    }
  }

  /// Penalty of a seller found to adulterate, $.
  @inline(__always)
  func penalty(_ seller: Int) -> Double {
    guard suppliers.isAdulterating[seller], suppliers.isProducing[seller] else { return 0 }
    let draw = luck.key(.adulteration, period: clock, kind: .seller).agent(seller).draws.uniform(0)
    return draw < parameters.provenance.adulterationDetection ? parameters.provenance.adulterationPenalty : 0
  }
}
