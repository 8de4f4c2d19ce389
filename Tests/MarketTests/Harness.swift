// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Market

/// Parameters of a bare market: no platforms, producers, entry, noise, doubt or warm-up; losses drive nobody out.
func bare(_ change: (inout Parameters) -> Void = { _ in }) -> Parameters {
  var parameters = Parameters()
  parameters.start.warmup = 0
  parameters.sellers.domains = 1
  parameters.sellers.entry = 0
  parameters.sellers.patience = 1_000_000
  parameters.aggregators.count = 0
  parameters.producers.count = 0
  parameters.matching.matchSpread = 0
  parameters.provenance.information = .full
  parameters.pricing.rule = .fairshare
  change(&parameters)
  return parameters
}

/// A market of hand-made agents, before period 1. The numbers of agents in `parameters` are set to those there are.
func handmade(
  _ population: Population, _ parameters: Parameters, events: [Event] = [], replicate: Int = 0
) throws -> Market {
  var parameters = parameters
  parameters.sellers.count = population.sellers.count
  parameters.buyers.count = population.buyers.count
  parameters.producers.count = population.producers.count
  parameters.aggregators.count = population.feeRanks.count
  return try Market(
    Scenario(name: "hand-made", parameters: parameters, events: events), replicate: replicate, population: population)
}

/// The same after `periods` periods.
func played(
  _ population: Population, _ parameters: Parameters, events: [Event] = [], replicate: Int = 0, periods: Int = 1
) throws -> Market {
  var market = try handmade(population, parameters, events: events, replicate: replicate)
  for _ in 0..<periods { try market.playPeriod() }
  return market
}

/// A market of drawn agents after `periods` periods.
func drawn(_ parameters: Parameters, events: [Event] = [], replicate: Int = 0, periods: Int) throws -> Market {
  var market = try Market(Scenario(name: "drawn", parameters: parameters, events: events), replicate: replicate)
  for _ in 0..<periods { try market.playPeriod() }
  return market
}

extension Market {
  /// What was recorded in a period, from 1.
  func recorded(_ observation: Observation, _ period: Int) -> Double {
    rows[(period - 1) * Observation.allCases.count + observation.rawValue]
  }

  /// What was recorded in the last period.
  func last(_ observation: Observation) -> Double { recorded(observation, period) }

  /// What was recorded in each period.
  func series(_ observation: Observation) -> [Double] { (1...period).map { recorded(observation, $0) } }

  /// One value of each agent of a kind.
  func values(_ kind: AgentSnapshot.Kind, _ column: String) -> [Double] {
    let place = AgentSnapshot.columns.firstIndex { $0.name == column }!
    return agents().filter { $0.kind == kind }.map { $0.values[place] }
  }
}

/// Whether two numbers agree up to a relative difference; what is missing agrees with what is missing.
func agree(_ left: Double, _ right: Double, within tolerance: Double) -> Bool {
  (left.isNaN && right.isNaN) || left == right || abs(left - right) <= tolerance * max(abs(left), abs(right))
}

/// Relative difference of sums of some hundred numbers in another order.
let rounding = 1e-12
