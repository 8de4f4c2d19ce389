// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Equilibrium

struct CollapseEquilibriumTests {
  @Test func `the published examples come out`() throws {
    let mixed = try #require(CollapseExamples.publishedMixed.equilibrium)
    #expect(abs(mixed.shares.artificial - 0.6667) < 0.5e-4)
    #expect(abs(mixed.welfare - 2.1667) < 0.5e-4)
    let artificial = try #require(CollapseExamples.publishedArtificial.equilibrium)
    #expect(artificial.shares == ByStrategy(human: 0, idle: 0, artificial: 1))
    #expect(abs(artificial.welfare - 1.6) < 1e-12)
  }

  /// The defining property, on payoffs that know nothing of the closed form.
  @Test func `nobody gains by doing otherwise, and welfare is the mean payoff`() throws {
    for (economy, regime) in CollapseExamples.all {
      #expect(economy.regime == regime)
      let equilibrium = try #require(economy.equilibrium)
      let shares = equilibrium.shares
      let payoffs = economy.payoffs(shares, contaminating: shares.artificial)
      let mean = payoffs.mean(over: shares)
      #expect(payoffs.greatest - mean < 1e-12, "\(economy)")
      #expect(abs(equilibrium.welfare - mean) < 1e-12, "\(economy)")
      #expect(abs(equilibrium.welfare - economy.welfare(shares)) < 1e-12)
      #expect(shares.human >= 0 && shares.idle >= 0 && shares.artificial >= 0)
      #expect(abs(shares.human + shares.idle + shares.artificial - 1) < 1e-12)
    }
  }

  @Test func `every regime has an example`() {
    #expect(Set(CollapseExamples.all.map(\.regime)) == Set(CollapseEconomy.Regime.allCases))
  }

  /// b = 2 c_h: those who use no model are indifferent, whatever their proportion.
  @Test func `where own work just pays for itself any proportion is at rest, and no equilibrium is named`() {
    let economy = CollapseEconomy(quality: 4, humanCost: 2, artificialCost: 1.5, contamination: 1.5)
    #expect(economy.regime == nil && economy.equilibrium == nil)
    for human in [0, 0.1, 1 / 3.0] {
      let shares = ByStrategy(human: human, idle: 1 / 3.0 - human, artificial: 2 / 3.0)
      let payoffs = economy.payoffs(shares, contaminating: 2 / 3.0)
      #expect(payoffs.greatest - payoffs.mean(over: shares) < 1e-12)
    }
    // Models that take all leave nobody to be indifferent.
    let cheap = CollapseEconomy(quality: 4, humanCost: 2, artificialCost: 1, contamination: 1.5)
    #expect(cheap.regime == .allArtificial)
  }

  @Test func `welfare falls by half the quality of those who stop as own work ceases to pay`() throws {
    func economy(_ humanCost: Double) -> CollapseEconomy {
      CollapseEconomy(quality: 4, humanCost: humanCost, artificialCost: 1.5, contamination: 1.5)
    }
    let (before, after) = (economy(2 - 1e-9), economy(2 + 1e-9))
    let fall = try #require(before.equilibrium).welfare - #require(after.equilibrium).welfare
    #expect(abs(fall - 2 * (1 - 2 / 3.0)) < 1e-6)
  }

  /// At the borders m/2 = g and g = 0 both forms agree, so that it does not matter to which a border belongs.
  @Test(arguments: [(8.0, 2.25), (8, 1.5), (4.5, 3), (3, 4)])
  func `shares and welfare have no jump where models take all or begin`(quality: Double, humanCost: Double) throws {
    func equilibrium(_ shift: Double) throws -> CollapseOutcome {
      try #require(
        CollapseEconomy(quality: quality, humanCost: humanCost, artificialCost: 1.5 - shift, contamination: 1.5)
          .equilibrium)
    }
    let (below, at, above) = (try equilibrium(-1e-9), try equilibrium(0), try equilibrium(1e-9))
    expectClose(below.shares, at.shares, within: 1e-8)
    expectClose(above.shares, at.shares, within: 1e-8)
    #expect(abs(below.welfare - at.welfare) < 1e-8 && abs(above.welfare - at.welfare) < 1e-8)
  }

  /// Welfare with models against welfare without: b - c_h or 0.
  @Test func `models that displace own work lower welfare unless their cost advantage exceeds all contamination`()
    throws
  {
    for (economy, regime) in CollapseExamples.all where economy.humanGain > 0 {
      let without = economy.quality - economy.humanCost
      let change = try #require(economy.equilibrium).welfare - without
      switch regime {
      case .humanAndArtificial:
        #expect(change < 0)
      case .allArtificial:
        #expect((change < 0) == (economy.costAdvantage < economy.contamination))
      default:
        #expect(change == 0)
      }
    }
  }
}
