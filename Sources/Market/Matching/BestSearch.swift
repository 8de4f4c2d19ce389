// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Luck

/// The search for the offers of the highest sandbox estimate, without an estimate of every pair.
///
/// A pair's estimate is its base, D t_k[d] times what everybody expects of the offer, times noise of mean 1 (the match
/// and the sandbox together: log-normal with log standard deviation s = sqrt(matchSpread^2 + sigma0^2/m)) and times a
/// belief of at most 1. A buyer draws estimates in falling base and keeps the k best so far. It stops once the number
/// of those unseen that would still enter them,
///
///     sum over the unseen of P(base x noise > k-th best so far),
///
/// is at most (1 - recall) k. Whoever would be among the k best of all but is missed is one of them, so that the share
/// of the k best of all that is found is `recall` or more on average. What a buyer is taken to test is what it drew.
struct BestSearch: Sendable {
  private(set) var index = OfferIndex()
  private var queue = GroupQueue()
  /// What the last search found.
  private(set) var kept = KeptOffers()
  /// Estimates that the last search drew, and the records on which they were made.
  private(set) var drawn = 0
  private(set) var tested = 0.0
  private var estimates: [Double] = []

  mutating func lay(_ world: borrowing World) { index.lay(world) }

  /// Finds the k best for one buyer, best first. Who holds an offer under a contract looks for others: those are
  /// stamped with the buyer.
  mutating func find(_ buyer: Int, recall: Double, in world: borrowing World) {
    let most = world.parameters.matching.candidates
    let domains = world.parameters.sellers.domains
    kept.open(room: most)
    drawn = 0
    tested = 0
    queue.open(index, world.buyers.taskMatch[buyer * domains..<(buyer + 1) * domains])
    if recall < 1 {
      merge(buyer, allowance: (1 - recall) * Double(most), world)
    } else {
      for group in 0..<index.groups {
        for place in index.starts[group]..<index.starts[group + 1] {
          look(place, queue.weights[group], buyer, world)
        }
      }
    }
    kept.rank()
  }

  /// The share of a buyer's k best of all that the last search found, by the value of the estimates so that it does not
  /// matter which of equals it took. Searches again, by a full ranking.
  mutating func shareFound(_ buyer: Int, in world: borrowing World) -> Double {
    estimates.removeAll(keepingCapacity: true)
    for choice in kept.choices { estimates.append(choice.order) }
    find(buyer, recall: 1, in: world)
    guard let floor = kept.choices.last?.order else { return 1 }
    return Double(estimates.count { $0 >= floor }) / Double(kept.choices.count)
  }

  private mutating func merge(_ buyer: Int, allowance: Double, _ world: borrowing World) {
    let deviation = world.estimateDeviation
    var nextCheck = 0
    while let group = queue.groups.first {
      look(queue.heads[group], queue.weights[group], buyer, world)
      queue.advance(index)
      guard kept.isFull && drawn >= nextCheck else { continue }
      if !expectsMore(than: allowance, deviation) { return }
      nextCheck = drawn + max(16, drawn / 16)
    }
  }

  @inline(__always)
  private mutating func look(_ place: Int, _ weight: Double, _ buyer: Int, _ world: borrowing World) {
    let entry = index.offers[place]
    guard world.scratch.stamps[Int(entry.offer)] != Int32(truncatingIfNeeded: buyer) else { return }
    let match = world.matchNoise(entry.matchKey, buyer) * weight
    let estimate = match * entry.expected * world.viewFactor(Int(entry.offer), buyer, entry.sandboxKey)
    kept.insert(Choice(offer: entry.offer, price: 0, value: 0, order: estimate))
    drawn += 1
    if world.chargesTests { tested += world.testedRecords(Int(entry.offer)) }
  }

  /// Whether more than `allowance` of those unseen are expected to beat the worst of those kept. A stretch of offers is
  /// counted as if all were as good as its first, which errs on the safe side; stretches are short against what was
  /// passed of their group, so that it does not err by much.
  private func expectsMore(than allowance: Double, _ deviation: Double) -> Bool {
    let floor = kept.floor
    var winners = 0.0
    for group in queue.groups {
      let end = index.starts[group + 1]
      var place = queue.heads[group]
      while place < end {
        let base = queue.weights[group] * index.offers[place].expected
        let chance = Self.chance(base, beats: floor, deviation)
        let rest = Double(end - place) * chance
        // The end of a group that no longer matters is one stretch.
        let length = rest < allowance / 1_000 ? end - place : max(1, (place - index.starts[group]) / 8)
        winners += min(rest, Double(length) * chance)
        if winners > allowance { return true }
        place += length
      }
    }
    return false
  }

  /// P(base x noise > floor), or of the base itself when there is no noise, where an equal may win too.
  private static func chance(_ base: Double, beats floor: Double, _ deviation: Double) -> Double {
    guard deviation > 0, base > 0, floor > 0 else { return base >= floor ? 1 : 0 }
    return Distributions.normalCumulative(log(base / floor) / deviation - 0.5 * deviation)
  }
}
