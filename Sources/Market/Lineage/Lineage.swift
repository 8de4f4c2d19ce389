// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import GSL

/// Whose records are in which model: the metadata that travels with data through training and sampling.
///
/// The weights of a model over creators say what share of the effective records in it each creator stands behind, and
/// sum to 1 with an unattributed account: all of it before the first training. Synthetic records carry the weights of
/// the model that they were sampled from, so that a creator's weight survives being learnt, sampled and learnt again.
/// A utility of the total is divided by effective records under the Aumann-Shapley rule: the weights are the creators'
/// shares of the model's value, the marginal contributions by which arXiv 2601.09966 wants later revenue divided (the
/// formula is our own reading).
struct Lineage: Sendable {
  private(set) var models = 0
  private(set) var creators = 0
  /// Row k: the weight of each creator in model k.
  private(set) var weights: [Double] = []
  /// The same before the period's training, when the period's synthetic records were sampled.
  private(set) var weightsBefore: [Double] = []
  /// For each model what is left of 1.
  private(set) var unattributed: [Double] = []
  private(set) var unattributedBefore: [Double] = []
  /// What each creator was paid in royalties in the period, $.
  var received: [Double] = []
  /// The part of it that this period's records earn, or will earn in the next: what a creator who stays away forgoes.
  var expected: [Double] = []
  /// Of the model at hand: effective records from each model's output, its own stock included.
  private var sampled: [Double] = []
  private var ranked: [Double] = []

  /// Bytes of metadata for each creator that a model names: a number for who it is and its weight.
  static let bytesPerCreator = MemoryLayout<UInt32>.size + MemoryLayout<Double>.size

  var isTracked: Bool { models > 0 }

  /// Begins to track: so far nothing is attributed.
  init(models: Int = 0, creators: Int = 0) {
    self.models = models
    self.creators = creators
    weights = [Double](repeating: 0, count: models * creators)
    weightsBefore = weights
    unattributed = [Double](repeating: 1, count: models)
    unattributedBefore = unattributed
    received = [Double](repeating: 0, count: models > 0 ? creators : 0)
    expected = received
    sampled = [Double](repeating: 0, count: models)
  }

  /// What a model of before the training passes on of each record sampled from it: 1 less the unattributed, which
  /// rounding may leave a little above 1.
  func attributedBefore(_ model: Int) -> Double { max(0, 1 - unattributedBefore[model]) }
  func attributed(_ model: Int) -> Double { max(0, 1 - unattributed[model]) }

  func weight(of creator: Int, in model: Int) -> Double { weights[model * creators + creator] }

  /// Creators whom a model's metadata names.
  func named(in model: Int) -> Int {
    var count = 0
    for weight in weights[model * creators..<(model + 1) * creators] { count += weight > 0 ? 1 : 0 }
    return count
  }

  /// Makes today's weights those of before and clears the page for the period's training.
  mutating func beginTraining() {
    swap(&weights, &weightsBefore)
    swap(&unattributed, &unattributedBefore)
    weights.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
  }

  /// A model learns `effective` >= 0 effective records that come straight from a creator.
  @inline(__always)
  mutating func learn(_ effective: Double, from creator: Int, in model: Int) {
    weights[model * creators + creator] += effective
  }

  /// The model at hand learns effective records that were sampled from another as it was before, or keeps some of its
  /// own.
  mutating func learn(_ effective: Double, sampledFrom model: Int) { sampled[model] += effective }

  /// The least that counts as having learnt something: weights of yet smaller sums would be lost to rounding.
  static let leastLearnt = Double.leastNormalMagnitude * 1e16

  /// Turns what a model has learnt into weights; who learnt nothing stays as before.
  ///
  /// - Parameters:
  ///   - total: effective records learnt in all, the sum of what `learn` was told.
  ///   - depth: creators that the metadata may name, the largest weights (ties by place); 0: all. The rest becomes
  ///     unattributed for good.
  mutating func endTraining(_ model: Int, total: Double, depth: Int) {
    guard total >= Self.leastLearnt else {
      for source in sampled.indices { sampled[source] = 0 }
      for creator in 0..<creators { weights[model * creators + creator] = 0 }
      learn(1, sampledFrom: model)
      return endTraining(model, total: 1, depth: depth)
    }
    var lost = 0.0
    let row = model * creators
    weights.withUnsafeMutableBufferPointer { weights in
      weightsBefore.withUnsafeBufferPointer { before in
        for source in 0..<models where sampled[source] > 0 {
          let effective = sampled[source]
          lost += effective * unattributedBefore[source]
          let sourceRow = source * creators
          for creator in 0..<creators { weights[row + creator] += effective * before[sourceRow + creator] }
        }
        let share = 1 / total
        for creator in 0..<creators { weights[row + creator] *= share }
      }
    }
    for source in sampled.indices { sampled[source] = 0 }
    unattributed[model] = lost / total
    if depth > 0 { cut(model, to: depth) }
  }

  /// Keeps the largest weights of a model and makes the rest unattributed.
  private mutating func cut(_ model: Int, to depth: Int) {
    let row = model * creators..<(model + 1) * creators
    ranked.removeAll(keepingCapacity: true)
    for weight in weights[row] where weight > 0 { ranked.append(weight) }
    guard ranked.count > depth else { return }
    let least = Statistics.select(ranked.count - depth, from: &ranked)
    var larger = 0
    for weight in weights[row] { larger += weight > least ? 1 : 0 }
    var places = depth - larger
    for index in row where weights[index] <= least {
      if weights[index] == least && places > 0 {
        places -= 1
        continue
      }
      unattributed[model] += weights[index]
      weights[index] = 0
    }
  }

  /// Adds to what creators receive `revenue` $ along the weights of a model as it is, or as it was before. Returns the
  /// sum of the weights that it went along.
  mutating func pay(_ revenue: Double, along model: Int, before: Bool) -> Double {
    var sum = 0.0
    let row = model * creators
    received.withUnsafeMutableBufferPointer { received in
      (before ? weightsBefore : weights).withUnsafeBufferPointer { weights in
        for creator in 0..<creators {
          received[creator] += revenue * weights[row + creator]
          sum += weights[row + creator]
        }
      }
    }
    return sum
  }

  /// A creator has gone for good: what is known of it cannot be paid to anybody.
  mutating func forget(_ creator: Int) {
    for model in 0..<models {
      let place = model * creators + creator
      unattributed[model] += weights[place]
      weights[place] = 0
    }
  }
}

/// Read over a lineage of as many models and creators.
extension Lineage: StatePart {
  mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("weights", &weights, .exactly(models * creators))
    visitor.visit("weightsBefore", &weightsBefore, .exactly(models * creators))
    visitor.visit("unattributed", &unattributed, .exactly(models))
    visitor.visit("unattributedBefore", &unattributedBefore, .exactly(models))
    visitor.visit("received", &received, .exactly(received.count))
    visitor.visit("expected", &expected, .exactly(expected.count))
  }
}
