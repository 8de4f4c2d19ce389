// SPDX-License-Identifier: GPL-3.0-or-later

public import Market

/// One market played on one thread with a clock beside it.
public struct TimedMarket: Sendable {
  /// Seconds to set the market up, warm-up included.
  public let setUpSeconds: Double
  /// Seconds in the periods themselves.
  public let runSeconds: Double
  /// One row of `ObservationTable.columns.count` values per period.
  public let played: PlayedReplicate
  /// Willingness-to-pay evaluations made in the periods.
  public let evaluations: Int
  public let stateBytesPerSupplier: Int
  /// Sellers and producers.
  public let slots: Int

  /// Plays the first replicate of a scenario.
  public init(_ scenario: Scenario) throws(MarketError) {
    let clock = ContinuousClock()
    let start = clock.now
    var market = try Market(scenario, replicate: 1)
    let ready = clock.now
    let before = market.willingnessEvaluations
    for _ in 0..<scenario.parameters.run.periods { try market.playPeriod() }
    let end = clock.now
    setUpSeconds = (ready - start) / .seconds(1)
    runSeconds = (end - ready) / .seconds(1)
    evaluations = market.willingnessEvaluations - before
    stateBytesPerSupplier = market.stateBytesPerSupplier
    slots = scenario.parameters.sellers.count + scenario.parameters.producers.count
    played = PlayedReplicate(scenario: 0, replicate: 1, rows: market.rows, notices: market.notices)
  }

  /// Sellers and producers, active or not, times periods, per second.
  public var agentStepsPerSecond: Double { Double(slots * played.periods) / runSeconds }

  public var evaluationsPerSecond: Double { Double(evaluations) / runSeconds }
}

extension Market {
  /// Plays the next period and returns the seconds it took.
  mutating func timePeriod() throws(MarketError) -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    try playPeriod()
    return (clock.now - start) / .seconds(1)
  }
}
