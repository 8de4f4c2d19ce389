// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Luck

/// The models of several owners with one learner.
struct LearnerCohort<L: Learner>: ModelCohort {
  let learner: L
  private var models: [L.Model]
  private var memories: [TrainingMemory<L>]
  private(set) var states: [ModelState]
  // Buffers: the lots of the period, and what one owner received.
  private var lots: [L.Records] = []
  private var real: L.Records
  private var synthetic: L.Records

  init(_ learner: L, owners: Int, workflow: Workflow, realWeight: Double?) {
    self.learner = learner
    models = [L.Model](repeating: learner.start, count: owners)
    memories = [TrainingMemory<L>](
      repeating: TrainingMemory(workflow, realWeight: realWeight, learner: learner), count: owners)
    states = [ModelState](
      repeating: ModelState(divergence: learner.divergence(of: learner.start)), count: owners)
    real = learner.noRecords
    synthetic = learner.noRecords
  }

  var owners: Int { models.count }

  mutating func train(on supplies: TrainingSupplies, luck: Luck, period: Int, sampler: inout Sampler) {
    precondition(supplies.human.count == owners, "supplies for every owner")
    while lots.count < supplies.lots.count { lots.append(learner.noRecords) }
    let made = luck.key(.learner, period: period, kind: .producer)
    for (place, lot) in supplies.lots.enumerated() {
      sampler.begin(made.agent(lot.name))
      let amount = amount(lot.amount, &sampler)
      learner.draw(amount, from: models[lot.sampled], lot.sampling, with: &sampler, into: &lots[place])
    }
    let key = luck.key(.learner, period: period, kind: .buyer)
    for owner in 0..<owners {
      let received = supplies.starts[owner]..<supplies.starts[owner + 1]
      guard supplies.human[owner] > 0 || !received.isEmpty else { continue }
      sampler.begin(key.agent(owner))
      let human = amount(supplies.human[owner], &sampler)
      learner.draw(human, from: learner.truth, .faithful, with: &sampler, into: &real)
      learner.draw(0, from: learner.truth, .faithful, with: &sampler, into: &synthetic)
      for place in received { learner.add(lots[Int(supplies.received[place])], to: &synthetic) }
      memories[owner].take(
        real: &real, synthetic: &synthetic, learner: learner, key: key.agent(owner).counterpart(0), sampler: &sampler)
      fit(owner)
    }
  }

  /// Whole records, by chance one more or less where the amount is not whole: small lots do not vanish on the average.
  private func amount(_ wanted: Double, _ sampler: inout Sampler) -> Double {
    guard learner.takesWholeRecords, wanted != wanted.rounded() else { return wanted }
    return (wanted + sampler.uniform()).rounded(.down)
  }

  private mutating func fit(_ owner: Int) {
    let training = memories[owner].training
    let records = learner.amount(of: training.real) + learner.amount(of: training.synthetic)
    guard records > 0, records >= Double(learner.fewestRecords) else { return }
    learner.fit(to: training, &models[owner])
    let divergence = learner.divergence(of: models[owner])
    states[owner].divergence = divergence
    states[owner].logFidelity = 0 - max(0, divergence.kl - cleanDivergence(training))
  }

  /// What scarcity alone does: records that weigh more than others are worth fewer of equal weight (Kish, 1965).
  private func cleanDivergence(_ training: TrainingSet<L.Records>) -> Double {
    let (real, synthetic) = (learner.amount(of: training.real), learner.amount(of: training.synthetic))
    guard training.realWeight != nil else { return learner.cleanDivergence(records: real + synthetic) }
    let weights = FitWeights(real: real, synthetic: synthetic, realWeight: training.realWeight)
    return learner.cleanDivergence(records: max(Double(learner.fewestRecords), 1 / weights.sumOfSquares))
  }

  mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    for owner in 0..<owners {
      learner.visit(model: &models[owner], &visitor)
      memories[owner].visit(&visitor, learner)
      visitor.visit("state", &states[owner])
    }
  }

  mutating func reset() {
    for owner in 0..<owners {
      models[owner] = learner.start
      memories[owner].clear(learner)
      states[owner] = ModelState(divergence: learner.divergence(of: learner.start))
    }
  }
}
