// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

extension WeightedFacts {
  /// By how much the mass kept may fall short of ``Sampling/topMass`` through rounding.
  private static var tolerance: Double { 1e-12 }

  /// Makes these what unfaithful sampling leaves of others: temperature, then mass, then number. Among facts of equal
  /// probability the ones of lower rank come first.
  /// - Parameter order: a buffer.
  mutating func cutTails(of whole: WeightedFacts, _ sampling: Sampling, order: inout [Int32]) {
    clear()
    reserve(whole.facts.count)
    if sampling.bias == 0 {
      var best = 0
      for place in whole.weights.indices where whole.weights[place] > whole.weights[best] { best = place }
      return append(whole.facts[best], 1)
    }
    if sampling.bias == 1 {
      copy(whole)
    } else {
      let greatest = log(whole.weights.max() ?? 1)
      for (fact, weight) in zip(whole.facts, whole.weights) {
        let tempered = exp((log(weight) - greatest) / sampling.bias)
        if tempered > 0 { append(fact, tempered) }
      }
    }
    let most = sampling.topFacts ?? .max
    guard sampling.topMass < 1 || most < facts.count else { return }
    let mass = (sampling.topMass - Self.tolerance) * cumulative[facts.count]
    keep(through: lastKept(mass: sampling.topMass < 1 ? mass : .infinity, most: most, order: &order))
  }

  /// The place at which the facts, taken in falling probability, first have so much mass or number so many; the last of
  /// all if they never do. Found by quickselect.
  private func lastKept(mass: Double, most: Int, order: inout [Int32]) -> Int {
    order.removeAll(keepingCapacity: true)
    order.append(contentsOf: 0..<Int32(facts.count))
    var (first, end) = (0, order.count)
    var massBefore = 0.0
    while true {
      let pivot = Int(order[first + (end - first) / 2])
      order.swapAt(first + (end - first) / 2, end - 1)
      var split = first
      var massInFront = massBefore
      for place in first..<(end - 1) {
        let candidate = Int(order[place])
        guard precedes(candidate, pivot) else { continue }
        massInFront += weights[candidate]
        order.swapAt(place, split)
        split += 1
      }
      order.swapAt(split, end - 1)
      if split > first && (massInFront >= mass || split >= most) {
        end = split
      } else if split == end - 1 || massInFront + weights[pivot] >= mass || split + 1 >= most {
        return pivot
      } else {
        massBefore = massInFront + weights[pivot]
        first = split + 1
      }
    }
  }

  /// Copies others into the buffers of these.
  private mutating func copy(_ whole: WeightedFacts) {
    facts.append(contentsOf: whole.facts)
    weights.append(contentsOf: whole.weights)
    cumulative.append(contentsOf: whole.cumulative.dropFirst())
  }

  /// Whether the fact at one place comes before that at another in falling probability.
  private func precedes(_ one: Int, _ other: Int) -> Bool {
    weights[one] > weights[other] || weights[one] == weights[other] && one < other
  }

  /// Drops the facts that come after that at a place in falling probability.
  private mutating func keep(through last: Int) {
    let least = weights[last]
    var kept = 0
    for place in facts.indices {
      let weight = weights[place]
      guard weight > least || weight == least && place <= last else { continue }
      facts[kept] = facts[place]
      weights[kept] = weight
      kept += 1
      cumulative[kept] = cumulative[kept - 1] + weight
    }
    facts.removeLast(facts.count - kept)
    weights.removeLast(weights.count - kept)
    cumulative.removeLast(cumulative.count - kept - 1)
  }
}
