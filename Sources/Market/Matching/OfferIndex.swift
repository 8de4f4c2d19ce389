// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

/// An open offer as the search for the best ones reads it.
struct IndexedOffer: BitwiseCopyable, Sendable {
  let offer: Int32
  /// Effective records that buyers expect, before the match with a buyer's task.
  let expected: Double
  /// Names of the luck of the match and of the sandbox, but for the buyer.
  let matchKey: LuckKey
  let sandboxKey: LuckKey
}

/// The open offers by group, in falling common expectation: a group for each domain, and the last for all synthetic
/// records, which imitate every domain alike.
struct OfferIndex: Sendable {
  private(set) var offers: [IndexedOffer] = []
  /// Group g: starts[g] ..< starts[g + 1].
  private(set) var starts: [Int] = []
  private var places: [Int] = []

  var groups: Int { starts.count - 1 }

  mutating func lay(_ world: borrowing World) {
    let groups = world.parameters.sellers.domains + 1
    func group(_ supplier: Int) -> Int {
      world.suppliers.isHuman(supplier) ? Int(world.suppliers.domain[supplier]) : groups - 1
    }
    starts.removeAll(keepingCapacity: true)
    starts.append(contentsOf: repeatElement(0, count: groups + 1))
    for offer in world.offering { starts[group(Int(offer)) + 1] += 1 }
    for group in 0..<groups { starts[group + 1] += starts[group] }
    places.removeAll(keepingCapacity: true)
    places.append(contentsOf: starts)
    offers.removeAll(keepingCapacity: true)
    let nobody = Luck(seed: 0, replicate: 0).key(.candidate)
    offers.append(
      contentsOf: repeatElement(
        IndexedOffer(offer: 0, expected: 0, matchKey: nobody, sandboxKey: nobody), count: world.offering.count))
    for offer in world.offering {
      let supplier = Int(offer)
      offers[places[group(supplier)]] = IndexedOffer(
        offer: offer, expected: world.suppliers.offers[supplier].expected, matchKey: world.matchKey(supplier),
        sandboxKey: world.sandboxKey(supplier))
      places[group(supplier)] += 1
    }
    for group in 0..<groups {
      offers[starts[group]..<starts[group + 1]].sort {
        $0.expected != $1.expected ? $0.expected > $1.expected : $0.offer < $1.offer
      }
    }
  }
}
