// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Fidelity
internal import GSL
internal import Luck

/// A retraining loop from which numbers are read after certain fits.
struct LoopPlay<L: Learner>: Sendable {
  /// Reads a number from a model, the fixed set of human records and the values of the quantities.
  fileprivate typealias Read = @Sendable (L.Model, L.Records?, UnsafeMutableBufferPointer<Double>) -> Double

  /// What a number is read from.
  enum Source: Sendable {
    /// A quantity of the learner, by name.
    case quantity(String)
    /// 1 less a quantity of the learner.
    case remainder(of: String)
    /// The model.
    case model(@Sendable (L.Model) -> Double)
    /// The model and the fixed set of human records.
    case fixedReal(@Sendable (L.Model, L.Records) -> Double)

    /// What reads the number, given the names of the learner's quantities.
    fileprivate func read(_ names: [String]) -> Read {
      switch self {
      case .model(let read): return { model, _, _ in read(model) }
      case .fixedReal(let read):
        return { model, fixedReal, _ in
          guard let fixedReal else { preconditionFailure("the loop has no fixed set of human records") }
          return read(model, fixedReal)
        }
      case .quantity(let name):
        let place = Self.place(of: name, among: names)
        return { _, _, measured in measured[place] }
      case .remainder(let name):
        let place = Self.place(of: name, among: names)
        return { _, _, measured in 1 - measured[place] }
      }
    }

    private static func place(of name: String, among names: [String]) -> Int {
      guard let place = names.firstIndex(of: name) else { preconditionFailure("there is no quantity '\(name)'") }
      return place
    }
  }

  /// A target with the fit, 1 or later, after which its value is read.
  struct Reading: Sendable {
    let target: RetrainingTarget
    let fit: Int
    let source: Source

    init(_ target: RetrainingTarget, fit: Int, _ source: Source) {
      self.target = target
      self.fit = fit
      self.source = source
    }
  }

  /// Makes the learner of a replicate.
  let learner: @Sendable (Luck) -> L
  var plan: RetrainingPlan
  /// Where the loop starts; nil for the truth.
  var start: (@Sendable (L, Luck, inout Sampler) -> L.Model)?

  /// A loop with one learner for all replicates.
  init(_ learner: L, _ plan: RetrainingPlan) {
    self.learner = { _ in learner }
    self.plan = plan
  }

  /// A loop in which each replicate has a learner of its own.
  init(_ plan: RetrainingPlan, learner: @escaping @Sendable (Luck) -> L) {
    self.learner = learner
    self.plan = plan
  }

  /// The group of these readings.
  func group(replicates: Int = 10_000, quickReplicates: Int = 2_000, _ readings: [Reading]) -> RetrainingGroup {
    let names = L.quantities.map(\.name)
    let reads = readings.map { $0.source.read(names) }
    let last = readings.reduce(0) { max($0, $1.fit) }
    return RetrainingGroup(
      readings.map(\.target), replicates: replicates, quickReplicates: quickReplicates
    ) { luck, sampler, values, shouldStop in
      let learner = learner(luck)
      let first = start.map { $0(learner, luck, &sampler) }
      var loop = RetrainingLoop(learner, plan, luck: luck, sampler: &sampler, start: first)
      withUnsafeTemporaryAllocation(of: Double.self, capacity: names.count) { measured in
        for fit in 1...last {
          if fit & 63 == 0 && shouldStop() { return }
          loop.step(&sampler)
          guard readings.contains(where: { $0.fit == fit }) else { continue }
          loop.measure(with: &sampler, into: measured)
          for (number, reading) in readings.enumerated() where reading.fit == fit {
            values[number] = reads[number](loop.model, loop.fixedReal, measured)
          }
        }
      }
    }
  }
}
