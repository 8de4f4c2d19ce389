// SPDX-License-Identifier: GPL-3.0-or-later

import Experiments
import Foundation
import Market
import ScenarioFiles
import Testing

@testable import PaperFigures

struct FigureRecipeTests {
  private let simulations = QuickSimulations.shared

  @Test func `figures can be told apart, and say what a reader needs`() {
    let all = FigureCatalogue.all
    #expect(Set(all.map(\.id)).count == all.count)
    for figure in all {
      #expect(![figure.title, figure.caption, figure.source, figure.method, figure.fullSize].contains(""))
      #expect(Set(figure.columns).count == figure.columns.count)
    }
  }

  @Test func `deals add up to what a plain reading of the table counts`() async throws {
    let rows = try ShippedDeals.plainRows()
    for (figure, column) in [(DealsByYear.figure, "year"), (DealsByType.figure, "type")] {
      var counted: [String: Double] = [:]
      for point in try await figure.make(simulations) {
        switch point.place {
        case .name(let name): counted[name, default: 0] += point.value
        case .number(let number): counted["\(Int(number))", default: 0] += point.value
        }
      }
      #expect(counted == Dictionary(grouping: rows) { $0[column] ?? "" }.mapValues { Double($0.count) })
    }
    let known = try await DealsDisclosure.figure.make(simulations)
    #expect(known.prefix(3).reduce(0) { $0 + $1.value } == Double(rows.count))
    #expect(known[3].value == Double(rows.count { $0["codes"]?.split(separator: ";").contains("S") == true }))
    let amounts = try ShippedDeals.plainAmounts()
    let sellers = Dictionary(grouping: amounts) { $0.row["aggregator"] ?? "" }.mapValues {
      $0.reduce(0) { $0 + $1.dollars }
    }
    let total = sellers.values.reduce(0, +)
    let two = sellers.values.sorted(by: >).prefix(2).reduce(0, +)
    let drawn = try await DealsConcentration.figure.make(simulations).filter { $0.series == "sellers" }
    #expect(abs(drawn[2].value - 100 * two / total) < 1e-9 && drawn.last?.value.rounded() == 100)
  }

  @Test func `values over time are means over the periods of markets played on their own`() async throws {
    let cases: [(Figure, Observation)] = [
      (FairshareParticipation.figure, .activeSellers), (FairshareSellerProfit.figure, .sellerSurplus),
      (FairshareQuality.figure, .meanQualityActive),
    ]
    let scenario = try ScenarioReader(overrides: ["run.replicates=4", "run.periods=6"])
      .read(QuickSimulations.scenarios + "/pricing-alone/fairshare.yaml")
    let last = try (1...4).map { replicate in
      var market = try Market(scenario, replicate: replicate)
      for _ in 1...6 { try market.playPeriod() }
      return market.rows.suffix(ObservationTable.columns.count).map { $0 }
    }
    for (figure, observation) in cases {
      let values = last.map { $0[observation.rawValue] }
      let mean = values.reduce(0, +) / 4
      let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3).squareRoot()
      let point = try #require(
        try await figure.make(simulations).first { $0.series == "fairshare" && $0.place == .number(6) })
      #expect(abs(point.value / mean - 1) < 1e-12 && point.replicates == 4)
      // Student's 97.5% quantile with 3 degrees of freedom.
      #expect(abs((point.high - mean) / (3.182446305284263 * deviation / 2) - 1) < 1e-9)
    }
  }

  @Test func `variance collapses and errors grow as the closed forms say`() async throws {
    let variance = try await VarianceCollapse.figure.make(simulations)
    let ten = try #require(variance.first { $0.series == "M = 10" && $0.place == .number(10) })
    // 500 replicates, and a skewed distribution.
    #expect(abs(ten.value - pow(0.9, 10)) < 2.5 * (ten.high - ten.value))
    let exact = try #require(variance.first { $0.series == "exact, M = 10" && $0.place == .number(2) })
    #expect(abs(exact.value - 0.81) < 1e-12)
    let errors = try await ReplaceOrAccumulate.figure.make(simulations)
    for (workflow, published) in [("replace", 5.128), ("accumulate", 0.3854)] {
      let point = try #require(errors.first { $0.series == workflow && $0.place == .number(20) })
      #expect(abs(point.value - published) < 2 * (point.high - point.value))
      let exact = try #require(errors.first { $0.series == "exact, \(workflow)" && $0.place == .number(20) })
      #expect(abs(exact.value - published) < 1e-3)
    }
  }
}
