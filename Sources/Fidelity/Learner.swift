// SPDX-License-Identifier: GPL-3.0-or-later

public import GSL

/// Something that learns from records and can make records of what it learned: what model collapse happens to.
///
/// A learner is a value that holds the truth and the way of fitting; models and records are values of their own, so
/// that one learner serves every owner. Records are kept as sufficient statistics wherever there are any: what a fit on
/// a million records costs is what a fit on ten costs. A new learner is one new file that conforms to this protocol and
/// one new case of ``LearnerRule`` with its lines beside ``LearnerFactory``.
///
/// Calls write into values that the caller owns and reuses; none need allocate once these have grown to size.
public protocol Learner: Sendable {
  /// What was learned.
  associatedtype Model: Sendable
  /// A pile of records, as far as fits depend on it.
  associatedtype Records: Sendable

  /// The model that is the truth, from which human records come.
  var truth: Model { get }

  /// The model that everybody has before any training: the truth, or where no model can be the truth the best there is.
  /// Its divergence is 0.
  var start: Model { get }

  /// A pile without records.
  var noRecords: Records { get }

  /// The fewest records that a fit needs; 0 where any amount will do.
  var fewestRecords: Int { get }

  /// Whether records come whole; otherwise any amount is as good as another.
  var takesWholeRecords: Bool { get }

  /// Makes `records` a pile of new records drawn from a model.
  /// - Parameters:
  ///   - amount: how many, 0 or more; learners that draw samples round it to whole records.
  ///   - model: the model sampled; the truth makes human records.
  ///   - sampling: how faithfully it is sampled.
  ///   - luck: begun on a key of this pile alone.
  func draw(
    _ amount: Double, from model: Model, _ sampling: Sampling, with luck: inout Sampler, into records: inout Records)

  /// Adds the records of one pile to another.
  func add(_ more: Records, to records: inout Records)

  /// Makes `records` a random choice, without replacement, from several piles.
  /// - Parameters:
  ///   - amount: how many, at most as many as the piles hold together.
  ///   - piles: in a fixed order.
  func choose(_ amount: Double, of piles: [Records], with luck: inout Sampler, into records: inout Records)

  /// How many of `amount` records chosen at random among human and synthetic ones are human.
  func humanRecords(
    among amount: Double, human: Double, synthetic: Double, with luck: inout Sampler
  ) -> Double

  /// How many records a pile holds.
  func amount(of records: Records) -> Double

  /// Fits a model to records.
  /// - Parameters:
  ///   - training: what it is fitted to; at least ``fewestRecords``.
  ///   - model: the model before, and the fitted one after.
  func fit(to training: TrainingSet<Records>, _ model: inout Model)

  /// How far a model is from the truth.
  func divergence(of model: Model) -> Divergence

  /// chi^2(q || p) = E_p[(q/p - 1)^2] of the records q that a model makes against those of the truth p; infinite where
  /// it diverges, nil where the learner has none. In the unit of ``Divergence/kl``: per dimension where there are
  /// several.
  func chiSquared(of model: Model, _ sampling: Sampling) -> Double?

  /// KL(model || truth) to be expected of a fit on that many records of the truth, in the unit of ``Divergence/kl``:
  /// what scarcity does without any contamination. 0 or more; finite for ``fewestRecords`` and more.
  func cleanDivergence(records: Double) -> Double

  /// Shows all that a model consists of, as a part of the state of a market.
  func visit<Visitor: StateVisitor>(model: inout Model, _ visitor: inout Visitor)

  /// Shows all that a pile of records consists of, likewise.
  func visit<Visitor: StateVisitor>(records: inout Records, _ visitor: inout Visitor)

  /// What an experiment without a market records of each generation.
  static var quantities: [Quantity] { get }

  /// The values of ``quantities``, in their order.
  /// - Parameters:
  ///   - model: the model of the generation.
  ///   - reference: the fixed set of real records that every fit uses, if there is one.
  ///   - luck: begun on a key of its own, for quantities that take sampling.
  ///   - values: as many places as there are quantities; infinite where a quantity is, never NaN.
  func measure(
    _ model: Model, reference: Records?, with luck: inout Sampler, into values: UnsafeMutableBufferPointer<Double>)
}

extension Learner {
  public var start: Model { truth }

  public var takesWholeRecords: Bool { true }

  /// Hypergeometric; the expected number where there are more records than the library can count.
  public func humanRecords(
    among amount: Double, human: Double, synthetic: Double, with luck: inout Sampler
  ) -> Double {
    let (human, synthetic) = (human.rounded(), synthetic.rounded())
    let chosen = min(amount.rounded(), human + synthetic)
    guard human + synthetic > 0 else { return 0 }
    guard human + synthetic <= Double(UInt32.max) else { return (chosen * human / (human + synthetic)).rounded() }
    return Double(luck.hypergeometric(successes: Int(human), failures: Int(synthetic), draws: Int(chosen)))
  }

  public func chiSquared(of model: Model, _ sampling: Sampling) -> Double? { nil }
}

/// What a model is fitted to: human and synthetic records, kept apart so that human ones may weigh more.
public struct TrainingSet<Records: Sendable>: Sendable {
  /// Human records.
  public var real: Records
  /// Synthetic records, by their true origin.
  public var synthetic: Records
  /// Total weight of the human records in the fit, in [0, 1], the synthetic ones having the rest, where both kinds are
  /// there; nil gives every record the same weight.
  public var realWeight: Double?

  public init(real: Records, synthetic: Records, realWeight: Double? = nil) {
    self.real = real
    self.synthetic = synthetic
    self.realWeight = realWeight
  }
}

extension Learner where Model: StatePart {
  public func visit<Visitor: StateVisitor>(model: inout Model, _ visitor: inout Visitor) { model.visit(&visitor) }
}

extension Learner where Records: StatePart {
  public func visit<Visitor: StateVisitor>(records: inout Records, _ visitor: inout Visitor) { records.visit(&visitor) }
}
