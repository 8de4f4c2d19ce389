// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck
internal import Market

/// One period's trade on paper.
struct PaperTrade {
  let market: PaperMarket
  let state: PaperState
  private var parameters: Parameters { market.parameters }
  private let trialShare: Double

  init(_ market: PaperMarket, _ state: PaperState) {
    self.market = market
    self.state = state
    trialShare = market.parameters.trialShare
  }

  /// Offers of one kind: what a reader of all prices gets to see of them.
  struct Offer {
    let isHuman: Bool
    /// Where the matches of the type begin.
    let row: Int
    let records: Double
    /// Apparent effective records before the match, and what share of these is true.
    let volume: Double
    let truth: Double
    let views: [View]
    /// How many there are.
    let mass: Double
    /// The buyer to whom they are worth nothing; -1 for none.
    let worthlessTo: Int
  }

  /// Who works, what changes hands and at which prices, into `flows`.
  /// - Parameter note: called with each kind of offer and how it is sold.
  func settle(
    _ sale: inout PaperSale, into flows: inout Flows, noting note: ((PaperSale, Offer) -> Void)? = nil
  ) {
    flows.clear()
    let views = state.uncertified
    for type in 0..<market.sellers.count { sellHuman(type, views, &sale, &flows, note) }
    if market.producers.count > 0 {
      let models = (0..<market.unknowns.buyers).map { state.syntheticViews(parameters, model: $0) }
      let qualities = (0..<market.unknowns.buyers).map { inheritedQuality($0, flows) }
      for type in 0..<market.producers.count { sellSynthetic(type, models, qualities, &sale, &flows, note) }
    }
  }

  // MARK: - People

  private func sellHuman(
    _ type: Int, _ views: [View], _ sale: inout PaperSale, _ flows: inout Flows,
    _ note: ((PaperSale, Offer) -> Void)?
  ) {
    let sellers = market.sellers
    let (quality, records) = (sellers.quality[type], sellers.records[type])
    let volume = quality * records
    let keep = 1 - market.fee(at: sellers.place[type])
    let costs = sellers.costs[type]
    let isCertified =
      parameters.provenance.certification == .voluntary
      && certificationGain(type, views, keep: keep, &sale) >= parameters.provenance.certificationCost * records
    let seen = isCertified ? [View(probability: 1, factor: 1, synthetic: 0)] : views

    let usual = usualReceipts(&sale, sellers, type, records: records, volume: volume, seen, keep: keep)
    for trial in 0..<sellers.trials {
      let part = 1 / Double(sellers.trials)
      fill(&sale, sellers, type, trial: trial, volume: volume)
      let covered = offer(&sale, records: records, seen, keep: keep, costs)
      let offered = usual ?? covered
      let extra = isCertified ? income(of: records, sale) - parameters.provenance.certificationCost * records : 0
      // Under bargaining who sells stays, and the columns are over all of these already.
      let stays = max(0, offered + extra)
      let staying = costs.cumulative(stays)
      let known = state.sellerPay * volume
      let trying = trialShare > 0 && known > stays ? trialShare * (costs.cumulative(known) - staying) : 0
      let each = market.sellersEach * part
      if parameters.pricing.rule == .fairshare && parameters.pricing.beta < 1 && sale.gross > 0 {
        shareSurplus(&sale, keep: keep, staying: staying, trying: trying, costs, stays)
      }
      let mass = each * (staying + trying)
      let delivering = parameters.pricing.rule == .bargaining ? each : mass
      deliver(&sale, type, sellers, trial: trial, records: records, volume: volume, mass: delivering, truth: 1, &flows)
      for buyer in sale.taken.indices {
        flows.humanRecords[buyer] += delivering * records * sale.taken[buyer]
        flows.qualityRecords[buyer] += delivering * volume * sale.taken[buyer]
      }
      flows.totals.believedSynthetic += delivering * records * sale.sales * seen.meanSynthetic
      flows.totals.sales += delivering * sale.sales
      count(
        type, mass: mass, trying: each * trying, gross: delivering * sale.gross, keep: keep, isCertified: isCertified,
        subsidy: isCertified ? income(of: records, sale) : 0, &flows)
      flows.totals.sellerCosts +=
        each * (costs.partial(stays) + (trying > 0 ? trialShare * (costs.partial(known) - costs.partial(stays)) : 0))
      note?(
        sale,
        Offer(
          isHuman: true, row: type * sellers.buyers, records: records, volume: volume, truth: 1, views: seen,
          mass: mass, worthlessTo: -1))
      noteWillingness(sale, factor: seen.meanFactor, mass: mass, records: records, &flows)
      flows.totals.potentialNet += each * keep * sale.gross
      flows.totals.potentialEffective += each * volume
    }
  }

