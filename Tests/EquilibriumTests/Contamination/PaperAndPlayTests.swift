// SPDX-License-Identifier: GPL-3.0-or-later

import Equilibrium
import Fidelity
import Luck
import Market
import Testing

/// Runs of growing markets beside their equilibrium: the only test in which all of the market on paper meets the market.
@Suite("Runs approach their equilibrium", .serialized)
struct PaperAndPlayTests {
  private func parameters(_ rule: PricingRule, sellers: Int) -> Parameters {
    var parameters = Parameters()
    parameters.run.periods = 100
    parameters.start.warmup = 0
    parameters.welfare = WelfareParameters.off
    parameters.sellers.count = sellers
    parameters.sellers.domains = 3
    parameters.buyers.count = 4
    // Rich enough that most people stay: who leaves a run and is below the mean does not come back to it.
    parameters.buyers.valueMedian = 1.5e9 * Double(sellers) / 2_000
    parameters.producers.count = sellers / 20
    parameters.producers.records = 1_000
    parameters.fidelity.learning.learner = .law
    parameters.fidelity.learning.recovery = 0.3
    parameters.pricing.rule = rule
    parameters.provenance.auditRecords = 1_000_000_000
    return parameters
  }

  /// Means of the last 40 of 100 periods: those who left return at one in twenty a period.
  private func played(_ parameters: Parameters, replicate: Int) throws -> [Observation: Double] {
    var market = try Market(Scenario(name: "grown", parameters: parameters), replicate: replicate)
    for _ in 0..<100 { try market.playPeriod() }
    let width = Observation.allCases.count
    return Dictionary(
      uniqueKeysWithValues: Observation.allCases.map { column in
        (column, (60..<100).reduce(0) { $0 + market.rows[$1 * width + column.rawValue] } / 40)
      })
  }

  /// Root of the mean square of relative distances over columns and replicates.
  private func distance(_ rule: PricingRule, sellers: Int, replicates: Int) throws -> Double {
    let parameters = parameters(rule, sellers: sellers)
    let learning = parameters.fidelity.learning
    let law = SquareLaw(coefficient: learning.lawCoefficient, recovery: learning.recovery)
    let columns: [Observation] = [
      .contamination, .activeSellers, .humanRecords, .syntheticRecords, .priceHuman, .spend, .fidelity, .modelQuality,
      .welfare,
    ]
    var sum = 0.0
    for replicate in 1...replicates {
      let search = try EquilibriumSearch(
        parameters, replicate: replicate, stationary: StationaryFidelity(law), types: 8192)
      let found = try search.gather((0..<4).map { try search.end(ofStart: $0) })
      try #require(found.equilibria.count == 1)
      let run = try played(parameters, replicate: replicate)
      for column in columns {
        let ratio = run[column]! / found.equilibria[0].outcome[column]
        #expect(abs(ratio - 1) < 0.25, "\(rule) \(column) \(replicate)")
        sum += (ratio - 1) * (ratio - 1) / Double(columns.count)
      }
    }
    return (sum / Double(replicates)).squareRoot()
  }

  @Test(
    "in a market of 16 times as many the distance is less than half as large",
    arguments: [PricingRule.uniform, .fairshare, .bargaining])
  func closer(rule: PricingRule) throws {
    let small = try distance(rule, sellers: 500, replicates: 6)
    let large = try distance(rule, sellers: 8_000, replicates: 6)
    // Luck that averages out makes it a quarter. Of six replicates and correlated columns the ratio has a standard
    // error of about a third of itself.
    #expect(large < small / 2)
    #expect(large < 0.03)
  }
}

extension WelfareParameters {
  static var off: WelfareParameters {
    var parameters = Parameters().welfare
    parameters.informationLoss = false
    parameters.firstBest = false
    return parameters
  }
}
