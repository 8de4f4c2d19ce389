// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Luck

/// One play of one scenario.
public struct Market: ~Copyable {
  var world: World
  var sampler: Sampler
  private let schedule: [(period: Int, parameters: Parameters)]
  private var nextChange = 0
  private let exploiters: [Bool]?
  /// One row of `ObservationTable.columns` for each period played, one after the other; NaN where a value is missing.
  public private(set) var rows: [Double] = []
  private var emptiedAt: Int?

  /// Draws the population, plays the warm-up and stands before period 1.
  ///
  /// - Parameters:
  ///   - scenario: with parameters in range and without inconsistencies.
  ///   - replicate: together with `run.seed` names all luck; >= 0.
  ///   - population: who there is, instead of a draw: as many as the parameters say.
  ///   - exploiters: for each buyer, whether it exploits from period 1 on under fairshare prices, instead of the share
  ///     that `pricing.exploiters` names.
  ///   - mayGoOn: asked after each period of the warm-up; when it says no, the rest is left out and the market is good
  ///     for nothing.
  /// - Throws: `MarketError` when the market would not fit into memory or the warm-up fails.
  public init(
    _ scenario: Scenario, replicate: Int, population: Population? = nil, exploiters: [Bool]? = nil,
    mayGoOn: () -> Bool = { true }
  ) throws(MarketError) {
    var sampler = try Self.makeSampler()
    let schedule = scenario.schedule
    let parameters = schedule[0].parameters
    for change in schedule { try change.parameters.checkSize() }
    let luck = Luck(seed: UInt64(parameters.run.seed), replicate: UInt64(replicate))
    let drawn = population ?? Population(parameters, luck: luck, sampler: &sampler)
    var world = try World(parameters, population: drawn, luck: luck, material: scenario.material)
    if parameters.start.warmup > 0 {
      try world.warmUp(parameters.withRegime(of: scenario.baseRegime ?? parameters), &sampler, mayGoOn)
    }
    world.nameExploiters(exploiters)
    world.openAudit(&sampler)
    self.world = world
    self.exploiters = exploiters
    self.sampler = sampler
    self.schedule = schedule
    rows.reserveCapacity(parameters.run.periods * Observation.allCases.count)
  }

  static func makeSampler() throws(MarketError) -> Sampler {
    do {
      return try Sampler()
    } catch {
      throw MarketError(.numerical, "\(error)")
    }
  }

  /// Periods played so far.
  public var period: Int { world.period }

  /// Plays the next period and records it.
  ///
  /// - Throws: `MarketError` when the books do not balance or a quantity is no longer finite.
  public mutating func playPeriod() throws(MarketError) {
    while nextChange < schedule.count && schedule[nextChange].period <= world.period + 1 {
      world.adopt(schedule[nextChange].parameters, &sampler)
      world.nameExploiters(exploiters)
      nextChange += 1
    }
    try world.playPeriod(&sampler, into: &rows)
    if emptiedAt == nil && !world.suppliers.isActive[0..<world.suppliers.sellers].contains(true) {
      emptiedAt = world.period
    }
  }

  /// What a reader of the results should know.
  public var notices: [String] {
    emptiedAt.map { ["every seller had left by period \($0); the market played on to the end"] } ?? []
  }

  /// What each buyer gained and paid in the last period.
  public var buyerAccounts: [BuyerAccount] { (0..<world.buyers.count).map { world.account(of: $0) } }

  /// Bytes of state for each supplier (seller or producer), beside who may buy what from whom.
  public var stateBytesPerSupplier: Int { Suppliers.bytesEach }

  /// Evaluations of willingness to pay so far, each round of price discovery counted.
  public var willingnessEvaluations: Int { world.evaluations }
}

extension World {
  /// Plays the market under the regime before, then keeps of it only what a start is made of.
  fileprivate mutating func warmUp(
    _ before: Parameters, _ sampler: inout Sampler, _ mayGoOn: () -> Bool
  ) throws(MarketError) {
    let parameters = parameters
    self.parameters = before
    self.parameters.welfare = WelfareParameters(informationLoss: false, firstBest: false)
    foundPlatforms()
    nameExploiters()
    period = -parameters.start.warmup
    openAudit(&sampler)
    var unseen: [Double] = []
    for _ in 0..<parameters.start.warmup {
      try playPeriod(&sampler, into: &unseen)
      unseen.removeAll(keepingCapacity: true)
      guard mayGoOn() else { return }
    }
    self.parameters = parameters
    startAfresh()
  }

  /// One period: the model's table of contents.
  mutating func playPeriod(_ sampler: inout Sampler, into rows: inout [Double]) throws(MarketError) {
    period += 1
    setPolicy()
    produce()
    match(&sampler)
    price()
    buy()
    settle()
    try train(&sampler)
    try account()
    adapt(&sampler)
    observe(into: &rows)
    keep()
  }
}