  private func count(
    _ type: Int, mass: Double, trying: Double, gross: Double, keep: Double, isCertified: Bool, subsidy: Double,
    _ flows: inout Flows
  ) {
    let (quality, records) = (market.sellers.quality[type], market.sellers.records[type])
    flows.totals.activeSellers += mass
    flows.totals.tryingSellers += trying
    flows.totals.qualityOfActive += mass * quality
    flows.totals.humanMade += mass * records
    flows.totals.effectiveMade += mass * quality * records
    flows.totals.sellerGross += gross
    flows.totals.sellerNet += keep * gross
    flows.totals.subsidies += mass * subsidy
    if isCertified {
      flows.totals.certifiedSellers += mass
      flows.totals.certifiedRecords += mass * records
      flows.totals.certificationCosts += mass * records * parameters.provenance.certificationCost
    } else {
      flows.totals.unmarkedHuman += mass * records
    }
  }

  /// Subsidy of a certified seller, $.
  private func income(of records: Double, _ sale: PaperSale) -> Double {
    state.subsidy * market.referencePrice * records * (parameters.policy.subsidyPerSale ? sale.sales : sale.chance)
  }

  /// What certifying brings a seller who has not: as `World.certificationGain` has it, from what the seller earns
  /// without.
  private func certificationGain(_ type: Int, _ views: [View], keep: Double, _ sale: inout PaperSale) -> Double {
    guard parameters.provenance.certification == .voluntary else { return 0 }
    let records = market.sellers.records[type]
    fill(&sale, market.sellers, type, trial: 0, volume: market.sellers.quality[type] * records)
    _ = offer(&sale, records: records, views, keep: keep, market.sellers.costs[type])
    let sales = parameters.policy.subsidyPerSale ? max(1, sale.sales) : 1
    var gain = state.subsidy * market.referencePrice * records * sales
    if parameters.pricing.rule.rewardsTrust && market.unknowns.prior != nil {
      let worth = parameters.producers.worth * state.belief.meanFidelity
      let doubted = state.belief.unflagged + (1 - state.belief.unflagged) * worth
      if doubted > 0 { gain += keep * sale.gross * (1 / doubted - 1) }
    }
    return gain
  }

  /// Under fairshare with beta below 1 prices lie between what covers the cost and what the last buyer would pay; who
  /// cannot cover its cost takes what it can get.
  private func shareSurplus(
    _ sale: inout PaperSale, keep: Double, staying: Double, trying: Double, _ costs: CostLaw, _ stays: Double
  ) {
    let ceiling = sale.gross / sale.sales
    let beta = parameters.pricing.beta
    let mass = staying + trying
    guard mass > 0 else { return }
    // Of those who stay thanks to a subsidy some could not cover their cost by sales; they too ask the ceiling.
    let covered = min(stays, keep * sale.gross)
    let (share, amount) = (costs.cumulative(covered), costs.partial(covered))
    let floors = amount / (keep * sale.sales)
    let asked = ((mass - share) * ceiling + share * beta * ceiling + (1 - beta) * floors) / mass
    sale.scalePrices(by: asked / ceiling)
  }

  // MARK: - Producers

  private func inheritedQuality(_ buyer: Int, _ flows: Flows) -> Double {
    if parameters.producers.quality == .perfect { return 1 }
    if flows.humanRecords[buyer] > 0 { return flows.qualityRecords[buyer] / flows.humanRecords[buyer] }
    let rules = parameters.sellers
    return rules.qualityAlpha / (rules.qualityAlpha + rules.qualityBeta)
  }

