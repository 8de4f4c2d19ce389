// SPDX-License-Identifier: GPL-3.0-or-later

/// The lazy merge of an index's groups into one list of offers in falling base, weight x expected, for one buyer: a
/// heap of groups by the base of the first of their offers that is still to come.
struct GroupQueue: Sendable {
  /// Groups with offers to come; the one with the highest base is first.
  private(set) var groups: [Int] = []
  /// Place in the index of each group's next offer.
  private(set) var heads: [Int] = []
  private var bases: [Double] = []
  /// D t_k[d] of each domain, and 1 for synthetic records.
  private(set) var weights: [Double] = []

  /// Begins at the heads of all groups. `taskMatch` holds the weights of the domains.
  mutating func open(_ index: borrowing OfferIndex, _ taskMatch: ArraySlice<Double>) {
    weights.removeAll(keepingCapacity: true)
    weights.append(contentsOf: taskMatch)
    weights.append(1)
    heads.removeAll(keepingCapacity: true)
    heads.append(contentsOf: index.starts)
    bases.removeAll(keepingCapacity: true)
    groups.removeAll(keepingCapacity: true)
    for group in 0..<index.groups {
      let isEmpty = index.starts[group] == index.starts[group + 1]
      bases.append(isEmpty ? 0 : weights[group] * index.offers[index.starts[group]].expected)
      if !isEmpty { groups.append(group) }
    }
    for place in stride(from: groups.count / 2 - 1, through: 0, by: -1) { sink(from: place) }
  }

  /// Moves past the first offer of the first group.
  @inline(__always)
  mutating func advance(_ index: borrowing OfferIndex) {
    let group = groups[0]
    heads[group] += 1
    if heads[group] < index.starts[group + 1] {
      bases[group] = weights[group] * index.offers[heads[group]].expected
    } else {
      groups[0] = groups[groups.count - 1]
      groups.removeLast()
    }
    sink(from: 0)
  }

  @inline(__always)
  private mutating func sink(from start: Int) {
    var place = start
    while 2 * place + 1 < groups.count {
      var child = 2 * place + 1
      if child + 1 < groups.count && bases[groups[child + 1]] > bases[groups[child]] { child += 1 }
      guard bases[groups[child]] > bases[groups[place]] else { return }
      groups.swapAt(place, child)
      place = child
    }
  }
}
