// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import GSL
internal import Luck

/// One play of one scenario.
public struct Market: ~Copyable {
  var world: World
  var sampler: Sampler
  private let schedule: [(period: Int, parameters: Parameters)]
  private var nextChange = 0
  private var exploiters: [Bool]?
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
    var world = try World(unplayed: scenario, replicate: replicate, population: population, &sampler)
    let parameters = world.parameters
    if parameters.start.warmup > 0 {
      try world.warmUp(parameters.withRegime(of: scenario.baseRegime ?? parameters), &sampler, mayGoOn)
    }
    world.nameExploiters(exploiters)
    world.openAudit(&sampler)
    self.init(world, sampler, schedule: scenario.schedule)
    self.exploiters = exploiters
  }

  /// A market that stands where its world does.
  init(_ world: consuming World, _ sampler: consuming Sampler, schedule: [(period: Int, parameters: Parameters)]) {
    rows.reserveCapacity(world.parameters.run.periods * Observation.allCases.count)
    self.world = world
    self.sampler = sampler
    self.schedule = schedule
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

  /// Shows all that the future depends on beside the scenario and the replicate.
  mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    world.visit(&visitor)
    visitor.visit("draws", &sampler.draws.state)
    var named = exploiters ?? []
    visitor.visit("exploiters", &named, .atMost(world.buyers.count))
    visitor.require(named.isEmpty || named.count == world.buyers.count, "each buyer exploits or does not")
    exploiters = named.isEmpty ? nil : named
    visitor.visit("rows", &rows, .any)
    visitor.visit("emptiedAt", &emptiedAt)
    visitor.require(rows.count == max(0, period) * Observation.allCases.count, "a row for each period is missing")
  }

  /// Stands after events that took effect in periods played before it was put down.
  mutating func skipEvents() {
    while nextChange < schedule.count && schedule[nextChange].period <= world.period {
      world.parameters = schedule[nextChange].parameters
      nextChange += 1
    }
  }

  /// What a reader of the results should know.
  public var notices: [String] {
    emptiedAt.map { ["every seller had left by period \($0); the market played on to the end"] } ?? []
  }

  /// What each buyer gained and paid in the last period.
  public var buyerAccounts: [BuyerAccount] { (0..<world.buyers.count).map { world.account(of: $0) } }

  /// Quality of each buyer's model in the last period: realised utility over the value scale, u/A.
  public var modelQualities: [Double] {
    (0..<world.buyers.count).map { world.buyers.utility[$0] / world.buyers.value[$0] }
  }

  /// Bytes of state for each supplier (seller or producer), beside who may buy what from whom.
  public var stateBytesPerSupplier: Int { Suppliers.bytesEach }

  /// Evaluations of willingness to pay so far, each round of price discovery counted.
  public var willingnessEvaluations: Int { world.evaluations }
}

extension World {
  /// The market of a replicate before its warm-up: of the population given, or of one that is drawn.
  init(
    unplayed scenario: Scenario, replicate: Int, population: Population? = nil, _ sampler: inout Sampler
  ) throws(MarketError) {
    let schedule = scenario.schedule
    let parameters = schedule[0].parameters
    for change in schedule { try change.parameters.checkSize() }
    let luck = Luck(seed: UInt64(parameters.run.seed), replicate: UInt64(replicate))
    let drawn = population ?? Population(parameters, luck: luck, sampler: &sampler)
    try self.init(parameters, population: drawn, luck: luck, material: scenario.material)
  }

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
