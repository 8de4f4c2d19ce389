// SPDX-License-Identifier: GPL-3.0-or-later

public import GSL
public import Luck

/// The records that the owner of a model has gathered, as its workflow keeps them, and what it trains on next.
public struct TrainingMemory<L: Learner>: Sendable {
  public let workflow: Workflow
  /// What the next fit is made to.
  public private(set) var training: TrainingSet<L.Records>
  /// Human records that every fit uses, whatever the workflow forgets.
  private let fixedReal: L.Records?
  /// Piles of earlier generations and of this one, oldest first, under workflows that need them apart.
  private var realPiles: [L.Records] = []
  private var syntheticPiles: [L.Records] = []

  /// - Parameters:
  ///   - realWeight: see ``TrainingSet/realWeight``.
  ///   - fixedReal: human records that every fit uses besides.
  public init(_ workflow: Workflow, realWeight: Double? = nil, fixedReal: L.Records? = nil, learner: L) {
    if case .window(let length) = workflow { precondition(length >= 1, "a window holds a generation or more") }
    self.workflow = workflow
    self.fixedReal = fixedReal
    training = TrainingSet(
      real: fixedReal ?? learner.noRecords, synthetic: learner.noRecords, realWeight: realWeight)
  }

  /// Takes in what came in this generation and lays out what the model trains on.
  /// - Parameters:
  ///   - real: human records of this generation; left with contents that mean nothing.
  ///   - synthetic: synthetic records of this generation; likewise.
  ///   - key: names the luck of choosing among old records.
  public mutating func take(
    real: inout L.Records, synthetic: inout L.Records, learner: L, key: LuckKey, sampler: inout Sampler
  ) {
    switch workflow {
    case .replace:
      // Swapped rather than assigned: the buffers of both go on being used.
      swap(&training.real, &real)
      swap(&training.synthetic, &synthetic)
      addFixed(learner)
    case .accumulate:
      learner.add(real, to: &training.real)
      learner.add(synthetic, to: &training.synthetic)
    case .window(let length):
      remember(real, synthetic, atMost: length)
      training.real = Self.sum(realPiles, learner)
      training.synthetic = Self.sum(syntheticPiles, learner)
      addFixed(learner)
    case .accumulateSubsample:
      remember(real, synthetic, atMost: .max)
      choose(learner.amount(of: real) + learner.amount(of: synthetic), learner, key, &sampler)
      addFixed(learner)
    }
  }

  /// Forgets everything.
  public mutating func clear(_ learner: L) {
    realPiles.removeAll()
    syntheticPiles.removeAll()
    training.real = fixedReal ?? learner.noRecords
    training.synthetic = learner.noRecords
  }

  /// Shows all that was gathered.
  public mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor, _ learner: L) {
    learner.visit(records: &training.real, &visitor)
    learner.visit(records: &training.synthetic, &visitor)
    let generations = visitor.count("generations", realPiles.count)
    while realPiles.count < generations {
      realPiles.append(learner.noRecords)
      syntheticPiles.append(learner.noRecords)
    }
    for generation in 0..<generations {
      learner.visit(records: &realPiles[generation], &visitor)
      learner.visit(records: &syntheticPiles[generation], &visitor)
    }
  }

  private mutating func addFixed(_ learner: L) {
    if let fixedReal { learner.add(fixedReal, to: &training.real) }
  }

  private mutating func remember(_ real: L.Records, _ synthetic: L.Records, atMost length: Int) {
    realPiles.append(real)
    syntheticPiles.append(synthetic)
    if realPiles.count > length {
      realPiles.removeFirst()
      syntheticPiles.removeFirst()
    }
  }

  private static func sum(_ piles: [L.Records], _ learner: L) -> L.Records {
    var sum = learner.noRecords
    for pile in piles { learner.add(pile, to: &sum) }
    return sum
  }

  /// Chooses at random among all old and new records; how many of them are human is part of the chance.
  private mutating func choose(_ amount: Double, _ learner: L, _ key: LuckKey, _ sampler: inout Sampler) {
    let real = realPiles.reduce(0) { $0 + learner.amount(of: $1) }
    let synthetic = syntheticPiles.reduce(0) { $0 + learner.amount(of: $1) }
    sampler.begin(key)
    let chosen = learner.humanRecords(among: amount, human: real, synthetic: synthetic, with: &sampler)
    learner.choose(chosen, of: realPiles, with: &sampler, into: &training.real)
    learner.choose(amount - chosen, of: syntheticPiles, with: &sampler, into: &training.synthetic)
  }
}
