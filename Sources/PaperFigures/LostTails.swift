// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import GSL
internal import Luck

/// Tails that finite data, or a generator that cuts them, never tell of: Dohmatob et al., ICML 2024.
enum LostTails {
  static let paper = "Dohmatob et al., A tale of tails, ICML 2024 (arXiv 2402.07043)"

  /// Probabilities in proportion to i^-exponent of the first facts.
  static func zipf(facts: Int, exponent: Double) -> [Double] {
    let proportions = (1...facts).map { pow(Double($0), -exponent) }
    // The small ones first, so that none is lost in rounding.
    let sum = proportions.reversed().reduce(0, +)
    return proportions.map { $0 / sum }
  }

  /// Expected mass of the facts that T records do not tell of, sum p_i (1 - p_i)^T, over so many facts.
  static func unseen(facts: Int, exponent: Double, records: Int) -> Double {
    zipf(facts: facts, exponent: exponent).reversed().reduce(0) {
      $0 + $1 * exp(Double(records) * log1p(-$1))
    }
  }

  /// The same over infinitely many facts. Of those after the first million, none has been told of.
  static func unseenOfInfinite(exponent: Double, records: Int) -> Double {
    let (listed, sum) = (1_000_000, SpecialFunctions.zeta(exponent))
    let tail = SpecialFunctions.hurwitzZeta(exponent, offset: Double(listed + 1)) / sum
    return (1...listed).reversed().reduce(tail) {
      let probability = pow(Double($1), -exponent) / sum
      return $0 + probability * exp(Double(records) * log1p(-probability))
    }
  }

  /// Expected mass that is lost when the records tell of the first `kept` facts alone: the mass beyond, and of those
  /// kept sum p_i (1 - q_i)^T, where q_i = p_i/(p_1 + ... + p_k).
  static func unseenAfterCut(facts: Int, exponent: Double, records: Int, kept: Int) -> Double {
    let probabilities = zipf(facts: facts, exponent: exponent)
    let mass = probabilities[..<kept].reversed().reduce(0, +)
    let beyond = probabilities[kept...].reversed().reduce(0, +)
    return probabilities[..<kept].reversed().reduce(beyond) {
      $0 + $1 * exp(Double(records) * log1p(-$1 / mass))
    }
  }

  /// What the unseen mass of infinitely many facts tends to as T grows: in proportion to T^-(exponent - 1)/exponent.
  ///
  /// With p = c i^-b the sum over p e^(-T p) becomes an integral, c^(1/b) Gamma(1 - 1/b)/b T^-(1 - 1/b).
  static func unseenAsymptote(exponent: Double, records: Double) -> Double {
    let inverse = 1 / exponent
    return pow(SpecialFunctions.zeta(exponent), -inverse) * exp(SpecialFunctions.logGamma(1 - inverse)) * inverse
      * pow(records, inverse - 1)
  }

  /// Mass of the facts beyond the first `kept`.
  static func massBeyond(_ kept: Int, facts: Int, exponent: Double) -> Double {
    zipf(facts: facts, exponent: exponent)[kept...].reversed().reduce(0, +)
  }

  /// The same of infinitely many facts: about in proportion to kept^-(exponent - 1).
  static func massBeyond(_ kept: Int, exponent: Double) -> Double {
    SpecialFunctions.hurwitzZeta(exponent, offset: Double(kept + 1)) / SpecialFunctions.zeta(exponent)
  }

  private static let (facts, exponent) = (1_000_000, 1.5)
  static let forgotten = LoopPlay<CategoricalLearner>.Source.remainder(of: "coverage")

  static func groups() -> [RetrainingGroup] {
    let learner = CategoricalLearner(facts: facts, exponent: exponent)
    return [
      whole(learner, records: 1_000), cut(learner, records: 1_000, kept: 100), cut(learner, records: 10_000, kept: 100),
    ]
  }

  private static func setting(_ records: Int, of truth: String) -> String {
    "categorical learner without smoothing, a memory of what it was told; K = \(facts) facts of probability in "
      + "proportion to i^-\(exponent), one fit to T = \(records) records of \(truth)"
  }

  /// One fit of a learner without memory to records of the truth, or of the truth cut after so many facts.
  static func play(_ learner: CategoricalLearner, records: Int, kept: Int?) -> LoopPlay<CategoricalLearner> {
    var plan = RetrainingPlan()
    plan.synthetic = records
    plan.sampling.topFacts = kept
    plan.generations = 1
    return LoopPlay(learner, plan)
  }

  private static func whole(_ learner: CategoricalLearner, records: Int) -> RetrainingGroup {
    let infinite = unseenOfInfinite(exponent: exponent, records: records)
    let target = RetrainingTarget(
      id: "B6.unseen", paper: paper, statement: "expected mass of the facts that a memorising learner does not know",
      setting: setting(records, of: "the truth"), published: "0.09413",
      expected: unseen(facts: facts, exponent: exponent, records: records), basis: .exactSum,
      note: "sum p (1-p)^T over the facts played; the printed number is the sum over infinitely many facts, "
        + "\(Wording.short(infinite)) (its digits are cut, not rounded): those beyond the first million hold "
        + "\(Wording.short(massBeyond(facts, exponent: exponent))) of its mass")
    return play(learner, records: records, kept: nil).group(
      quickReplicates: 500, [.init(target, fit: 1, forgotten)])
  }

  private static func cut(_ learner: CategoricalLearner, records: Int, kept: Int) -> RetrainingGroup {
    let floor = massBeyond(kept, exponent: exponent)
    let floorPlayed = massBeyond(kept, facts: facts, exponent: exponent)
    let target = RetrainingTarget(
      id: "B6.cut.T\(records)", paper: paper,
      statement: "expected mass of the facts that a memorising learner does not know once the tail is cut",
      setting: setting(records, of: "the truth cut after its k = \(kept) most probable facts"),
      published: "0.0764 (floor for T to infinity)",
      expected: unseenAfterCut(facts: facts, exponent: exponent, records: records, kept: kept), basis: .exactSum,
      note: "mass beyond k and sum over i <= k of p_i (1-q_i)^T, q the truth that is left; the floor over infinitely "
        + "many facts is \(Wording.short(floor)), over those played \(Wording.short(floorPlayed)); fewer replicates "
        + "since each cuts a million facts")
    return play(learner, records: records, kept: kept).group(
      replicates: 1_000, quickReplicates: 50, [.init(target, fit: 1, forgotten)])
  }
}