  private func sellSynthetic(
    _ type: Int, _ models: [[View]], _ qualities: [Double], _ sale: inout PaperSale, _ flows: inout Flows,
    _ note: ((PaperSale, Offer) -> Void)?
  ) {
    let producers = market.producers
    let buyers = market.unknowns.buyers
    let model = min(Int(producers.place[type] * Double(buyers)), buyers - 1)
    let records = producers.records[type]
    let volume = qualities[model] * records
    let views = models[model]
    let keep = max(0, 1 - parameters.producers.modelLicence - parameters.taxRate)
    let costs = producers.costs[type]
    let ownIsWorthless = parameters.producers.ownOutputWorthless
    let usual = usualReceipts(&sale, producers, type, records: records, volume: volume, views, keep: keep)
    for trial in 0..<producers.trials {
      let each = market.producersEach / Double(producers.trials)
      fill(&sale, producers, type, trial: trial, volume: volume)
      if ownIsWorthless && parameters.provenance.information == .full { sale.willingness[model] = 0 }
      let covered = offer(&sale, records: records, views, keep: keep, costs)
      let stays = max(0, usual ?? covered)
      let staying = costs.cumulative(stays)
      let known = state.producerPay * records * keep
      let trying = trialShare > 0 && known > stays ? trialShare * (costs.cumulative(known) - staying) : 0
      if parameters.pricing.rule == .fairshare && parameters.pricing.beta < 1 && sale.gross > 0 {
        shareSurplus(&sale, keep: keep, staying: staying, trying: trying, costs, stays)
      }
      let mass = each * (staying + trying)
      let delivering = parameters.pricing.rule == .bargaining ? each : mass
      let truth = parameters.producers.worth * exp(state.logFidelity[model])
      deliver(
        &sale, type, producers, trial: trial, records: records, volume: volume, mass: delivering, truth: truth,
        worthlessTo: ownIsWorthless ? model : -1, &flows)
      for buyer in sale.taken.indices { flows.syntheticRecords[buyer] += delivering * records * sale.taken[buyer] }
      flows.totals.believedSynthetic += delivering * records * sale.sales * views.meanSynthetic
      flows.totals.sales += delivering * sale.sales
      flows.licences[model] += parameters.producers.modelLicence * delivering * sale.gross
      flows.totals.activeProducers += mass
      flows.totals.syntheticMade += mass * records
      flows.totals.producerGross += delivering * sale.gross
      flows.totals.generationCosts +=
        each * (costs.partial(stays) + (trying > 0 ? trialShare * (costs.partial(known) - costs.partial(stays)) : 0))
      let labelled = parameters.policy.rule == .disclosure ? 1 : parameters.provenance.labelledShare
      flows.totals.unmarkedSynthetic += mass * records * (1 - labelled)
      note?(
        sale,
        Offer(
          isHuman: false, row: type * producers.buyers, records: records, volume: volume, truth: truth, views: views,
          mass: mass, worthlessTo: ownIsWorthless ? model : -1))
      noteWillingness(sale, factor: views.meanFactor, mass: mass, records: records, &flows)
      flows.totals.potentialGross += each * sale.gross
      flows.totals.potentialSynthetic += each * records
    }
  }

  // MARK: - Both

  /// What each buyer would pay at most for the offer if it were known to be human.
  private func fill(_ sale: inout PaperSale, _ types: SupplierTypes, _ type: Int, trial: Int, volume: Double) {
    let row = type * types.buyers
    for buyer in 0..<types.buyers { sale.willingness[buyer] = state.bids[buyer] * volume * types.match[row + buyer] }
    guard !types.noise.isEmpty else { return }
    let trials = (type * types.trials + trial) * types.buyers
    for buyer in 0..<types.buyers { sale.willingness[buyer] *= types.noise[trials + buyer] }
  }

  /// Net receipts over trials in the sandbox, which are new each period: what decides who stays. nil where there is one
  /// trial, or where they depend on cost.
  private func usualReceipts(
    _ sale: inout PaperSale, _ types: SupplierTypes, _ type: Int, records: Double, volume: Double, _ views: [View],
    keep: Double
  ) -> Double? {
    guard types.trials > 1, parameters.pricing.rule != .bargaining else { return nil }
    var sum = 0.0
    for trial in 0..<types.trials {
      fill(&sale, types, type, trial: trial, volume: volume)
      sum += offer(&sale, records: records, views, keep: keep, types.costs[type])
    }
    return sum / Double(types.trials)
  }

  /// Sells by the rule and tells which cost net receipts cover.
  private func offer(
    _ sale: inout PaperSale, records: Double, _ views: [View], keep: Double, _ costs: CostLaw
  ) -> Double {
    switch parameters.pricing.rule {
    case .uniform, .fixed: sale.sell(at: state.price * records, views)
    case .bargaining: return sale.bargain(views, keep: keep, factor: views.meanFactor, costs)
    default: sale.sell(views.meanFactor)
    }
    return keep * sale.gross
  }

  /// Buyers get and pay for what they take.
  private func deliver(
    _ sale: inout PaperSale, _ type: Int, _ types: SupplierTypes, trial: Int, records: Double, volume: Double,
    mass: Double, truth: Double, worthlessTo own: Int = -1, _ flows: inout Flows
  ) {
    let row = type * types.buyers
    let trials = types.noise.isEmpty ? -1 : (type * types.trials + trial) * types.buyers
    for buyer in 0..<types.buyers where sale.taken[buyer] > 0 {
      let apparent = mass * volume * types.match[row + buyer]
      flows.believed[buyer] += apparent * sale.viewed[buyer] * (trials < 0 ? 1 : types.noise[trials + buyer])
      if buyer != own { flows.effective[buyer] += apparent * truth * sale.taken[buyer] }
      flows.spend[buyer] += mass * sale.paid[buyer]
    }
  }

  private func noteWillingness(
    _ sale: PaperSale, factor: Double, mass: Double, records: Double, _ flows: inout Flows
  ) {
    guard parameters.pricing.rule == .uniform else { return }
    flows.totals.willingness += mass * factor * sale.willingness.reduce(0, +)
    flows.totals.recordsSeen += mass * records * Double(sale.willingness.count)
  }
}
