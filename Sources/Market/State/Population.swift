// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Luck

/// Who there is before the first period: drawn from a scenario's distributions with luck keyed by agent, so that the
/// same seller has the same cost and quality under every regime; or laid down by hand, for worked examples.
public struct Population: Sendable {
  public struct Seller: Sendable {
    /// Share of usable records, in [0, 1].
    public var quality: Double
    /// Records per period, > 0.
    public var records: Double
    /// $ per period while active, >= 0.
    public var cost: Double
    /// From 0.
    public var domain: Int
    /// Platform from 0, or -1 for direct selling.
    public var aggregator: Int
    /// Margin over cost in the floor of a posted price.
    public var margin: Double

    public init(
      quality: Double, records: Double = 1, cost: Double = 0, domain: Int = 0, aggregator: Int = -1, margin: Double = 0
    ) {
      self.quality = quality
      self.records = records
      self.cost = cost
      self.domain = domain
      self.aggregator = aggregator
      self.margin = margin
    }
  }

  public struct Buyer: Sendable {
    /// Value scale A > 0.
    public var value: Double
    /// Budget B > 0, $ per period.
    public var budget: Double
    /// Task weights over the domains, summing to 1.
    public var tasks: [Double]

    public init(value: Double, budget: Double, tasks: [Double] = [1]) {
      self.value = value
      self.budget = budget
      self.tasks = tasks
    }
  }

  public struct Producer: Sendable {
    /// $ per record generated.
    public var costPerRecord: Double
    /// The buyer whose model is sampled, from 0.
    public var model: Int
    /// Margin over cost in the floor of a posted price.
    public var margin: Double

    public init(costPerRecord: Double, model: Int, margin: Double = 0) {
      self.costPerRecord = costPerRecord
      self.model = model
      self.margin = margin
    }
  }

  public var sellers: [Seller]
  public var buyers: [Buyer]
  public var producers: [Producer]
  /// Place of each aggregator's fee between contract.feeLow and contract.feeHigh, in [0, 1].
  public var feeRanks: [Double]

  public init(sellers: [Seller], buyers: [Buyer], producers: [Producer] = [], feeRanks: [Double] = []) {
    self.sellers = sellers
    self.buyers = buyers
    self.producers = producers
    self.feeRanks = feeRanks
  }
}

extension Population {
  /// The buyers of a replicate and the places of its platforms' fees, as its market draws them.
  /// - Throws: `MarketError` where memory runs out.
  public static func drawnBuyers(
    _ parameters: Parameters, replicate: Int
  ) throws(MarketError) -> (buyers: [Buyer], feeRanks: [Double]) {
    let luck = Luck(seed: UInt64(parameters.run.seed), replicate: UInt64(replicate))
    let draw = PopulationDraw(parameters: parameters, luck: luck)
    var sampler = try Market.makeSampler()
    return (
      (0..<parameters.buyers.count).map { draw.buyer($0, sampler: &sampler) },
      (0..<parameters.aggregators.count).map { draw.feeRank($0) }
    )
  }

  /// Draws everybody.
  init(_ parameters: Parameters, luck: Luck, sampler: inout Sampler) {
    let draw = PopulationDraw(parameters: parameters, luck: luck)
    sellers = []
    sellers.reserveCapacity(parameters.sellers.count)
    for seller in 0..<parameters.sellers.count {
      sellers.append(draw.seller(seller, birth: 0, sampler: &sampler))
    }
    producers = (0..<parameters.producers.count).map { draw.producer($0, birth: 0) }
    buyers = []
    for buyer in 0..<parameters.buyers.count { buyers.append(draw.buyer(buyer, sampler: &sampler)) }
    feeRanks = (0..<parameters.aggregators.count).map { draw.feeRank($0) }
  }
}
