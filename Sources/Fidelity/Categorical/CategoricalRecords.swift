// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL

/// A pile of records of facts, as counts.
public struct CategoricalRecords: Sendable {
  /// The facts that some record tells of, by rank from 0, rising.
  public private(set) var facts: [Int32] = []
  /// How many records tell of each of ``facts``: 1 or more, whole.
  public private(set) var counts: [Double] = []
  /// Records, 0 or more.
  public private(set) var total = 0.0
  // Buffers: a model with its tails cut or a pool to choose from, and an order of its facts.
  private var source = WeightedFacts()
  private var order: [Int32] = []

  /// No records.
  public init() {}

  /// Records that tell of each fact so many times.
  /// - Parameter counts: whole numbers of 0 or more, in order of rank.
  public init(counts: [Int]) {
    for (fact, count) in counts.enumerated() where count != 0 {
      precondition(count > 0, "counts are 0 or more")
      append(Int32(fact), Double(count))
    }
  }

  mutating func clear() {
    facts.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    total = 0
  }

  mutating func reserve(_ count: Int) {
    facts.reserveCapacity(count)
    counts.reserveCapacity(count)
  }

  /// Adds records of a fact beyond all those there.
  mutating func append(_ fact: Int32, _ count: Double) {
    facts.append(fact)
    counts.append(count)
    total += count
  }

  /// Adds one record of a fact that may come before those from the place `start` on.
  mutating func insert(_ fact: Int32, from start: Int) {
    total += 1
    var place = facts.count
    while place > start && facts[place - 1] > fact { place -= 1 }
    if place > start && facts[place - 1] == fact {
      counts[place - 1] += 1
    } else {
      facts.insert(fact, at: place)
      counts.insert(1, at: place)
    }
  }

  mutating func add(_ more: CategoricalRecords) {
    guard more.total > 0 else { return }
    total += more.total
    // From the end, so that the counts stay in their buffers.
    var (left, right) = (facts.count, more.facts.count)
    let union = countUnion(more.facts)
    facts.append(contentsOf: repeatElement(0, count: union - left))
    counts.append(contentsOf: repeatElement(0, count: union - left))
    var place = union
    while right > 0 {
      let fact = more.facts[right - 1]
      place -= 1
      if left > 0 && facts[left - 1] > fact {
        left -= 1
        facts[place] = facts[left]
        counts[place] = counts[left]
        continue
      }
      right -= 1
      var count = more.counts[right]
      if left > 0 && facts[left - 1] == fact {
        left -= 1
        count += counts[left]
      }
      facts[place] = fact
      counts[place] = count
    }
  }

  /// How many facts are here or among others.
  private func countUnion(_ others: [Int32]) -> Int {
    var (left, right, both) = (0, 0, 0)
    while left < facts.count && right < others.count {
      let (fact, other) = (facts[left], others[right])
      both += fact == other ? 1 : 0
      left += fact <= other ? 1 : 0
      right += other <= fact ? 1 : 0
    }
    return facts.count + others.count - both
  }

  /// Makes these so many records sampled from a model.
  mutating func draw(
    _ amount: Int, from model: CategoricalModel, _ sampling: Sampling, with luck: inout Sampler
  ) {
    precondition(amount >= 0 && amount <= UInt32.max, "records number from 0 to 2^32 - 1")
    clear()
    guard amount > 0 else { return }
    if sampling.isFaithful {
      drawCounts(amount, from: model.alive, with: &luck)
    } else {
      source.cutTails(of: model.alive, sampling, order: &order)
      drawCounts(amount, from: source, with: &luck)
    }
  }

  /// Makes these a random choice of `amount` records from the piles, without replacement.
  mutating func choose(_ amount: Int, of piles: [CategoricalRecords], with luck: inout Sampler) {
    clear()
    for pile in piles { add(pile) }
    let wanted = min(amount, Int(total))
    guard Double(wanted) < total else { return }
    source.clear()
    source.reserve(facts.count)
    for (fact, count) in zip(facts, counts) { source.append(fact, count) }
    clear()
    if wanted > 0 { chooseCounts(wanted, from: source, with: &luck) }
  }
}

extension CategoricalRecords: StatePart {
  public mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("facts", &facts, .any)
    visitor.visit("counts", &counts, .exactly(facts.count))
    visitor.visit("total", &total)
  }
}
