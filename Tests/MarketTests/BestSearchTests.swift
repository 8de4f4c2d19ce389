// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Market

extension Market {
  /// Offers that were open to a buyer in the last period, as it looked for some, best first: by brute force.
  fileprivate func ranking(_ buyer: Int) -> [(offer: Int, estimate: Double)] {
    let held = Set(world.buyers.holdings[buyer].filter { Int($0.bought) < world.period }.map { Int($0.offer) })
    return (0..<world.suppliers.count)
      .filter { world.suppliers.isOffering[$0] && !held.contains($0) }
      .map { (offer: $0, estimate: world.expectation($0, buyer).volume) }
      .sorted { $0.estimate != $1.estimate ? $0.estimate > $1.estimate : $0.offer < $1.offer }
  }

  fileprivate func found(_ buyer: Int) -> [Int] {
    let first = buyer * world.parameters.matching.candidates
    return world.matches.candidates[first..<first + world.matches.candidateCounts[buyer]].map { Int($0) }
  }

  fileprivate func best(_ buyer: Int) -> [Int] {
    ranking(buyer).prefix(world.parameters.matching.candidates).map(\.offer)
  }

  /// Share of a buyer's best offers that it found.
  fileprivate func recall(_ buyer: Int) -> Double {
    let best = Set(best(buyer))
    return Double(best.intersection(found(buyer)).count) / Double(best.count)
  }
}

/// The search for the best offers, against rankings of all.
struct BestSearchTests {
  private func parameters(_ change: (inout Parameters) -> Void = { _ in }) -> Parameters {
    var parameters = bare()
    parameters.sellers.count = 300
    parameters.sellers.domains = 4
    parameters.buyers.count = 12
    parameters.producers.count = 30
    parameters.producers.records = 100
    parameters.matching.rule = .best
    parameters.matching.candidates = 20
    parameters.matching.matchSpread = 0.5
    parameters.matching.sandboxNoise = 2
    parameters.provenance.information = .posterior
    parameters.welfare.informationLoss = false
    parameters.welfare.firstBest = false
    change(&parameters)
    return parameters
  }

