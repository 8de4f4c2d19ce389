// SPDX-License-Identifier: GPL-3.0-or-later

public import GSL
internal import Luck

extension CategoricalLearner {
  public func divergence(of model: CategoricalModel) -> Divergence {
    let sums = compare(model)
    return Divergence(
      kl: sums.kl, reverseKL: sums.reverseKL, wasserstein2: wasserstein(of: model), coverage: sums.coverage)
  }

  public static var quantities: [Quantity] {
    [
      Quantity(
        "heterozygosity", unit: "probability", "probability that two records sampled from the model tell of two facts"),
      Quantity("support", unit: "facts", "facts that the model still knows"),
      Quantity("coverage", unit: "share", "true probability of the facts that the model still knows"),
      Quantity(
        "l2_error", unit: "squared probability", "squared Euclidean distance of the probabilities from the truth"),
      Quantity("kl_divergence", unit: "nats", "KL(model || truth)"),
      Quantity("reverse_kl_divergence", unit: "nats", "KL(truth || model); infinite once a fact is lost"),
      Quantity("absorbed", unit: "share", "1 where a single fact is left, else 0"),
      Quantity(
        "l2_error_fixed_real", unit: "squared probability",
        "squared Euclidean distance from the frequencies in the fixed human records, or from the truth without such"),
    ]
  }

  public func measure(
    _ model: CategoricalModel, reference: CategoricalRecords?, with luck: inout Sampler,
    into values: UnsafeMutableBufferPointer<Double>
  ) {
    let sums = compare(model)
    values[0] = max(0, 1 - sums.squares)
    values[1] = Double(model.facts.count)
    values[2] = sums.coverage
    values[3] = sums.squaredDistance
    values[4] = sums.kl
    values[5] = sums.reverseKL
    values[6] = model.facts.count == 1 ? 1 : 0
    values[7] = reference.map { squaredDistance(of: model, to: $0) } ?? sums.squaredDistance
  }

  /// Squared Euclidean distance between a model's probabilities and the frequencies in a pile of one record or more.
  public func squaredDistance(of model: CategoricalModel, to records: CategoricalRecords) -> Double {
    precondition(records.total > 0, "frequencies take a record")
    var (left, right) = (0, 0)
    var sum = 0.0
    while left < model.facts.count || right < records.facts.count {
      let leftFact = left < model.facts.count ? model.facts[left] : .max
      let rightFact = right < records.facts.count ? records.facts[right] : .max
      var difference = 0.0
      if leftFact <= rightFact {
        difference += model.probabilities[left]
        left += 1
      }
      if rightFact <= leftFact {
        difference -= records.counts[right] / records.total
        right += 1
      }
      sum += difference * difference
    }
    return sum
  }

  /// What one pass over the facts alive tells.
  private struct Sums {
    var squares = 0.0
    var coverage = 0.0
    var squaredDistance = 0.0
    var kl = 0.0
    var reverseKL = 0.0
  }

  private func compare(_ model: CategoricalModel) -> Sums {
    var sums = Sums()
    var lostSquares = truthSquares
    for (fact, probability) in zip(model.alive.facts, model.alive.weights) {
      let real = truth.alive.weights[Int(fact)]
      let logRatio = log(probability) - logTruth[Int(fact)]
      sums.squares += probability * probability
      sums.coverage += real
      sums.squaredDistance += (probability - real) * (probability - real)
      lostSquares -= real * real
      sums.kl += probability * logRatio
      sums.reverseKL -= real * logRatio
    }
    sums.kl = max(0, sums.kl)
    if model.facts.count == facts {
      sums.coverage = 1
      sums.reverseKL = max(0, sums.reverseKL)
    } else {
      sums.coverage = min(1, sums.coverage)
      sums.reverseKL = .infinity
      // The facts lost are as far from the truth as they are probable.
      sums.squaredDistance += max(0, lostSquares)
    }
    return sums
  }

  /// 2-Wasserstein distance over rank, in standard deviations of the truth's rank: in one dimension, mass is best moved
  /// in order. Costs in proportion to K.
  private func wasserstein(of model: CategoricalModel) -> Double {
    guard rankDeviation > 0 else { return 0 }
    var (from, to) = (0, 0)
    var moved = 0.0
    var cost = 0.0
    while from < model.facts.count && to < facts {
      let distance = Double(Int(model.alive.facts[from]) - to)
      let (left, right) = (model.alive.cumulative[from + 1], truth.alive.cumulative[to + 1])
      let next = min(left, right)
      cost += (next - moved) * distance * distance
      moved = next
      if left <= right { from += 1 }
      if right <= left { to += 1 }
    }
    return cost.squareRoot() / rankDeviation
  }
}
