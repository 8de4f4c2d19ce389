// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Valuation

/// The welfare of a planner who shares non-rival human data freely: human data alone, at fidelity 1.
///
/// Where buyers keep stocks, the planner begins each period with those that they truly have, and counts what deliveries
/// add in later periods as buyers do: welfare = sum over buyers of u(stock) + carry [u(E) - u(stock)], less costs.
struct FirstBest: Sendable {
  /// $ per period.
  var welfare = 0.0
  /// Whether somebody was replaced since it was computed.
  var isStale = true
  /// Whether it was computed with stocks, which the next period changes.
  var hasStock = false
  /// Sellers in the order in which the planner considers them.
  var ranked: [(seller: Int, ratio: Double)] = []
  /// Effective records that each buyer holds already, and that a seller would add.
  var held: [Double] = []
  var added: [Double] = []
}

extension FirstBest: StatePart {
  mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("welfare", &welfare)
    visitor.visit("isStale", &isStale)
    visitor.visit("hasStock", &hasStock)
    var sellers = ranked.map(\.seller)
    var ratios = ranked.map(\.ratio)
    visitor.visit("ranked", &sellers, .any)
    visitor.visit("ratios", &ratios, .exactly(sellers.count))
    ranked = Array(zip(sellers, ratios).map { (seller: $0, ratio: $1) })
  }
}

extension World {
  /// Activates sellers in falling (sum over buyers of v) / cost, each if it adds more utility than it costs.
  ///
  /// Synthetic records, which the planner does without, can lift welfare above it.
  mutating func updateFirstBest() {
    let keeps = parameters.buyers.depreciation < 1
    guard firstBest.isStale || firstBest.hasStock || keeps else { return }
    if firstBest.isStale && parameters.buyers.utility == .dataScaling { rankSellers() }
    firstBest.isStale = false
    firstBest.hasStock = keeps || buyers.stock.contains { $0 > 0 }
    let carry = carry
    var welfare = 0.0
    for buyer in 0..<buyers.count {
      welfare += utility.value(buyers.stock[buyer], worth: buyers.value[buyer], scale: buyers.scale[buyer])
    }
    if parameters.buyers.utility == .additive {
      for seller in 0..<suppliers.sellers {
        let worth = carry * suppliers.reach[seller] * suppliers.quality[seller] * suppliers.records[seller]
        welfare += max(0, worth - suppliers.unitCost[seller])
      }
      firstBest.welfare = welfare
      return
    }
    var (held, added): ([Double], [Double]) = ([], [])
    swap(&held, &firstBest.held)
    swap(&added, &firstBest.added)
    held.removeAll(keepingCapacity: true)
    held.append(contentsOf: buyers.stock)
    if added.count != buyers.count { added = held }
    for place in 0..<firstBest.ranked.count {
      let seller = firstBest.ranked[place].seller
      let gain = carry * plannersGain(seller, held: held, added: &added)
      guard gain > suppliers.unitCost[seller] else { continue }
      welfare += gain - suppliers.unitCost[seller]
      for buyer in 0..<buyers.count { held[buyer] += added[buyer] }
    }
    firstBest.welfare = welfare
    swap(&held, &firstBest.held)
    swap(&added, &firstBest.added)
  }

  private mutating func rankSellers() {
    firstBest.ranked.removeAll(keepingCapacity: true)
    for seller in 0..<suppliers.sellers {
      let volume = suppliers.reach[seller] * suppliers.quality[seller] * suppliers.records[seller]
      let cost = suppliers.unitCost[seller]
      firstBest.ranked.append((seller, cost > 0 ? volume / cost : Double.infinity))
    }
    firstBest.ranked.sort { $0.ratio != $1.ratio ? $0.ratio > $1.ratio : $0.seller < $1.seller }
  }

  private func plannersGain(_ seller: Int, held: [Double], added: inout [Double]) -> Double {
    let effective = suppliers.quality[seller] * suppliers.records[seller]
    var gain = 0.0
    for place in 0..<buyers.count {
      var buyer = place
      let match: Double
      if matches.isStanding {
        let edge = matches.edges[matches.starts[seller] + place]
        buyer = Int(edge.buyer)
        match = edge.match
      } else {
        match = drawMatch(seller, buyer)
      }
      added[buyer] = match * effective
      gain += utility.gain(
        of: added[buyer], above: held[buyer], worth: buyers.value[buyer], scale: buyers.scale[buyer])
    }
    return gain
  }

  /// What one effective record of a seller is worth to all buyers together when utility is additive; else its volume
  /// for all.
  mutating func noteReach(_ seller: Int) {
    let weighs = parameters.buyers.utility == .additive
    if parameters.matching.matchSpread == 0 && domainReach.count == parameters.sellers.domains {
      suppliers.reach[seller] = domainReach[Int(suppliers.domain[seller])]
      return
    }
    let row = seller * buyers.count
    var reach = 0.0
    for place in 0..<buyers.count {
      if matches.isStanding {
        let edge = matches.edges[row + place]
        reach += edge.match * (weighs ? buyers.value[Int(edge.buyer)] : 1)
      } else {
        reach += drawMatch(seller, place) * (weighs ? buyers.value[place] : 1)
      }
    }
    suppliers.reach[seller] = reach
  }

  /// The same for each domain, when nothing but the domain makes a match.
  mutating func noteDomainReach() {
    let domains = parameters.sellers.domains
    let weighs = parameters.buyers.utility == .additive
    domainReach = [Double](repeating: 0, count: domains)
    for buyer in 0..<buyers.count {
      for domain in 0..<domains {
        domainReach[domain] += buyers.taskMatch[buyer * domains + domain] * (weighs ? buyers.value[buyer] : 1)
      }
    }
  }
}
