// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import GSL

/// Facts that are forgotten by chance: a categorical learner under `replace` against the model of Wright and Fisher.
enum ForgottenFacts {
  static let paper = "Wright, Genetics, 1931; Ewens, Mathematical Population Genetics, 2nd ed., 2004"

  static func groups() throws(GSLError) -> [RetrainingGroup] {
    [
      heterozygosity(), absorption(), try absorptionTime(share: 0.5, printed: "136.60"),
      try absorptionTime(share: 0.1, printed: "linear system of the binomial chain"), rareFact(),
    ]
  }

  private static func plan(records: Int, generations: Int) -> RetrainingPlan {
    var plan = RetrainingPlan()
    plan.synthetic = records
    plan.generations = generations
    return plan
  }

  private static func setting(_ start: [Double], _ records: Int, _ end: String) -> String {
    "categorical learner without smoothing, p_0 = (\(start.map { "\($0)" }.joined(separator: ", "))), "
      + "workflow replace, M = \(records) records per fit, \(end)"
  }

  private static func heterozygosity() -> RetrainingGroup {
    let (start, records) = ([0.4, 0.3, 0.2, 0.1], 100)
    return LoopPlay(CategoricalLearner(proportions: start), plan(records: records, generations: 200)).group(
      [1, 10, 50, 200].map { fits in
        .init(
          RetrainingTarget(
            id: "B2.heterozygosity.m\(fits)", paper: paper, statement: "E(1 - sum p^2)",
            setting: setting(start, records, "\(Wording.fits(fits))"), published: "(1-1/M)^m (1 - sum p_0^2)",
            expected: NeutralDrift.heterozygosity(start, records: records, resamplings: fits), basis: .closedForm),
          fit: fits, .quantity("heterozygosity"))
      })
  }

  private static func absorption() -> RetrainingGroup {
    let (start, records) = ([0.4, 0.3, 0.2, 0.1], 50)
    let learner = CategoricalLearner(proportions: start)
    let plan = plan(records: records, generations: 1)
    return RetrainingGroup(
      start.enumerated().map { place, share in
        RetrainingTarget(
          id: "B2.absorbed.x\(place)", paper: paper, statement: "P(state \(place) is the one that is left)",
          setting: setting(start, records, "until one state is left"), published: "p_0(x)", expected: share,
          basis: .closedForm, note: "the probability of each state is a martingale")
      }
    ) { luck, sampler, values, shouldStop in
      var loop = RetrainingLoop(learner, plan, luck: luck, sampler: &sampler)
      while loop.model.facts.count > 1 {
        if loop.generation & 63 == 63 && shouldStop() { return }
        loop.step(&sampler)
      }
      for place in values.indices { values[place] = loop.model.facts[0] == Int32(place) ? 1 : 0 }
    }
  }

  private static func absorptionTime(share: Double, printed: String) throws(GSLError) -> RetrainingGroup {
    let (start, records) = ([share, 1 - share], 100)
    let learner = CategoricalLearner(proportions: start)
    let plan = plan(records: records, generations: 1)
    let times = try NeutralDrift.absorptionTimes(records: records)
    let target = RetrainingTarget(
      id: "B2.time.p\(share)", paper: paper, statement: "expected fits until one of two states is left",
      setting: setting(start, records, "until one state is left"), published: printed,
      expected: times[Int((share * Double(records)).rounded())], basis: .linearSystem,
      note: "the diffusion limit -2M(p ln p + (1-p) ln(1-p)) is "
        + Wording.short(NeutralDrift.diffusionTime(share: share, records: records)))
    return RetrainingGroup([target]) { luck, sampler, values, shouldStop in
      var loop = RetrainingLoop(learner, plan, luck: luck, sampler: &sampler)
      while loop.model.facts.count > 1 {
        if loop.generation & 63 == 63 && shouldStop() { return }
        loop.step(&sampler)
      }
      values[0] = Double(loop.generation)
    }
  }

  private static func rareFact() -> RetrainingGroup {
    let (mean, records, resamplings) = (5.0, 1_000_000, 10)
    let share = mean / Double(records)
    let target = RetrainingTarget(
      id: "B2.rare", paper: "Haldane, Mathematical Proceedings of the Cambridge Philosophical Society, 1927",
      statement: "P(a rare fact is still known)",
      setting: setting(
        [1 - share, share], records,
        "\(resamplings + 1) fits, so that the second fact has the expected "
          + "count L = \(mean) in the first draw and is resampled k = \(resamplings) times beyond it"),
      published: "0.5467 (branching limit)",
      expected: NeutralDrift.survival(mean: mean, records: records, resamplings: resamplings, greatest: 300),
      basis: .exactSum,
      note: "binomial chain of the counts 0 to 300, beyond which the mass is negligible; the branching limit "
        + "1 - exp(-L s_k), s_0 = 1, s_(k+1) = 1 - exp(-s_k), is "
        + Wording.short(NeutralDrift.branchingSurvival(mean: mean, resamplings: resamplings)))
    return LoopPlay(
      CategoricalLearner(proportions: [1 - share, share]), plan(records: records, generations: resamplings + 1)
    ).group([.init(target, fit: resamplings + 1, .model { $0.facts.contains(1) ? 1 : 0 })])
  }
}
