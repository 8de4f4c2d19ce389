// SPDX-License-Identifier: GPL-3.0-or-later

import Experiments
import Foundation
import Market
import ScenarioFiles
import Testing

@testable import PaperFigures

struct FigureRecipeTests {
  private static let scenarios = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Scenarios").standardizedFileURL.path

  private func simulations(threads: Int = 2) -> FigureSimulations {
    FigureSimulations(scenarios: Self.scenarios, isQuick: true, threads: threads)
  }

  @Test func `the quick set is the same to the byte on another number of threads, with the columns declared`()
    async throws
  {
    let (one, three) = (simulations(threads: 1), simulations(threads: 3))
    for figure in FigureCatalogue.all where figure.id != RetrainingTargetsFigure.id {
      let bytes = FigureTable.bytes(try await figure.make(one), of: figure)
      #expect(bytes == FigureTable.bytes(try await figure.make(three), of: figure), "\(figure.id)")
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines[0] == figure.columns.joined(separator: ","))
      #expect(lines.count > 5 && lines.last == "")
    }
  }

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
      for point in try await figure.make(simulations()) {
        switch point.place {
        case .name(let name): counted[name, default: 0] += point.value
        case .number(let number): counted["\(Int(number))", default: 0] += point.value
        }
      }
      #expect(counted == Dictionary(grouping: rows) { $0[column] ?? "" }.mapValues { Double($0.count) })
    }
    let known = try await DealsDisclosure.figure.make(simulations())
    #expect(known.prefix(3).reduce(0) { $0 + $1.value } == Double(rows.count))
    #expect(known[3].value == Double(rows.count { $0["codes"]?.split(separator: ";").contains("S") == true }))
    let amounts = try ShippedDeals.plainAmounts()
    let sellers = Dictionary(grouping: amounts) { $0.row["aggregator"] ?? "" }.mapValues {
      $0.reduce(0) { $0 + $1.dollars }
    }
    let total = sellers.values.reduce(0, +)
    let two = sellers.values.sorted(by: >).prefix(2).reduce(0, +)
    let drawn = try await DealsConcentration.figure.make(simulations()).filter { $0.series == "sellers" }
    #expect(abs(drawn[2].value - 100 * two / total) < 1e-9 && drawn.last?.value.rounded() == 100)
  }

  @Test func `values over time are means over the periods of markets played on their own`() async throws {
    let simulations = simulations()
    let cases: [(Figure, Observation)] = [
      (FairshareParticipation.figure, .activeSellers), (FairshareSellerProfit.figure, .sellerSurplus),
      (FairshareQuality.figure, .meanQualityActive),
    ]
    let scenario = try ScenarioReader(overrides: ["run.replicates=4", "run.periods=6"])
      .read(Self.scenarios + "/pricing-alone/fairshare.yaml")
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
    let variance = try await VarianceCollapse.figure.make(simulations())
    let ten = try #require(variance.first { $0.series == "M = 10" && $0.place == .number(10) })
    // 500 replicates, and a skewed distribution.
    #expect(abs(ten.value - pow(0.9, 10)) < 2.5 * (ten.high - ten.value))
    let exact = try #require(variance.first { $0.series == "exact, M = 10" && $0.place == .number(2) })
    #expect(abs(exact.value - 0.81) < 1e-12)
    let errors = try await ReplaceOrAccumulate.figure.make(simulations())
    for (workflow, published) in [("replace", 5.128), ("accumulate", 0.3854)] {
      let point = try #require(errors.first { $0.series == workflow && $0.place == .number(20) })
      #expect(abs(point.value - published) < 2 * (point.high - point.value))
      let exact = try #require(errors.first { $0.series == "exact, \(workflow)" && $0.place == .number(20) })
      #expect(abs(exact.value - published) < 1e-3)
    }
  }

  @Test func `the law is drawn as it was published, and without synthetic records nothing is lost`() async throws {
    let points = try await CollapseLawFigure.figure.make(simulations())
    #expect(
      points.contains { $0.series == "law, rho = 1.0" && $0.place == .number(10) && abs($0.value + 1.83) < 1e-12 })
    for share in ["0.2", "0.5", "0.8", "1.0"] {
      #expect(points.first { $0.series == "rho = \(share)" }?.value == 0)
    }
  }

  @Test func `welfare is what the paper prints for its two economies`() async throws {
    let points = try await WelfareUnderCollapseFigure.figure.make(simulations())
    for (economy, printed) in [("mixed", 2.1667), ("artificial", 1.6)] {
      let found = points.first { $0.series == WelfareUnderCollapseFigure.limit && $0.place == .name(economy) }
      #expect(abs((found?.value ?? 0) - printed) < 1e-4)
    }
  }
}