  @Test(arguments: ContractForm.allCases, [true, false])
  func `at recall 1 everything is evaluated and the ranking is exact`(form: ContractForm, perBuyer: Bool) throws {
    var market = try drawn(
      parameters {
        $0.matching.recall = 1
        $0.contract.form = form
        $0.provenance.flagsPerBuyer = perBuyer
      }, periods: 0)
    for _ in 1...3 {
      try market.playPeriod()
      for buyer in 0..<12 { #expect(market.found(buyer) == market.best(buyer)) }
      #expect(market.last(.matchingRecall) == 1)
      let open = (0..<12).reduce(0) { $0 + market.ranking($1).count }
      let offers = market.world.suppliers.isOffering.count { $0 }
      #expect(market.last(.matchingEvaluated) == Double(open) / Double(12 * offers))
    }
  }

  @Test(arguments: [true, false], OriginInformation.allCases)
  func `without noise the lazy search finds exactly the best after a part of the offers`(
    perBuyer: Bool, information: OriginInformation
  ) throws {
    for form in ContractForm.allCases {
      // Equal volumes make many ties.
      for spread in [0, 0.5] {
        var market = try drawn(
          parameters {
            $0.matching.matchSpread = 0
            $0.matching.sandboxNoise = 0
            $0.contract.form = form
            $0.sellers.recordsLogSd = spread
            $0.provenance.flagsPerBuyer = perBuyer
            $0.provenance.information = information
          }, periods: 0)
        for _ in 1...3 {
          try market.playPeriod()
          for buyer in 0..<12 { #expect(market.found(buyer) == market.best(buyer)) }
          #expect(market.last(.matchingRecall) == 1)
          #expect(market.last(.matchingEvaluated) < 0.7)
        }
      }
    }
  }

  @Test(arguments: [0.5, 0.8, 0.95, 0.99])
  func `the share found is the recall asked for or more, on average, and not by evaluating everything`(
    recall: Double
  ) throws {
    var shares: [Double] = []
    var evaluated = 0.0
    for replicate in 0..<4 {
      let market = try drawn(
        parameters {
          $0.sellers.count = 3_000
          $0.buyers.count = 25
          $0.producers.count = 0
          $0.matching.recall = recall
        }, replicate: replicate, periods: 1)
      shares += (0..<25).map { market.recall($0) }
      evaluated += market.last(.matchingEvaluated) / 4
    }
    let count = Double(shares.count)
    let mean = shares.reduce(0, +) / count
    let variance = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let error = (variance / count).squareRoot()
    #expect(mean >= recall - 3 * error, "\(mean) of \(recall)")
    // What is missed is at most what is allowed, and at least a fifth of it, else the search stops needlessly late.
    #expect(1 - mean >= 0.2 * (1 - recall) - 3 * error, "\(mean) of \(recall)")
    #expect(evaluated < 0.2 + 0.2 * recall, "\(evaluated) at \(recall)")
    #expect(evaluated > 20.0 / 3_000)
  }

  @Test func `the recall reported is that of a full ranking`() throws {
    for replicate in 0..<3 {
      let market = try drawn(
        parameters {
          $0.buyers.count = 4
          $0.matching.recall = 0.6
        }, replicate: replicate, periods: 2)
      let shares = (0..<4).map { market.recall($0) }
      #expect(agree(market.last(.matchingRecall), shares.reduce(0, +) / 4, within: 1e-12))
      #expect(market.last(.matchingRecall) < 1)
    }
  }

  @Test(arguments: CandidateRule.allCases) func `only a search has a recall`(rule: CandidateRule) throws {
    let market = try drawn(parameters { $0.matching.rule = rule }, periods: 1)
    #expect(market.last(.matchingRecall).isNaN == (rule != .best))
    let evaluated = market.last(.matchingEvaluated)
    switch rule {
    case .all: #expect(evaluated == 1)
    case .random: #expect(evaluated == 20.0 / 330)
    case .best: #expect(evaluated > 20.0 / 330 && evaluated < 1)
    }
  }

  private let twoDomains = Population(
    sellers: (0..<40).map { .init(quality: 0.5, records: Double(10 + $0 * 7 % 40), domain: $0 % 2) },
    buyers: [.init(value: 900, budget: 60, tasks: [1, 0]), .init(value: 900, budget: 60, tasks: [0, 1])])

  @Test(arguments: [0, 0.5], [5, 20, 25, 40, 90])
  func `a domain without weight is looked at only when nothing else is left, and scarcity is no trouble`(
    spread: Double, candidates: Int
  ) throws {
    let market = try played(
      twoDomains,
      parameters {
        $0.sellers.domains = 2
        $0.matching.matchSpread = spread
        $0.matching.sandboxNoise = 0
        $0.matching.candidates = candidates
        $0.matching.recall = 0.999
      })
    for buyer in 0..<2 {
      let found = market.found(buyer)
      #expect(found == market.best(buyer))
      #expect(found.count == min(candidates, 40))
      if candidates <= 20 { #expect(found.allSatisfy { $0 % 2 == buyer }) }
    }
    // It is asked after every 16 estimates whether that is enough.
    if candidates == 5 { #expect(market.last(.matchingEvaluated) < 0.6) }
    if candidates > 20 { #expect(market.last(.matchingEvaluated) == 1) }
  }

  @Test func `where nothing is offered nothing is found or missed`() throws {
    var market = try played(
      twoDomains,
      parameters {
        $0.sellers.domains = 2
        $0.pricing.rule = .fixed
      })
    for seller in 0..<40 { market.world.suppliers.isActive[seller] = false }
    try market.playPeriod()
    #expect(market.found(0).isEmpty && market.found(1).isEmpty)
    #expect(market.last(.matchingRecall).isNaN && market.last(.matchingEvaluated).isNaN)
  }

  @Test func `markets searched at the same time do not touch each other, and measuring changes nothing`() async throws {
    let parameters = parameters { $0.matching.recall = 0.9 }
    let alone = try drawn(parameters, periods: 4).rows.map(\.bitPattern)
    try await withThrowingTaskGroup(of: [UInt64].self) { group in
      for _ in 0..<4 { group.addTask { try drawn(parameters, periods: 4).rows.map(\.bitPattern) } }
      for try await bits in group { #expect(bits == alone) }
    }
  }
}
