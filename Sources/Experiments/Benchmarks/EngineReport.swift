// SPDX-License-Identifier: GPL-3.0-or-later

public import Market
public import ScenarioFiles

/// What the engines of the comparison report about a play of the reference market.
public struct EngineReport: Sendable {
  private let timed: TimedMarket
  private let scenario: Scenario
  private let peakMemory: Double

  /// Plays the scenario.
  public init(_ scenario: Scenario) throws(MarketError) {
    self.scenario = scenario
    timed = try TimedMarket(scenario)
    peakMemory = Machine.peakMemory
  }

  /// The figures of a period, with the names by which all engines call them.
  private static let figures: [(name: String, value: @Sendable (PlayedReplicate, Int) -> Double)] = [
    ("active", { $0[.activeSellers, $1] + $0[.activeProducers, $1] }),
    ("mean_price", { $0[.meanPostedPrice, $1] }),
    ("units", { $0[.sales, $1] }),
    ("spend", { $0[.spend, $1] }),
    ("surplus", { $0[.expectedSurplus, $1] }),
    ("rho", { $0[.contamination, $1] }),
    ("F", { $0[.fidelity, $1] }),
  ]

  /// Of a period counted from 0. Without sales there is nothing to average; the comparison counts that as 0.
  private func figure(_ place: Int, _ period: Int) -> Double {
    let value = EngineReport.figures[place].value(timed.played, period)
    return value.isFinite ? value : 0
  }

  /// Settings, times, peak memory, and means over the last 50 periods.
  public var json: JSONText {
    let periods = timed.played.periods
    let parameters = scenario.parameters
    var summary: [JSONText.Member] = []
    for (place, entry) in EngineReport.figures.enumerated() {
      let tail = max(0, periods - 50)..<periods
      let mean = tail.reduce(0) { $0 + figure(place, $1) } / Double(tail.count)
      summary.append(.init(entry.name, .number(mean)))
    }
    for (name, place) in [("all_units", 2), ("all_surplus", 4)] {
      summary.append(.init(name, .number((0..<periods).reduce(0) { $0 + figure(place, $1) })))
    }
    return .object([
      .init("engine", .text("seedcorn")),
      .init("sellers", .integer(timed.slots)),
      .init("buyers", .integer(parameters.buyers.count)),
      .init("steps", .integer(periods)),
      .init("seed", .integer(parameters.run.seed)),
      .init("init_s", .number(rounded(timed.setUpSeconds, 10_000))),
      .init("run_s", .number(rounded(timed.runSeconds, 100_000))),
      .init("agent_steps_per_s", .integer(Int(timed.agentStepsPerSecond.rounded()))),
      .init("peak_mib", .number(rounded(peakMemory, 10))),
      .init("summary", .object(summary)),
    ])
  }

  /// One row a period, the step counted from 0.
  public var csv: [UInt8] {
    var bytes = CSVText.header(["step"] + EngineReport.figures.map(\.name))
    for period in 0..<timed.played.periods {
      CSVText.append(period, to: &bytes)
      for place in EngineReport.figures.indices {
        bytes.append(CSVText.comma)
        CSVText.append(figure(place, period), to: &bytes)
      }
      bytes.append(CSVText.newline)
    }
    return bytes
  }

  private func rounded(_ value: Double, _ parts: Double) -> Double { (value * parts).rounded() / parts }
}
