// SPDX-License-Identifier: GPL-3.0-or-later

import Market
import Testing

@testable import Experiments

/// A replicate in which every observation is missing but the given ones.
func madeUp(
  scenario: Int = 0, replicate: Int = 1, periods: Int, _ values: [Observation: [Double]]
) -> PlayedReplicate {
  let width = ObservationTable.columns.count
  var rows = [Double](repeating: .nan, count: width * periods)
  for observation in Observation.allCases {
    for (period, value) in (values[observation] ?? []).enumerated() {
      rows[period * width + observation.rawValue] = value
    }
  }
  return PlayedReplicate(scenario: scenario, replicate: replicate, rows: rows)
}

struct MetricTests {
  private func value(_ name: String, _ played: PlayedReplicate) throws -> Double {
    played.metrics[try #require(Metric.index(name))]
  }

  @Test("Every column makes two metrics, and names are unique")
  func names() {
    let names = Metric.all.map(\.name)
    #expect(Set(names).count == names.count)
    for column in ObservationTable.columns {
      #expect(names.contains(column.name) && names.contains(column.name + "_final"))
    }
  }

  @Test("A mean over periods leaves missing periods out; the last period stands alone")
  func meanAndFinal() throws {
    let played = madeUp(periods: 3, [.fidelity: [1, .nan, 0.5], .spend: [1, 2, .nan]])
    #expect(try value("fidelity", played) == 0.75)
    #expect(try value("fidelity_final", played) == 0.5)
    #expect(try value("spend", played) == 1.5)
    #expect(try value("spend_final", played).isNaN)
    #expect(try value("welfare", played).isNaN)
  }

  @Test("Sellers lost are counted from those active when period 1 began")
  func sellersLost() throws {
    let played = madeUp(
      periods: 2, [.activeSellers: [90, 60], .sellerEntries: [5, 0], .sellerExits: [15, 30]])
    #expect(abs(try value("sellers_lost", played) - 0.4) < 1e-15)
    let empty = madeUp(periods: 1, [.activeSellers: [0], .sellerEntries: [0], .sellerExits: [0]])
    #expect(try value("sellers_lost", empty).isNaN)
  }
}

struct MetricCollectorTests {
  @Test("Differences pair replicates and leave those without a partner out")
  func pairs() throws {
    var collector = MetricCollector(scenarios: 2)
    for (replicate, spend) in [1.0, 2, 4, 100].enumerated() {
      collector.add(madeUp(scenario: 0, replicate: replicate + 1, periods: 1, [.spend: [spend]]))
    }
    for (replicate, spend) in [2.0, 4, 7].enumerated() {
      collector.add(madeUp(scenario: 1, replicate: replicate + 1, periods: 1, [.spend: [spend]]))
    }
    let spend = try #require(Metric.index("spend"))
    #expect(collector.differences(of: 1, to: 0)[spend] == Estimate([1, 2, 3]))
    #expect(collector.summary(of: 0)[spend] == Estimate([1, 2, 4, 100]))
    let welfare = try #require(Metric.index("welfare"))
    #expect(collector.differences(of: 1, to: 0)[welfare].count == 0)
  }
}
