// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Market

/// A market without prices: everybody takes all there is, in the same amounts in every period, so that what comes in of
/// each kind is known and only retraining is left to look at.
struct FreeData {
  /// Human records of the one seller per period; so few for none that no learner draws one.
  var human = 0.0
  /// What they cost the seller, $ per period.
  var cost = 0.0
  /// Synthetic records of each producer per period.
  var synthetic = 0.0
  var buyers = 1
  /// The buyer whose model each producer samples.
  var sampled: [Int] = [0]
  var learner = LearnerRule.gaussian
  var workflow = WorkflowRule.replace
  /// Records that teach as much as one sample.
  var unit = 1.0
  var material = LearningMaterial()
  var change: @Sendable (inout Parameters) -> Void = { _ in }

  var population: Population {
    Population(
      sellers: [.init(quality: 0.6, records: human > 0 ? human : 1e-9 * unit, cost: cost)],
      buyers: (0..<buyers).map { _ in .init(value: 2, budget: 1) },
      producers: synthetic > 0 ? sampled.map { .init(costPerRecord: 0, model: $0) } : [])
  }

  var parameters: Parameters {
    bare {
      $0.pricing.rule = .fixed
      $0.pricing.pricePerRecord = 0
      // What is worth nothing would not be taken even for nothing.
      $0.buyers.fidelityExponent = 0
      if synthetic > 0 { $0.producers.records = synthetic }
      $0.producers.quality = .perfect
      $0.producers.ownOutputWorthless = false
      $0.fidelity.learning.learner = learner
      $0.fidelity.learning.facts = 40
      $0.fidelity.learning.dimensions = 3
      $0.fidelity.workflow = workflow
      $0.fidelity.window = 3
      $0.fidelity.trainingUnit = unit
      change(&$0)
    }
  }

  func market(events: [Event] = [], replicate: Int = 0) throws -> Market {
    let population = population
    var parameters = parameters
    parameters.sellers.count = population.sellers.count
    parameters.buyers.count = population.buyers.count
    parameters.producers.count = population.producers.count
    return try Market(
      Scenario(name: "free data", parameters: parameters, events: events, material: material), replicate: replicate,
      population: population)
  }

  func played(_ periods: Int, events: [Event] = [], replicate: Int = 0) throws -> Market {
    var market = try market(events: events, replicate: replicate)
    for _ in 0..<periods { try market.playPeriod() }
    return market
  }

  /// Mean of a column in some periods over replicates, with its standard error.
  func mean(
    of value: (borrowing Market, Int) -> Double, in periods: [Int], replicates: Int, events: [Event] = []
  ) throws -> [Spread] {
    var spreads = periods.map { _ in Spread() }
    for replicate in 0..<replicates {
      let market = try played(periods.max()!, events: events, replicate: replicate)
      for place in periods.indices { spreads[place].add(value(market, periods[place])) }
    }
    return spreads
  }
}

/// Mean and standard error of a sample.
struct Spread {
  private(set) var count = 0.0
  private(set) var mean = 0.0
  private var squares = 0.0

  mutating func add(_ value: Double) {
    count += 1
    let difference = value - mean
    mean += difference / count
    squares += difference * (value - mean)
  }

  var standardError: Double { (squares / (count - 1) / count).squareRoot() }

  /// Standard errors between the mean and what it is expected to be.
  func z(_ expected: Double) -> Double { (mean - expected) / standardError }

  /// Standard errors between two independent means.
  func z(_ other: Spread) -> Double {
    (mean - other.mean)
      / (standardError * standardError + other.standardError * other.standardError).squareRoot()
  }
}
