// SPDX-License-Identifier: GPL-3.0-or-later

internal import Valuation

extension World {
  /// One round: every supplier names its price knowing the willingness to pay of those who see its offer, and they
  /// respond. The last round's responses become holdings.
  mutating func respond(isLast: Bool, sortsAnew: Bool) {
    let rule = parameters.pricing.rule
    let isOrdered = rule.ranksBuyers
    let looksAhead = looksAhead
    let longest = buyers.count
    if scratch.willingness.count < longest { scratch.willingness = [Double](repeating: 0, count: longest) }
    for buyer in 0..<buyers.count {
      scratch.demand[buyer] = 0
      scratch.taken[buyer] = 0
      scratch.trainingTaken[buyer] = TrainingPlan()
    }
    // The columns leave the world for the round, so that the loops below hold them by address.
    var (edges, values, demand, taken): ([Edge], [Double], [Double], [Double]) = ([], [], [], [])
    var plans: [WillingnessToPay.Plan] = []
    swap(&edges, &matches.edges)
    swap(&values, &scratch.willingness)
    swap(&demand, &scratch.demand)
    swap(&taken, &scratch.taken)
    swap(&plans, &buyers.plans)
    edges.withUnsafeMutableBufferPointer { edges in
      values.withUnsafeMutableBufferPointer { values in
        demand.withUnsafeMutableBufferPointer { demand in
          taken.withUnsafeMutableBufferPointer { taken in
            plans.withUnsafeBufferPointer { plans in
              let round = Round(
                edges: edges, values: values, demand: demand, taken: taken, plans: plans,
                willingness: WillingnessToPay(utility), now: Int32(period), coverage: Double(contractPeriods))
              for place in 0..<offering.count {
                let supplier = Int(offering[place])
                let row = matches.starts[supplier]..<matches.starts[supplier + 1]
                if row.isEmpty { continue }
                evaluations += row.count
                round.evaluate(row)
                if looksAhead { addForesight(supplier, row, edges, values) }
                if hasExploiters { round.setAside(row, exploiters: buyers.exploits) }
                if isOrdered { round.sort(row, anew: sortsAnew || !matches.isStanding) }
                let quote = quote(supplier, rule, UnsafeBufferPointer(rebasing: values[0..<row.count]))
                if rule != .posted { suppliers.offers[supplier].price = quote.base }
                if quote.base < .infinity {
                  round.respond(row, quote, isOrdered: isOrdered)
                  if looksAhead { countTraining(supplier, row, quote, edges, values) }
                  if isLast { sign(row, quote, supplier, edges, values, isOrdered: isOrdered) }
                }
                if hasExploiters { exploit(supplier, round, row, isLast: isLast) }
              }
            }
          }
        }
      }
    }
    swap(&edges, &matches.edges)
    swap(&values, &scratch.willingness)
    swap(&demand, &scratch.demand)
    swap(&taken, &scratch.taken)
    swap(&plans, &buyers.plans)
  }

  /// Turns the responses to one offer into holdings.
  private mutating func sign(
    _ row: Range<Int>, _ quote: RowQuote, _ supplier: Int, _ edges: UnsafeMutableBufferPointer<Edge>,
    _ values: UnsafeMutableBufferPointer<Double>, isOrdered: Bool
  ) {
    let expiry = Int32(period + contractPeriods - 1)
    for place in 0..<row.count {
      let value = values[place]
      guard quote.isTaken(at: place, value) else {
        if isOrdered { break }
        continue
      }
      let index = row.lowerBound + place
      edges[index].heldUntil = expiry
      buyers.holdings[Int(edges[index].buyer)].append(
        Holding(
          offer: Int32(supplier), bought: Int32(period), expiry: expiry, price: quote.price(value), willingness: value,
          match: edges[index].match, expected: edges[index].estimate))
    }
  }

  private func quote(_ supplier: Int, _ rule: PricingRule, _ values: UnsafeBufferPointer<Double>) -> RowQuote {
    switch rule {
    case .fairshare:
      FairsharePrice.quote(values, breakEven: suppliers.accounts[supplier].breakEven, beta: parameters.pricing.beta)
    case .bargaining:
      BargainingPrice.quote(values, breakEven: suppliers.accounts[supplier].breakEven, beta: parameters.pricing.beta)
    case .random: RandomPrice.quote(values, rank: randomPriceRank(supplier))
    case .uniform, .posted, .fixed, .valuation: RowQuote(base: suppliers.offers[supplier].price)
    }
  }
}
