// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck
import Testing

@testable import Market

/// Whether drawn agents follow the distributions that the scenario names: Kolmogorov-Smirnov at the 0.1% level, moments
/// within 4 standard errors.
struct PopulationTests {
  private let count = 20_000

  private func population(_ change: (inout Parameters) -> Void = { _ in }) throws -> Population {
    var parameters = Parameters()
    parameters.sellers.count = count
    parameters.sellers.costMedian = 40_000
    parameters.sellers.costLogSd = 1.86
    parameters.sellers.recordsMedian = 100
    parameters.sellers.recordsLogSd = 0.5
    parameters.sellers.qualityAlpha = 4
    parameters.sellers.qualityBeta = 2
    parameters.sellers.qualityCostCorrelation = 0.6
    parameters.sellers.byproductShare = 0
    parameters.buyers.count = 10
    parameters.buyers.valueMedian = 3e8
    parameters.buyers.valueLogSd = 0.835
    parameters.buyers.budgetMedian = 0.08
    parameters.buyers.budgetLogSd = 0.7
    parameters.producers.count = 10
    change(&parameters)
    var sampler = try Sampler()
    return Population(parameters, luck: Luck(seed: 21, replicate: 4), sampler: &sampler)
  }

  /// The Kolmogorov-Smirnov distance times sqrt(n), which exceeds 1.949 once in a thousand.
  private func distance(_ sample: [Double], _ cumulative: (Double) -> Double) -> Double {
    let sorted = sample.sorted()
    let size = Double(sorted.count)
    var largest = 0.0
    for (rank, value) in sorted.enumerated() {
      let expected = cumulative(value)
      largest = max(largest, expected - Double(rank) / size, Double(rank + 1) / size - expected)
    }
    return largest * size.squareRoot()
  }

  @Test(arguments: [(4.0, 2.0), (0.5, 0.5)])
  func `quality is Beta, cost and volume log-normal`(shapes: (a: Double, b: Double)) throws {
    let sellers = try population {
      $0.sellers.qualityAlpha = shapes.a
      $0.sellers.qualityBeta = shapes.b
    }.sellers
    #expect(distance(sellers.map(\.quality)) { Distributions.betaCumulative($0, a: shapes.a, b: shapes.b) } < 1.949)
    let costs = distance(sellers.map(\.cost)) {
      Distributions.logNormalCumulative($0, zeta: log(40_000), sigma: 1.86)
    }
    #expect(costs < 1.949)
    let records = distance(sellers.map(\.records)) {
      Distributions.logNormalCumulative($0, zeta: log(100), sigma: 0.5)
    }
    #expect(records < 1.949)
  }

  @Test(arguments: [0.6, -0.3, 0.0, 1.0])
  func `quality and log cost are joined by a Gaussian copula of the correlation asked for`(correlation: Double) throws {
    let sellers = try population { $0.sellers.qualityCostCorrelation = correlation }.sellers
    let quality = sellers.map { Distributions.normalQuantile(Distributions.betaCumulative($0.quality, a: 4, b: 2)) }
    let cost = sellers.map { log($0.cost / 40_000) / 1.86 }
    let error = (1 - correlation * correlation) / Double(count).squareRoot()
    #expect(abs(Statistics.correlation(quality, cost) - correlation) <= 4 * error + 1e-9)
    // A Gaussian copula, not merely correlated margins: what is left of cost is normal and knows nothing of quality's
    // size.
    guard correlation * correlation < 1 else { return }
    let rest = zip(quality, cost).map {
      ($1 - correlation * $0) / (1 - correlation * correlation).squareRoot()
    }
    #expect(distance(rest) { Distributions.normalCumulative($0) } < 1.949)
    let squares = Statistics.correlation(quality.map { $0 * $0 }, rest.map { $0 * $0 })
    #expect(abs(squares) < 4 / Double(count).squareRoot())
  }

  @Test func `the by-product share bears no cost, and no other property changes`() throws {
    let all = try population { $0.sellers.byproductShare = 0.3 }.sellers
    let none = try population().sellers
    let free = all.count { $0.cost == 0 }
    #expect(abs(Double(free) - 6_000) < 4 * (20_000 * 0.3 * 0.7).squareRoot())
    #expect(zip(all, none).allSatisfy { $0.cost == 0 || $0.cost == $1.cost })
    #expect(zip(all, none).allSatisfy { $0.quality == $1.quality && $0.records == $1.records })
    #expect(none.allSatisfy { $0.cost > 0 })
  }

  @Test func `domains, platforms and direct selling come in the shares asked for`() throws {
    let sellers = try population {
      $0.sellers.domains = 5
      $0.aggregators.count = 4
      $0.aggregators.directShare = 0.2
    }.sellers
    func near(_ count: Int, _ share: Double) -> Bool {
      abs(Double(count) - 20_000 * share) < 4 * (20_000 * share * (1 - share)).squareRoot()
    }
    for domain in 0..<5 { #expect(near(sellers.count { $0.domain == domain }, 0.2)) }
    #expect(near(sellers.count { $0.aggregator == -1 }, 0.2))
    for platform in 0..<4 { #expect(near(sellers.count { $0.aggregator == platform }, 0.2)) }
  }

  @Test func `buyers' values and budget shares are log-normal and independent, tasks Dirichlet`() throws {
    let buyers = try population {
      $0.sellers.count = 1
      $0.buyers.count = count
      $0.sellers.domains = 4
      $0.buyers.taskConcentration = 0.7
    }.buyers
    let values = buyers.map { log($0.value / 3e8) / 0.835 }
    let shares = buyers.map { log($0.budget / $0.value / 0.08) / 0.7 }
    #expect(distance(values) { Distributions.normalCumulative($0) } < 1.949)
    #expect(distance(shares) { Distributions.normalCumulative($0) } < 1.949)
    #expect(abs(Statistics.correlation(values, shares)) < 4 / Double(count).squareRoot())
    #expect(buyers.allSatisfy { abs($0.tasks.reduce(0, +) - 1) < 1e-12 && $0.tasks.allSatisfy { $0 >= 0 } })
    for domain in 0..<4 {
      // Each weight of a symmetric Dirichlet is Beta(a, 3 a).
      let weights = distance(buyers.map { $0.tasks[domain] }) { Distributions.betaCumulative($0, a: 0.7, b: 2.1) }
      #expect(weights < 1.949)
    }
  }

  @Test func `match noise is log-normal with mean 1 whatever its spread, times D t[d]`() throws {
    for spread in [0.3, 0.8] {
      let parameters = bare { $0.matching.matchSpread = spread }
      let sellers = [Population.Seller](repeating: .init(quality: 1), count: 400)
      let buyers = [Population.Buyer](repeating: .init(value: 1, budget: 1), count: 50)
      let market = try handmade(Population(sellers: sellers, buyers: buyers), parameters)
      let noise = (0..<400).flatMap { seller in (0..<50).map { market.world.drawMatch(seller, $0) } }
      let error = ((exp(spread * spread) - 1) / 20_000).squareRoot()
      #expect(abs(Statistics.mean(noise) - 1) < 4 * error)
      let fit = distance(noise) {
        Distributions.logNormalCumulative($0, zeta: -0.5 * spread * spread, sigma: spread)
      }
      #expect(fit < 1.949)
    }
  }
}
