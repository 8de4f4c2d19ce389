// SPDX-License-Identifier: GPL-3.0-or-later

internal import Valuation

/// The welfare of a planner who shares non-rival human data freely: human data alone, at fidelity 1.
struct FirstBest: Sendable {
  /// $ per period.
  var welfare = 0.0
  /// Whether somebody was replaced since it was computed.
  var isStale = true
}

extension World {
  /// Activates sellers in falling (sum over buyers of v) / cost, each if it adds more utility than it costs.
  ///
  /// Synthetic records, which the planner does without, can lift welfare above it.
  mutating func updateFirstBest() {
    guard firstBest.isStale else { return }
    firstBest.isStale = false
    if parameters.buyers.utility == .additive {
      var welfare = 0.0
      for seller in 0..<suppliers.sellers {
        let worth = suppliers.reach[seller] * suppliers.quality[seller] * suppliers.records[seller]
        welfare += max(0, worth - suppliers.unitCost[seller])
      }
      firstBest.welfare = welfare
      return
    }
    var ranked: [(seller: Int, ratio: Double)] = []
    ranked.reserveCapacity(suppliers.sellers)
    for seller in 0..<suppliers.sellers {
      let volume = suppliers.reach[seller] * suppliers.quality[seller] * suppliers.records[seller]
      let cost = suppliers.unitCost[seller]
      ranked.append((seller, cost > 0 ? volume / cost : Double.infinity))
    }
    ranked.sort { $0.ratio != $1.ratio ? $0.ratio > $1.ratio : $0.seller < $1.seller }
    var held = [Double](repeating: 0, count: buyers.count)
    var added = held
    var welfare = 0.0
    for (seller, _) in ranked {
      let gain = plannersGain(seller, held: held, added: &added)
      guard gain > suppliers.unitCost[seller] else { continue }
      welfare += gain - suppliers.unitCost[seller]
      for buyer in 0..<buyers.count { held[buyer] += added[buyer] }
    }
    firstBest.welfare = welfare
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
