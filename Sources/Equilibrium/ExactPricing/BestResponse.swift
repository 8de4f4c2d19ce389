// SPDX-License-Identifier: GPL-3.0-or-later

extension SmallMarket {
  /// A seller's best price given the others', in $: infinite, that is no offer, where nobody would pay anything or its
  /// revenue would be less than its cost.
  ///
  /// A buyer who pays exactly what a data set is worth to it is indifferent. Where it would buy beside what it has, it
  /// buys; where it would buy instead of something as good, it may take that, and only a lower price wins it.
  /// - Parameter step: share of its willingness to pay by which such a buyer is won over; above 0 and below 1.
  public func bestPrice(of dataSet: Int, at prices: [Double], step: Double) -> Double {
    var offers = buyers.indices.map { willingness(of: $0, toPayFor: dataSet, at: prices) }
    var isKnown = buyers.map { _ in false }
    while true {
      let optimum = RevenueOptimum(offers)
      // Whoever would pay more than the price buys for certain.
      let doubtful = buyers.indices.filter { !isKnown[$0] && SmallMarket.areSame(offers[$0], optimum.price) }
      // A price that differs by rounding stays, so that no last digit decides who wins an indifferent buyer.
      let price = SmallMarket.areSame(optimum.price, prices[dataSet]) ? prices[dataSet] : optimum.price
      if optimum.buyers == 0 || doubtful.isEmpty {
        guard optimum.buyers > 0 && optimum.revenue >= costs[dataSet] else { return .infinity }
        // What gains no more than a step is not worth a change.
        let sales = buyers.count { $0.purchase(at: prices).bundle >> dataSet & 1 == 1 }
        let revenue = sales == 0 ? 0 : Double(sales) * prices[dataSet]
        return revenue >= max(costs[dataSet], optimum.revenue * (1 - step)) ? prices[dataSet] : price
      }
      var indifferent = prices
      indifferent[dataSet] = price
      for buyer in doubtful {
        isKnown[buyer] = true
        let takes = buyers[buyer].purchase(at: indifferent).bundle >> dataSet & 1 == 1
        if !takes { offers[buyer] *= 1 - step }
      }
    }
  }

  /// Prices by best response: sellers enter one after another in the order of the data sets, each at its best price
  /// given those before it, then reconsider in rounds in the same order until nothing changes or an earlier state comes
  /// back. Another order can lead to other prices.
  /// - Parameters:
  ///   - step: by which sellers undercut each other for a buyer who is indifferent between them; see `bestPrice`.
  ///   - limit: most rounds, at least 1.
  public func prices(step: Double = 0.01, rounds limit: Int = 1000) -> ExactPrices {
    precondition(step > 0 && step < 1, "a step is above 0 and below 1")
    precondition(limit >= 1, "at least one round")
    var prices = [Double](repeating: .infinity, count: costs.count)
    reconsider(&prices, step)
    var earlier: [[Double]] = []
    for round in 1...limit {
      earlier.append(prices)
      reconsider(&prices, step)
      if prices == earlier[round - 1] { return outcome(.equilibrium, at: prices, rounds: round) }
      if let same = earlier.lastIndex(where: { SmallMarket.areSame($0, prices) }) {
        // The earlier prices are known to come back; from those that differ by rounding another way may lead on.
        return outcome(.cycle(length: round - same), at: earlier[same], rounds: round)
      }
    }
    return outcome(.roundLimit, at: prices, rounds: limit)
  }

  private func reconsider(_ prices: inout [Double], _ step: Double) {
    for dataSet in prices.indices { prices[dataSet] = bestPrice(of: dataSet, at: prices, step: step) }
  }

  private static func areSame(_ left: Double, _ right: Double) -> Bool {
    left == right || abs(left - right) <= tolerance * min(left, right)
  }

  private static func areSame(_ left: [Double], _ right: [Double]) -> Bool { zip(left, right).allSatisfy(areSame) }

  private func outcome(_ outcome: ExactPrices.Outcome, at prices: [Double], rounds: Int) -> ExactPrices {
    let purchases = buyers.map { $0.purchase(at: prices) }
    return ExactPrices(
      outcome: outcome, rounds: rounds, prices: prices,
      willingness: buyers.indices.map { buyer in
        prices.indices.map { willingness(of: buyer, toPayFor: $0, at: prices) }
      },
      bundles: purchases.map(\.bundle), netUtilities: purchases.map(\.net))
  }
}

extension SmallMarket.Buyer {
  /// The bundle within the budget of the best net utility, among equals the dearest, and its net utility in $.
  public func purchase(at prices: [Double]) -> (bundle: Int, net: Double) {
    let limit = budget * (1 + SmallMarket.tolerance)
    switch worth {
    case .total(let utility, let worth, let scale, let held):
      var search = BundleSearch(utility, worth: worth, scale: scale, held: held, prices: prices, limit: limit)
      return search.purchase(tolerance: SmallMarket.tolerance)
    case .table(let utilities):
      return TableSearch(utilities, prices: prices, limit: limit).purchase(tolerance: SmallMarket.tolerance)
    }
  }
}
