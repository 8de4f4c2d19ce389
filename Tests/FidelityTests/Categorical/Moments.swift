// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import GSL
import Luck

/// Mean and standard error of repeated measurements.
struct Moments {
  private(set) var count = 0.0
  private(set) var mean = 0.0
  private var squares = 0.0

  mutating func record(_ value: Double) {
    count += 1
    let difference = value - mean
    mean += difference / count
    squares += difference * (value - mean)
  }

  var variance: Double { squares / (count - 1) }

  /// How many standard errors the mean lies from what it should be.
  func standardErrors(from expected: Double) -> Double { (mean - expected) / (variance / count).squareRoot() }
}

/// Measures a quantity of the model that each of several retraining loops ends with.
func outcomes<L: Learner>(
  _ learner: L, _ plan: RetrainingPlan, replicates: Int, seed: UInt64, start: L.Model? = nil,
  _ measure: (borrowing RetrainingLoop<L>) -> Double
) throws -> Moments {
  var sampler = try Sampler()
  var moments = Moments()
  for replicate in 0..<replicates {
    var loop = RetrainingLoop(
      learner, plan, luck: Luck(seed: seed, replicate: UInt64(replicate)), sampler: &sampler, start: start)
    for _ in 0..<plan.generations { loop.step(&sampler) }
    moments.record(measure(loop))
  }
  return moments
}

/// A plan that retrains on as many synthetic records every generation.
func plan(synthetic: Int, generations: Int, _ workflow: Workflow = .replace) -> RetrainingPlan {
  var plan = RetrainingPlan()
  plan.synthetic = synthetic
  plan.generations = generations
  plan.workflow = workflow
  return plan
}

/// The values of a learner's quantities, by name.
func measured<L: Learner>(_ learner: L, _ model: L.Model) throws -> [String: Double] {
  var sampler = try Sampler()
  var values = [Double](repeating: .nan, count: L.quantities.count)
  values.withUnsafeMutableBufferPointer { learner.measure(model, reference: nil, with: &sampler, into: $0) }
  return Dictionary(uniqueKeysWithValues: zip(L.quantities.map(\.name), values))
}
