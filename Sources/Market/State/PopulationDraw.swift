// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Luck

/// The distributions from which agents are drawn.
struct PopulationDraw {
  let parameters: Parameters
  let luck: Luck

  /// Quality is Beta; log cost is normal, correlated with quality through a Gaussian copula.
  func seller(_ seller: Int, birth: Int, sampler: inout Sampler) -> Population.Seller {
    let rules = parameters.sellers
    func draws(_ purpose: Purpose) -> Draws {
      luck.key(purpose, period: birth, kind: .seller).agent(seller).draws
    }
    sampler.begin(luck.key(.sellerQuality, period: birth, kind: .seller).agent(seller))
    let quality = sampler.beta(rules.qualityAlpha, rules.qualityBeta)
    var cost = 0.0
    if draws(.sellerByproduct).uniform(0) >= rules.byproductShare {
      var costDraws = draws(.sellerCost)
      var normal = costDraws.gaussian()
      let correlation = rules.qualityCostCorrelation
      if correlation != 0 {
        let rank = Distributions.betaCumulative(quality, a: rules.qualityAlpha, b: rules.qualityBeta)
        // A quality within rounding of 0 or 1 has no finite normal score.
        let score = Distributions.normalQuantile(min(max(rank, 1e-300), 1 - 1e-16))
        normal = correlation * score + (1 - correlation * correlation).squareRoot() * normal
      }
      cost = rules.costMedian * exp(rules.costLogSd * normal)
    }
    var records = rules.recordsMedian
    if rules.recordsLogSd > 0 {
      var volumeDraws = draws(.sellerVolume)
      records *= exp(rules.recordsLogSd * volumeDraws.gaussian())
    }
    var domain = 0
    if rules.domains > 1 {
      var domainDraws = draws(.sellerDomain)
      domain = domainDraws.index(below: rules.domains)
    }
    return Population.Seller(
      quality: quality, records: records, cost: cost, domain: domain, aggregator: aggregator(of: seller),
      margin: margin(draws(.sellerMargin)))
  }

  /// The platform with which a seller starts; with the place, not the person, so that replacement keeps it.
  private func aggregator(of seller: Int) -> Int {
    let platforms = parameters.aggregators
    guard platforms.count > 0, platforms.directShare < 1 else { return -1 }
    var draws = luck.key(.sellerAggregator, kind: .seller).agent(seller).draws
    if draws.uniform() < platforms.directShare { return -1 }
    return draws.index(below: platforms.count)
  }

  private func margin(_ draws: Draws) -> Double {
    let pricing = parameters.pricing
    return pricing.marginLow + (pricing.marginHigh - pricing.marginLow) * draws.uniform(0)
  }

  func producer(_ producer: Int, birth: Int) -> Population.Producer {
    let rules = parameters.producers
    func draws(_ purpose: Purpose) -> Draws {
      luck.key(purpose, period: birth, kind: .producer).agent(producer).draws
    }
    var cost = rules.costPerRecord
    if rules.costLogSd > 0 {
      var costDraws = draws(.producerCost)
      cost *= exp(rules.costLogSd * costDraws.gaussian())
    }
    var modelDraws = draws(.producerModel)
    return Population.Producer(
      costPerRecord: cost, model: modelDraws.index(below: parameters.buyers.count), margin: margin(draws(.sellerMargin))
    )
  }

  func buyer(_ buyer: Int, sampler: inout Sampler) -> Population.Buyer {
    let rules = parameters.buyers
    func normal(_ purpose: Purpose) -> Double {
      var draws = luck.key(purpose, kind: .buyer).agent(buyer).draws
      return draws.gaussian()
    }
    let value = rules.valueMedian * exp(rules.valueLogSd * normal(.buyerValue))
    var budget = rules.budgetMedian * exp(rules.budgetLogSd * normal(.buyerBudget))
    if rules.budgetRule == .shareOfValue { budget *= value }
    var tasks = [Double](repeating: 1, count: parameters.sellers.domains)
    if tasks.count > 1 {
      sampler.begin(luck.key(.buyerTask, kind: .buyer).agent(buyer))
      sampler.dirichlet(concentration: rules.taskConcentration, into: &tasks)
    }
    return Population.Buyer(value: value, budget: budget, tasks: tasks)
  }

  func feeRank(_ aggregator: Int) -> Double {
    luck.key(.aggregatorFee, kind: .aggregator).agent(aggregator).draws.uniform(0)
  }
}
