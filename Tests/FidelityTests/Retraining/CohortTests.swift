// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import GSL
import Luck
import Testing

struct CohortTests {
  private let luck = Luck(seed: 4, replicate: 2)

  /// Owner 0 gets human records and the lot of owner 1's model, owner 1 the same lot and one of owner 0's, owner 2
  /// nothing.
  private var supplies: TrainingSupplies {
    var supplies = TrainingSupplies(owners: 3)
    supplies.human = [4, 0, 0]
    supplies.lots = [
      .init(name: 7, sampled: 1, amount: 3, sampling: .faithful),
      .init(name: 9, sampled: 0, amount: 2, sampling: .faithful),
    ]
    supplies.received = [0, 0, 1]
    supplies.starts = [0, 1, 3, 3]
    return supplies
  }

  @Test func `fidelity is what contamination takes beyond the scarcity of records`() throws {
    var sampler = try Sampler()
    var cohort = ListLearner().cohort(owners: 3, workflow: .replace, realWeight: nil)
    cohort.train(on: supplies, luck: luck, period: 1, sampler: &sampler)
    // Owner 0: 3 synthetic of 7 records, 3 - 7/4 nats; owner 1: 5 of 5.
    #expect(cohort.states.map(\.logFidelity) == [-1.25, -3.75, 0])
    #expect(cohort.states.map(\.divergence.kl) == [3, 5, 0])
    #expect(cohort.states.map(\.divergence.coverage) == [4, 0, 0])
  }

  @Test func `who receives too little for a fit keeps the model, and all begin with the truth again after a reset`()
    throws
  {
    var sampler = try Sampler()
    var cohort = GaussianLearner().cohort(owners: 2, workflow: .replace, realWeight: nil)
    var supplies = TrainingSupplies(owners: 2)
    supplies.human = [50, 1]
    cohort.train(on: supplies, luck: luck, period: 1, sampler: &sampler)
    #expect(cohort.states[0].divergence.kl > 0)
    #expect(cohort.states[1].logFidelity == 0)
    #expect(cohort.states[1].divergence == GaussianLearner().divergence(of: GaussianLearner().truth))
    cohort.reset()
    #expect(cohort.states[0] == cohort.states[1])
  }

  @Test func `lots come from the models before anyone trains and are the same for all who receive them`() throws {
    // Owner 0's model is far off after period 1; in period 2 owner 1 trains on it alone while owner 0 gets clean
    // records.
    var sampler = try Sampler()
    var cohort = GaussianLearner(estimator: .knownVariance).cohort(owners: 3, workflow: .replace, realWeight: nil)
    var first = TrainingSupplies(owners: 3)
    first.human = [1, 0, 0]
    cohort.train(on: first, luck: luck, period: 1, sampler: &sampler)
    let off = cohort.states[0].divergence.kl
    var second = TrainingSupplies(owners: 3)
    second.human = [1e9, 0, 0]
    second.lots = [.init(name: 0, sampled: 0, amount: 1e9, sampling: .faithful)]
    second.received = [0, 0]
    second.starts = [0, 0, 1, 2]
    cohort.train(on: second, luck: luck, period: 2, sampler: &sampler)
    #expect(cohort.states[0].divergence.kl < 1e-7)
    // A mean of 1e9 records is off by 3e-5.
    #expect(abs((cohort.states[1].divergence.kl / off).squareRoot() - 1) < 1e-3)
    #expect(cohort.states[1] == cohort.states[2])
  }

  @Test func `the luck of an owner depends on nobody else`() throws {
    var sampler = try Sampler()
    func trained(_ human: [Double]) -> ModelState {
      var cohort = GaussianLearner().cohort(owners: human.count, workflow: .accumulate, realWeight: nil)
      var supplies = TrainingSupplies(owners: human.count)
      supplies.human = human
      for period in 1...3 { cohort.train(on: supplies, luck: luck, period: period, sampler: &sampler) }
      return cohort.states[1]
    }
    #expect(trained([5, 20]) == trained([0, 20, 30]))
  }
}
