// SPDX-License-Identifier: GPL-3.0-or-later

extension CategoricalLearner {
  /// Sum of q^2/p over the facts that are sampled, less 1.
  public func chiSquared(of model: CategoricalModel, _ sampling: Sampling) -> Double? {
    var sampled = model.alive
    if !sampling.isFaithful {
      var order: [Int32] = []
      sampled.clear()
      sampled.cutTails(of: model.alive, sampling, order: &order)
    }
    let total = sampled.weights.reduce(0, +)
    var sum = 0.0
    for (fact, weight) in zip(sampled.facts, sampled.weights) {
      let share = weight / total
      sum += share * share / truth.alive.weights[Int(fact)]
    }
    return max(0, sum - 1)
  }
}
