// SPDX-License-Identifier: GPL-3.0-or-later

import Market
import Testing

struct MeasureTests {
  /// Rows in which everything is missing but the given columns.
  private func rows(_ values: [Observation: [Double]]) -> [Double] {
    let width = Observation.allCases.count
    let periods = values.values.map(\.count).max() ?? 0
    var rows = [Double](repeating: .nan, count: width * periods)
    for (observation, column) in values {
      for (period, value) in column.enumerated() { rows[period * width + observation.rawValue] = value }
    }
    return rows
  }

  private func value(
    _ rule: Measure.Rule, _ values: [Double], _ window: ClosedRange<Int>? = nil, isRelative: Bool = false
  ) -> Double {
    Measure(rule, of: .welfare, window: window, isRelative: isRelative).value(of: rows([.welfare: values]))
  }

  @Test("Rules look within their window and pass over what is missing")
  func windows() {
    let values = [4, .nan, 2, 8, 1]
    #expect(value(.mean, values) == 15.0 / 4)
    #expect(value(.mean, values, 2...4) == 5)
    #expect(value(.mean, values, 2...2).isNaN)
    #expect(value(.least, values) == 1 && value(.least, values, 1...4) == 2)
    #expect(value(.most, values) == 8 && value(.most, values, 1...3) == 4)
    #expect(value(.last, values) == 1 && value(.at(4), values) == 8)
    #expect(value(.at(2), values).isNaN && value(.at(6), values).isNaN)
    #expect(value(.mean, values, 4...9) == 4.5, "a window may end after the last period")
    #expect(value(.mean, values, 7...9).isNaN)
  }

  @Test("An event is timed by the first period in which its level is reached, and missing when it never is")
  func events() {
    let values = [4, .nan, 2, 8, 1]
    #expect(value(.firstBelow(2), values) == 3)
    #expect(value(.firstBelow(1.5), values) == 5)
    #expect(value(.firstBelow(0), values).isNaN)
    #expect(value(.firstAbove(5), values) == 4)
    #expect(value(.firstAbove(4), values, 2...5) == 4)
    #expect(value(.firstBelow(0.5), values, isRelative: true) == 3, "half of the first value, 4")
  }

  @Test("Relative to the start, sellers count from before period 1, all else from period 1")
  func relative() {
    // 100 when period 1 begins: 80 at its end, after 5 came and 25 left.
    let sellers = rows([.activeSellers: [80, 60, 50], .sellerEntries: [5, 0, 0], .sellerExits: [25, 20, 10]])
    func value(_ rule: Measure.Rule) -> Double {
      Measure(rule, of: .activeSellers, isRelative: true).value(of: sellers)
    }
    #expect(value(.at(1)) == 0.8 && value(.last) == 0.5)
    #expect(value(.firstBelow(0.5)) == 3 && value(.firstBelow(0.6)) == 2)
    #expect(Measure(.lost, of: .activeSellers).value(of: sellers) == 0.5)
    #expect(self.value(.last, [4, 2, 1], isRelative: true) == 0.25)
    #expect(self.value(.last, [0, 2, 1], isRelative: true).isNaN, "nothing is a multiple of 0")
  }

  @Test("Units and meanings follow from the rule")
  func words() {
    let half = Metric(name: "half", Measure(.firstBelow(0.5), of: .activeSellers, window: 2...9, isRelative: true))
    #expect(half.unit == "period")
    #expect(
      half.meaning.hasPrefix("first of the periods 2 to 9 with at most 0.5 over its value at the start: human sellers"))
    #expect(Metric(name: "x", Measure(.mean, of: .fidelity)).meaning.hasPrefix("mean over the periods: "))
    #expect(Metric(name: "x", Measure(.last, of: .welfare)).unit == Observation.welfare.column.unit)
  }
}
