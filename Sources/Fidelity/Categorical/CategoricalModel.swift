// SPDX-License-Identifier: GPL-3.0-or-later

/// Probabilities of the facts that a model still knows.
public struct CategoricalModel: Sendable {
  var alive: WeightedFacts

  /// A model that gives facts certain probabilities.
  /// - Parameter proportions: what the probabilities of all facts are proportional to, in order of rank; none negative,
  ///   not all 0. Facts without probability are lost.
  public init(proportions: [Double]) {
    precondition(proportions.allSatisfy { $0 >= 0 && $0.isFinite }, "probabilities are finite and 0 or more")
    let total = proportions.reduce(0, +)
    precondition(total > 0 && total.isFinite, "some fact has a probability")
    alive = WeightedFacts()
    alive.reserve(proportions.count)
    for (fact, proportion) in proportions.enumerated() where proportion > 0 {
      alive.append(Int32(fact), proportion / total)
    }
  }

  /// The facts that have a probability above 0, by rank from 0, rising.
  public var facts: [Int32] { alive.facts }

  /// The probability of each of ``facts``; they sum to 1.
  public var probabilities: [Double] { alive.weights }
}

/// Facts with a weight each, rising in rank, laid out for sampling.
struct WeightedFacts: Sendable {
  var facts: [Int32] = []
  /// Above 0.
  var weights: [Double] = []
  /// Sum of the weights before each fact, and last the sum of all.
  var cumulative: [Double] = [0]

  mutating func reserve(_ count: Int) {
    facts.reserveCapacity(count)
    weights.reserveCapacity(count)
    cumulative.reserveCapacity(count + 1)
  }

  mutating func clear() {
    facts.removeAll(keepingCapacity: true)
    weights.removeAll(keepingCapacity: true)
    cumulative.removeAll(keepingCapacity: true)
    cumulative.append(0)
  }

  mutating func append(_ fact: Int32, _ weight: Double) {
    facts.append(fact)
    weights.append(weight)
    cumulative.append(cumulative[weights.count - 1] + weight)
  }

  /// Makes these the probabilities that two piles give: counts weighted by pile, with a pseudo-count for each of the
  /// first `facts` facts, over `total`.
  mutating func pool(
    _ first: CategoricalRecords, _ perFirst: Double, _ second: CategoricalRecords, _ perSecond: Double,
    pseudoCount: Double, facts: Int, total: Double
  ) {
    clear()
    reserve(pseudoCount > 0 ? facts : min(facts, first.facts.count + second.facts.count))
    var (left, right) = (0, 0)
    var fact: Int32 = 0
    while true {
      let leftFact = left < first.facts.count ? first.facts[left] : .max
      let rightFact = right < second.facts.count ? second.facts[right] : .max
      if pseudoCount == 0 { fact = min(leftFact, rightFact) }
      guard fact < facts else { return }
      var count = pseudoCount
      if leftFact == fact {
        count += perFirst * first.counts[left]
        left += 1
      }
      if rightFact == fact {
        count += perSecond * second.counts[right]
        right += 1
      }
      // A weight of 0 forgets what its kind of records alone tell of.
      if count > 0 { append(fact, count / total) }
      fact += 1
    }
  }
}

extension CategoricalModel: StatePart {
  public mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) { visitor.visit("alive", &alive) }
}

extension WeightedFacts: StatePart {
  mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("facts", &facts, .any)
    visitor.visit("weights", &weights, .exactly(facts.count))
    visitor.visit("cumulative", &cumulative, .exactly(facts.count + 1))
  }
}
