// SPDX-License-Identifier: GPL-3.0-or-later

import Equilibrium
import Fidelity
import GSL
import Luck
import Market

/// A market of one buyer whose equilibria can be found by other means: qualities uniform, volumes all the same, costs
/// log-normal and independent of quality, no match noise, no trials, nobody who only tries.
struct OneBuyer {
  var parameters: Parameters
  static let records = 100.0

  init(sellers: Int = 1_000, costMedian: Double, costLogSd: Double) {
    var parameters = Parameters()
    parameters.buyers.count = 1
    parameters.buyers.valueMedian = 1e8
    parameters.buyers.valueLogSd = 0
    parameters.buyers.budgetMedian = 1e3
    parameters.buyers.budgetLogSd = 0
    parameters.sellers.count = sellers
    parameters.sellers.domains = 1
    parameters.sellers.qualityAlpha = 1
    parameters.sellers.qualityBeta = 1
    parameters.sellers.recordsMedian = Self.records
    parameters.sellers.recordsLogSd = 0
    parameters.sellers.costMedian = costMedian
    parameters.sellers.costLogSd = costLogSd
    parameters.sellers.qualityCostCorrelation = 0
    parameters.sellers.entry = 0
    parameters.matching.matchSpread = 0
    parameters.matching.sandboxNoise = 0
    parameters.producers.count = 0
    parameters.contract.form = .perPeriod
    parameters.fidelity.learning.learner = .law
    parameters.fidelity.learning.recovery = 0.1
    self.parameters = parameters
  }

  /// E0: expected supply, as the mean quality is 1/2.
  var scale: Double { Double(parameters.sellers.count) * Self.records / 2 }

  /// u'(E) at fidelity F.
  func slope(_ held: Double, fidelity: Double = 1) -> Double {
    let exponent = parameters.buyers.scalingExponent
    return parameters.buyers.valueMedian * fidelity * exponent / scale * pow(1 + held / scale, -exponent - 1)
  }

  /// G.
  func active(_ receipts: Double) -> Double {
    Distributions.normalCumulative(
      (log(receipts) - log(parameters.sellers.costMedian)) / parameters.sellers.costLogSd)
  }

  var keep: Double { 1 - parameters.contract.feeLow }

  /// All equilibria that a search finds.
  func equilibria(starts: Int = 24, types: Int = 4096) throws -> EquilibriumSet {
    let learning = parameters.fidelity.learning
    let law = SquareLaw(coefficient: learning.lawCoefficient, recovery: learning.recovery)
    let search = try EquilibriumSearch(parameters, replicate: 1, stationary: StationaryFidelity(law), types: types)
    return try search.gather((0..<starts).map { try search.end(ofStart: $0) })
  }

  /// The root of a falling function, by bisection.
  static func root(_ low: Double, _ high: Double, _ function: (Double) -> Double) -> Double {
    var (low, high) = (low, high)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if function(middle) > 0 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
