// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Luck
internal import Valuation

/// One buyer's view of one offer.
struct Edge: BitwiseCopyable, Sendable {
  /// Match x D t of the offer with the buyer's task; fixed for the pair.
  var match: Double
  /// Effective records that the buyer expects from the offer in this period.
  var estimate: Double
  var buyer: UInt32
  /// Last period in which the buyer already gets this supplier's records under a contract.
  var heldUntil: Int32
}

/// Who may buy what: for each offer a row of edges, one a buyer who sees it.
///
/// When everybody sees everything the rows stay from period to period, in the order of willingness to pay into which
/// the last price discovery put them, which makes the next sort cheap. Otherwise they are laid anew each period.
struct MatchRows: Sendable {
  var edges: [Edge] = []
  /// Row of offer j: starts[j] ..< starts[j + 1].
  var starts: [Int] = []
  /// Buyer k's candidates under random and best: k x candidates and on, `candidateCounts[k]` of them.
  var candidates: [Int32] = []
  var candidateCounts: [Int] = []
  /// Match of each candidate with its buyer, beside `candidates`.
  var candidateMatches: [Double] = []
  let isStanding: Bool

  init(standing: Bool) { isStanding = standing }

  /// Most memory that a market may ask for: 16 GiB.
  static let mostBytes = 16 << 30
}

extension Edge: StateRecord {
  init() { self.init(match: 0, estimate: 0, buyer: 0, heldUntil: Int32.min) }

  mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("match", &match)
    visitor.visit("estimate", &estimate)
    visitor.visit("buyer", &buyer)
    visitor.visit("heldUntil", &heldUntil)
  }
}

/// Read over rows that stand if these do; others are laid anew in each period.
extension MatchRows: StatePart {
  mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    if isStanding { visitor.visit("edges", &edges, .exactly(edges.count)) }
  }
}

extension World {
  /// The match of a supplier with a buyer's task: log-normal noise of mean 1, fixed for the pair, times the weight of
  /// the supplier's domain among the buyer's tasks, D t_k[d]. Synthetic records imitate every domain alike.
  func drawMatch(_ supplier: Int, _ buyer: Int) -> Double {
    let noise = matchNoise(matchKey(supplier), buyer)
    guard suppliers.isHuman(supplier) else { return noise }
    return noise * buyers.taskMatch[buyer * parameters.sellers.domains + Int(suppliers.domain[supplier])]
  }

  /// Names the luck of a supplier's matches, but for the buyer.
  @inline(__always)
  func matchKey(_ supplier: Int) -> LuckKey {
    let name = luckName(supplier)
    return luck.key(.matchNoise, period: Int(suppliers.birth[supplier]), kind: name.kind).agent(name.agent)
  }

  /// The noise of a match alone.
  @inline(__always)
  func matchNoise(_ key: LuckKey, _ buyer: Int) -> Double {
    let spread = parameters.matching.matchSpread
    guard spread > 0 else { return 1 }
    var draws = key.counterpart(buyer).draws
    return exp(spread * (draws.gaussian() - 0.5 * spread))
  }

  /// Lays the standing row of one supplier.
  mutating func layRow(_ supplier: Int) {
    let start = supplier * buyers.count
    for buyer in 0..<buyers.count {
      matches.edges[start + buyer] = Edge(
        match: drawMatch(supplier, buyer), estimate: 0, buyer: UInt32(buyer), heldUntil: Int32.min)
    }
  }

  mutating func layStandingRows() {
    matches.starts = (0...suppliers.count).map { $0 * buyers.count }
    matches.edges = [Edge](
      repeating: Edge(match: 0, estimate: 0, buyer: 0, heldUntil: Int32.min), count: suppliers.count * buyers.count)
    for supplier in 0..<suppliers.count { layRow(supplier) }
  }

  /// Turns the buyers' candidate lists into a row for each offer.
  mutating func layRowsFromCandidates() {
    let most = parameters.matching.candidates
    matches.starts.removeAll(keepingCapacity: true)
    matches.starts.append(contentsOf: repeatElement(0, count: suppliers.count + 2))
    for buyer in 0..<buyers.count {
      for place in 0..<matches.candidateCounts[buyer] {
        matches.starts[Int(matches.candidates[buyer * most + place]) + 2] += 1
      }
    }
    for index in 2..<matches.starts.count { matches.starts[index] += matches.starts[index - 1] }
    let total = matches.starts[matches.starts.count - 1]
    if matches.edges.count < total {
      matches.edges = [Edge](repeating: Edge(match: 0, estimate: 0, buyer: 0, heldUntil: Int32.min), count: total)
    }
    for buyer in 0..<buyers.count {
      for place in 0..<matches.candidateCounts[buyer] {
        let offer = Int(matches.candidates[buyer * most + place])
        matches.edges[matches.starts[offer + 1]] = Edge(
          match: matches.candidateMatches[buyer * most + place], estimate: 0, buyer: UInt32(buyer),
          heldUntil: Int32.min)
        matches.starts[offer + 1] += 1
      }
    }
    matches.starts.removeLast()
  }

  /// Writes what each buyer expects of each offer that it sees.
  mutating func estimateRows() {
    let plain = !viewsDiffer
    for offer in offering {
      let supplier = Int(offer)
      let expected = suppliers.offers[supplier].expected
      for index in matches.starts[supplier]..<matches.starts[supplier + 1] {
        let estimate = matches.edges[index].match * expected
        matches.edges[index].estimate =
          plain ? estimate : estimate * viewFactor(supplier, Int(matches.edges[index].buyer))
      }
    }
  }

  /// Whether buyers' views of an offer differ by more than the match.
  var viewsDiffer: Bool {
    parameters.matching.sandboxNoise > 0 || (usesFlags && parameters.provenance.flagsPerBuyer)
      || (parameters.provenance.information == .full && parameters.producers.ownOutputWorthless)
  }

  /// A buyer's own view of an offer over the common one: the noise of its sandbox, the flag of its own detector, and 0
  /// for the output of its own model when it knows.
  func viewFactor(_ supplier: Int, _ buyer: Int) -> Double { viewFactor(supplier, buyer, sandboxKey(supplier)) }

  @inline(__always)
  func viewFactor(_ supplier: Int, _ buyer: Int, _ sandboxKey: LuckKey) -> Double {
    var factor = 1.0
    let matching = parameters.matching
    if matching.sandboxNoise > 0 {
      var draws = sandboxKey.counterpart(buyer).draws
      factor = sandboxTest.factor(at: draws.gaussian())
    }
    if usesFlags {
      if parameters.provenance.flagsPerBuyer { factor *= beliefFactor(supplier, buyer: buyer) }
    } else if !suppliers.isHuman(supplier) && parameters.producers.ownOutputWorthless
      && Int(producerModel[supplier - suppliers.sellers]) == buyer
    {
      factor = 0
    }
    return factor
  }

  /// Names the luck of a supplier's trials in this period, but for the buyer.
  @inline(__always)
  func sandboxKey(_ supplier: Int) -> LuckKey {
    let name = luckName(supplier)
    return luck.key(.sandboxNoise, period: clock, kind: name.kind).agent(name.agent)
  }
}
