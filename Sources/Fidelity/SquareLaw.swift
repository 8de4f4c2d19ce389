// SPDX-License-Identifier: GPL-3.0-or-later

public import GSL

/// The square law of contamination, an assumption rather than a learner: log F <- (1 - r) log F - b rho^2, with rho the
/// synthetic share of what a model is trained on.
///
/// With r = 0 and constant rho, log F_t = log F_0 - b t rho^2 (arXiv 2605.20279, b = 0.183): every loss is final. With
/// r > 0 it settles at -b rho^2 / r. Whose model made the synthetic records changes nothing, nor does their number.
public struct SquareLaw: Learner, Equatable {
  /// b, 0 or more.
  public let coefficient: Double
  /// r, in [0, 1].
  public let recovery: Double

  public init(coefficient: Double = 0.183, recovery: Double = 0) {
    self.coefficient = coefficient
    self.recovery = recovery
  }

  /// Log fidelity after training on records of which the share `contamination`, in [0, 1], is synthetic.
  public func logFidelity(after logFidelity: Double, contamination: Double) -> Double {
    (1 - recovery) * logFidelity - coefficient * contamination * contamination
  }

  /// A model is its log fidelity, at most 0.
  public typealias Model = Double
  /// A pile is its number of records.
  public typealias Records = Double

  public var truth: Double { 0 }
  public var noRecords: Double { 0 }
  public var fewestRecords: Int { 0 }
  public var takesWholeRecords: Bool { false }

  public func draw(
    _ amount: Double, from model: Double, _ sampling: Sampling, with luck: inout Sampler, into records: inout Double
  ) {
    records = amount
  }

  public func add(_ more: Double, to records: inout Double) { records += more }

  public func choose(_ amount: Double, of piles: [Double], with luck: inout Sampler, into records: inout Double) {
    records = amount
  }

  /// Their share of all.
  public func humanRecords(
    among amount: Double, human: Double, synthetic: Double, with luck: inout Sampler
  ) -> Double {
    human + synthetic > 0 ? amount * human / (human + synthetic) : 0
  }

  public func amount(of records: Double) -> Double { records }

  /// A weight of human records w makes the contamination 1 - w, where both kinds are there.
  public func fit(to training: TrainingSet<Double>, _ model: inout Double) {
    let total = training.real + training.synthetic
    guard total > 0 else { return }
    var contamination = training.synthetic / total
    if let weight = training.realWeight, training.real > 0, training.synthetic > 0 { contamination = 1 - weight }
    model = logFidelity(after: model, contamination: contamination)
  }

  public func divergence(of model: Double) -> Divergence { Divergence(kl: 0 - model) }

  public func cleanDivergence(records: Double) -> Double { 0 }

  public static var quantities: [Quantity] {
    [Quantity("kl_divergence", unit: "nats", "-log F, which the law takes for KL(model || truth)")]
  }

  public func measure(
    _ model: Double, reference: Double?, with luck: inout Sampler, into values: UnsafeMutableBufferPointer<Double>
  ) {
    values[0] = 0 - model
  }
}

extension SquareLaw {
  public func visit<Visitor: StateVisitor>(model: inout Double, _ visitor: inout Visitor) {
    visitor.visit("logFidelity", &model)
  }

  public func visit<Visitor: StateVisitor>(records: inout Double, _ visitor: inout Visitor) {
    visitor.visit("amount", &records)
  }
}
