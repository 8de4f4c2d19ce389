// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import GSL
internal import Luck
internal import Valuation

extension World {
  /// The market before its first period: everybody there, everybody active.
  /// - Throws: `MarketError` when the learner lacks what it learns from.
  init(
    _ parameters: Parameters, population: Population, luck: Luck, material: LearningMaterial
  ) throws(MarketError) {
    precondition(
      population.sellers.count == parameters.sellers.count && population.buyers.count == parameters.buyers.count
        && population.producers.count == parameters.producers.count, "as many agents as the parameters say")
    models = try Self.models(parameters, luck: luck, material: material)
    supplies = TrainingSupplies(owners: models.owners)
    self.parameters = parameters
    self.luck = luck
    feeRanks = population.feeRanks
    firstPlatform = population.sellers.map { Int32($0.aggregator) }
    suppliers = Suppliers(sellers: population.sellers.count, producers: population.producers.count)
    buyers = Buyers(count: population.buyers.count, domains: parameters.sellers.domains)
    producing = IndexList(room: suppliers.count)
    offering = producing
    absent = producing
    producerModel = [Int32](repeating: 0, count: population.producers.count)
    let standing = parameters.keepsStandingRows
    matches = MatchRows(standing: standing)
    for (seller, drawn) in population.sellers.enumerated() { place(drawn, at: seller) }
    for (producer, drawn) in population.producers.enumerated() { place(drawn, at: suppliers.sellers + producer) }
    settleBuyers(population)
    foundPlatforms()
    if standing { layStandingRows() }
    noteDomainReach()
    if parameters.welfare.firstBest || parameters.buyers.utility == .additive {
      for seller in 0..<suppliers.sellers { noteReach(seller) }
    }
    scratch.demand = [Double](repeating: 0, count: buyers.count)
    scratch.taken = scratch.demand
    scratch.beliefs = [Double](repeating: 1, count: suppliers.count)
    scratch.believedHuman = scratch.beliefs
    scratch.running = buyers.trainingPlans
    scratch.trainingTaken = buyers.trainingPlans
    scratch.lots = [Int32](repeating: -1, count: population.producers.count)
    scratch.isMisled = [Bool](repeating: false, count: buyers.count)
    scratch.isNewcomer = scratch.isMisled
  }

  /// A model for each buyer, or one for all; each is the truth at first.
  private static func models(
    _ parameters: Parameters, luck: Luck, material: LearningMaterial
  ) throws(MarketError) -> any ModelCohort {
    let fidelity = parameters.fidelity
    do throws(LearnerError) {
      return try LearnerFactory(fidelity.learning, material).learner(luck: luck)
        .cohort(
          owners: fidelity.scope == .market ? 1 : parameters.buyers.count,
          workflow: fidelity.workflow.workflow(window: fidelity.window),
          realWeight: fidelity.realWeight > 0 ? fidelity.realWeight : nil)
    } catch {
      throw MarketError(.learner, "fidelity.\(error)")
    }
  }

  /// Tasks, budgets and the scaling constant: E0 is the human supply expected for the buyer's tasks, over all sellers.
  private mutating func settleBuyers(_ population: Population) {
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
      // Mean willingness to pay per human record for a small part of all supply, as nobody holds a stock yet.
      reference += carry * utility.slope(expected, worth: drawn.value, scale: buyers.scale[buyer]) * expected
    }
    referencePrice = reference / Double(buyers.count) / records
  }

  /// Forgets all of the warm-up but who is active, what the market last paid and what models were trained on.
  mutating func startAfresh() {
    period = 0
    isCold = true
    discountedUtility = 0
    models.reset()
    lineage = Lineage()
    uniformPrice = nil
    policyIteration = PolicyIteration()
    estimatedDivergence = 0
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
    for seller in 0..<suppliers.sellers { suppliers.aggregator[seller] = firstPlatform[seller] }
    for buyer in 0..<buyers.count {
      buyers.logFidelity[buyer] = 0
      buyers.stock[buyer] = 0
      buyers.believedStock[buyer] = 0
      buyers.stockCharge[buyer] = 0
      buyers.holdings[buyer].removeAll()
    }
    for index in matches.edges.indices { matches.edges[index].heldUntil = Int32.min }
    foundPlatforms()
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

extension Parameters {
  /// Whether everybody sees everything, so that who may buy what is laid out once.
  var keepsStandingRows: Bool { matching.rule == .all && buyers.buyingRule == .willingness }

  /// Refuses a market that would not fit into memory before anything is drawn.
  func checkSize() throws(MarketError) {
    let agents = Double(sellers.count + producers.count)
    let pairs = agents * Double(buyers.count)
    let seen = Double(buyers.count) * Double(min(matching.candidates, sellers.count + producers.count))
    let edges = keepsStandingRows ? pairs : matching.rule == .all ? 0 : 2 * seen
    let indexed = matching.rule == .best ? MemoryLayout<IndexedOffer>.stride : 0
    let bytes =
      agents * Double(Suppliers.bytesEach + MemoryLayout<Population.Seller>.stride + indexed)
      + edges * Double(MemoryLayout<Edge>.stride) + Double(buyers.count * sellers.domains * 16) + modelBytes
      + lineageBytes
    guard bytes <= Double(MatchRows.mostBytes) else {
      throw MarketError(
        .tooLarge,
        "\(sellers.count) sellers, \(producers.count) producers and \(buyers.count) buyers would take about "
          + "\(Int(bytes / 1e9)) GB; "
          + (lineageBytes > bytes / 2
            ? "lineages take most of it: set provenance.lineage to none or lower the counts"
            : modelBytes > bytes / 2
              ? "models take most of it: lower the facts, dimensions or periods remembered"
              : keepsStandingRows ? "set matching.rule to random or best, or lower the counts" : "lower the counts"))
    }
  }

  /// What two sets of weights of every creator in every model take.
  private var lineageBytes: Double {
    provenance.lineage == .none
      ? 0 : 16 * Double(sellers.count) * Double(fidelity.scope == .market ? 1 : buyers.count)
  }

  /// What models and the records that they remember take at most, roughly; of language models what they remember is not
  /// known beforehand.
  private var modelBytes: Double {
    let learning = fidelity.learning
    let pile: Double =
      switch learning.learner {
      case .law, .ngram: 8
      case .gaussian: 16 * Double(learning.dimensions)
      case .categorical: 24 * Double(learning.facts)
      case .regression: 8 * Double((learning.dimensions + 1) * (learning.dimensions + 1))
      }
    let piles =
      switch fidelity.workflow {
      case .replace, .accumulate: 3
      case .window: 3 + 2 * min(fidelity.window, start.warmup + run.periods)
      case .accumulateSubsample: 3 + 2 * (start.warmup + run.periods)
      }
    return pile * Double(piles) * Double(fidelity.scope == .market ? 1 : buyers.count)
  }
}
