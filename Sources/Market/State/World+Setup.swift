// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Luck
internal import Valuation

extension World {
  /// The market before its first period: everybody there, everybody active.
  init(_ parameters: Parameters, population: Population, luck: Luck) throws(MarketError) {
    precondition(
      population.sellers.count == parameters.sellers.count && population.buyers.count == parameters.buyers.count
        && population.producers.count == parameters.producers.count, "as many agents as the parameters say")
    self.parameters = parameters
    self.luck = luck
    self.population = population
    suppliers = Suppliers(sellers: population.sellers.count, producers: population.producers.count)
    buyers = Buyers(count: population.buyers.count, domains: parameters.sellers.domains)
    producing = IndexList(room: suppliers.count)
    offering = producing
    absent = producing
    producerModel = [Int32](repeating: 0, count: population.producers.count)
    let standing = parameters.matching.rule == .all && parameters.buyers.buyingRule == .willingness
    matches = MatchRows(standing: standing)
    let edges = suppliers.count.multipliedReportingOverflow(by: buyers.count)
    guard !standing || (!edges.overflow && edges.partialValue <= MatchRows.mostEdges) else {
      throw MarketError(
        .tooLarge,
        "\(suppliers.count) offers x \(buyers.count) buyers do not fit into memory when everybody sees everything; "
          + "set matching.rule to random or best")
    }
    for (seller, drawn) in population.sellers.enumerated() { settle(drawn, at: seller) }
    for (producer, drawn) in population.producers.enumerated() { settle(drawn, at: suppliers.sellers + producer) }
    settleBuyers()
    for rank in population.feeRanks { platforms.add(fee: 0, rank: rank) }
    updatePlatforms()
    if standing { layStandingRows() }
    noteDomainReach()
    if parameters.welfare.firstBest || parameters.buyers.utility == .additive {
      for seller in 0..<suppliers.sellers { noteReach(seller) }
    }
    scratch.demand = [Double](repeating: 0, count: buyers.count)
    scratch.taken = scratch.demand
    scratch.beliefs = [Double](repeating: 1, count: suppliers.count)
    scratch.isMisled = [Bool](repeating: false, count: buyers.count)
    humanPay = 0
  }

  /// Tasks, budgets and the scaling constant: E0 is the human supply expected for the buyer's tasks, over all sellers.
  private mutating func settleBuyers() {
    let domains = parameters.sellers.domains
    var supply = [Double](repeating: 0, count: domains)
    var records = 0.0
    var quality = 0.0
    for seller in population.sellers {
      supply[seller.domain] += seller.quality * seller.records
      quality += seller.quality * seller.records
      records += seller.records
    }
    var reference = 0.0
    for (buyer, drawn) in population.buyers.enumerated() {
      buyers.value[buyer] = drawn.value
      buyers.budget[buyer] = drawn.budget
      buyers.trainedQuality[buyer] = quality / records
      var expected = 0.0
      for domain in 0..<domains {
        let match = Double(domains) * drawn.tasks[domain]
        buyers.taskMatch[buyer * domains + domain] = match
        expected += match * supply[domain]
      }
      buyers.scale[buyer] = max(parameters.buyers.scaleToSupply * expected, Double.leastNormalMagnitude * 1e16)
      // Mean willingness to pay per human record for a small part of all supply.
      reference += utility.slope(expected, worth: drawn.value, scale: buyers.scale[buyer]) * expected
    }
    referencePrice = reference / Double(buyers.count) / records
  }

  /// Forgets all of the warm-up but who is active, what the market last paid and what models were trained on.
  mutating func startAfresh() {
    period = 0
    isCold = true
    discountedUtility = 0
    marketLogFidelity = 0
    tally = PeriodTally()
    for supplier in 0..<suppliers.count {
      suppliers.accounts[supplier].smoothedProfit = 0
      suppliers.accounts[supplier].lossStreak = 0
      suppliers.accounts[supplier].lockedUntil = Int32.min
      suppliers.accounts[supplier].sales = 0
      suppliers.accounts[supplier].salesBefore = 0
      suppliers.accounts[supplier].gross = 0
      suppliers.accounts[supplier].accrued = 0
      suppliers.offers[supplier] = OfferRecord()
      suppliers.isCertified[supplier] = false
      suppliers.isAdulterating[supplier] = false
    }
    for seller in 0..<suppliers.sellers {
      suppliers.aggregator[seller] = Int32(population.sellers[seller].aggregator)
    }
    for buyer in 0..<buyers.count {
      buyers.logFidelity[buyer] = 0
      buyers.holdings[buyer].removeAll()
    }
    for index in matches.edges.indices { matches.edges[index].heldUntil = Int32.min }
    platforms = Platforms()
    for rank in population.feeRanks { platforms.add(fee: 0, rank: rank) }
    updatePlatforms()
  }

  /// The first prior: an audit of what is on offer before the first period.
  mutating func openAudit(_ sampler: inout Sampler) {
    offering.lay(below: suppliers.count) { suppliers.isActive[$0] }
    setPolicy()
    formBeliefs()
    audit(&sampler)
    offering.clear()
  }
}
