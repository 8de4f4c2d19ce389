// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Testing

@testable import Equilibrium

struct CollapseDynamicsTests {
  private func expectRest(
    _ dynamics: CollapseDynamics, _ expected: CollapseOutcome, of economy: CollapseEconomy, from start: ByStrategy,
    contaminating: Double? = nil
  ) throws {
    let limit = try dynamics.limit(from: .init(start, contaminating: contaminating))
    expectClose(limit.shares, expected.shares, within: 1e-6)
    #expect(abs(limit.contaminating - expected.shares.artificial) < 1e-6)
    #expect(abs(economy.welfare(limit.shares) - expected.welfare) < 1e-6)
  }

  @Test func `imitation ends at the closed form in every regime, from every start`() throws {
    for (economy, _) in CollapseExamples.all {
      for start in CollapseExamples.starts {
        try expectRest(CollapseDynamics(economy), #require(economy.equilibrium), of: economy, from: start)
      }
    }
  }

  @Test(arguments: [0.5, 5, 50])
  func `a lag of contamination does not move the limit`(lag: Double) throws {
    for (economy, _) in CollapseExamples.all {
      for start in CollapseExamples.starts {
        for contaminating in [0, 1.0] {
          try expectRest(
            CollapseDynamics(economy, lag: lag), #require(economy.equilibrium), of: economy, from: start,
            contaminating: contaminating)
        }
      }
    }
  }

  @Test func `under the corrective tax imitation ends at the optimum, with a lag or without`() throws {
    for (economy, _) in CollapseExamples.all where economy.humanGain > 0 {
      for lag in [0, 5.0] {
        let dynamics = CollapseDynamics(economy.seen(withTax: economy.publishedTax), lag: lag)
        for start in CollapseExamples.starts {
          try expectRest(dynamics, economy.optimum, of: economy, from: start)
        }
      }
    }
  }

  @Test func `under a tax and a reward of all work it ends at the optimum everywhere`() throws {
    for (economy, _) in CollapseExamples.all {
      let (tax, reward) = economy.correctiveTransfers
      let dynamics = CollapseDynamics(economy.seen(withTax: tax, reward: reward))
      for start in CollapseExamples.starts { try expectRest(dynamics, economy.optimum, of: economy, from: start) }
    }
  }

  /// The equations as they are written, with shares themselves, integrated beside.
  @Test(arguments: [0, 2.0])
  func `the path is that of the replicator equation`(lag: Double) throws {
    let economy = CollapseExamples.publishedMixed
    let start = CollapseDynamics.Point(CollapseExamples.starts[4], contaminating: lag > 0 ? 0.1 : nil)
    let shares = start.shares
    for time in [0, 0.3, 2, 7] {
      let path = try DifferentialEquations.solve(
        [shares.human, shares.idle, shares.artificial, start.contaminating], from: 0, to: time
      ) { _, x, slope in
        let a = 4.5 - 1.5 * (lag > 0 ? x[3] : x[2])
        let mean = x[0] * 4.5 + x[2] * a
        let payoffs = [-2 + (4.5 + mean) / 2, mean / 2, -1.5 + (a + mean) / 2]
        let average = x[0] * payoffs[0] + x[1] * payoffs[1] + x[2] * payoffs[2]
        for i in 0..<3 { slope[i] = x[i] * (payoffs[i] - average) }
        slope[3] = lag > 0 ? (x[2] - x[3]) / lag : 0
      }
      let point = try CollapseDynamics(economy, lag: lag).point(after: time, from: start)
      expectClose(point.shares, ByStrategy(human: path[0], idle: path[1], artificial: path[2]), within: 1e-8)
      if lag > 0 { #expect(abs(point.contaminating - path[3]) < 1e-8) }
    }
  }

  /// Without contamination yet, models pay at first as if there never were any. Hardly anybody idles at the start: who
  /// left idling would lift the share of all others a little even without a lag.
  @Test func `contamination that comes late lets the artificial share overshoot`() throws {
    let economy = CollapseExamples.publishedMixed
    let start = CollapseDynamics.Point(
      ByStrategy(human: 0.6, idle: 1e-12, artificial: 0.4 - 1e-12), contaminating: 0)
    func greatestShare(lag: Double) throws -> Double {
      try stride(from: 0, through: 100, by: 1).map {
        try CollapseDynamics(economy, lag: lag).point(after: $0, from: start).shares.artificial
      }.max()!
    }
    #expect(try greatestShare(lag: 0) < 2 / 3.0 + 1e-9)
    #expect(try greatestShare(lag: 50) > 0.95)
  }

  @Test func `where own work just pays for itself the odds of working stay those of the start`() throws {
    let economy = CollapseEconomy(quality: 4, humanCost: 2, artificialCost: 1.5, contamination: 1.5)
    let start = ByStrategy(human: 0.3, idle: 0.1, artificial: 0.6)
    let limit = try CollapseDynamics(economy).limit(from: .init(start)).shares
    expectClose(limit, ByStrategy(human: 0.25, idle: 1 / 12.0, artificial: 2 / 3.0), within: 1e-7)
  }

  /// At g = m/2 the others vanish as 1/t only.
  @Test func `what is too slow is reported`() throws {
    let economy = CollapseEconomy(quality: 8, humanCost: 2.25, artificialCost: 1.5, contamination: 1.5)
    let error = try #require(throws: CollapseDynamics.Restless.self) {
      try CollapseDynamics(economy).limit(from: .init(CollapseExamples.starts[0]), tolerance: 1e-9, latest: 1_000)
    }
    #expect(error.time >= 1_000)
    // s' = s (1 - s)^2 m/2, so that (1 - s) t tends to 2/m.
    #expect(abs((1 - error.point.shares.artificial) * error.time * 0.75 - 1) < 0.02)
  }
}
