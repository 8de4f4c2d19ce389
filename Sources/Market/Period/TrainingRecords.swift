// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

extension World {
  /// Lays out who trains on what: human records buyer by buyer, and each producer's lot once for all who bought it.
  ///
  /// Human records are drawn afresh for each owner: that two buyers hold the same human records is not followed, that
  /// they hold the same synthetic ones is.
  mutating func laySupplies() {
    // The law knows shares only, and no samples.
    let unit = parameters.fidelity.learning.learner.knowsSharesOnly ? 1 : parameters.fidelity.trainingUnit
    supplies.lots.removeAll(keepingCapacity: true)
    supplies.received.removeAll(keepingCapacity: true)
    for owner in 0..<models.owners { supplies.human[owner] = 0 }
    for producer in scratch.lots.indices { scratch.lots[producer] = -1 }
    for buyer in 0..<buyers.count {
      let owner = owner(buyer)
      if models.owners > 1 { supplies.starts[buyer] = supplies.received.count }
      supplies.human[owner] += buyers.humanRecords[buyer] / unit
      for holding in buyers.holdings[buyer] where !suppliers.isHuman(Int(holding.offer)) {
        receive(Int(holding.offer) - suppliers.sellers, by: buyer, unit)
      }
      if parameters.provenance.adulterationShare > 0 { receiveAdulteration(buyer, unit) }
    }
    supplies.starts[models.owners] = supplies.received.count
  }

  private var sampling: Sampling {
    Sampling(bias: parameters.producers.samplingBias, topMass: parameters.producers.topMass)
  }

  /// A buyer receives the lot of a producer.
  private mutating func receive(_ producer: Int, by buyer: Int, _ unit: Double) {
    // One model for all is trained on every sale: copies of one lot would be no more to learn from than one.
    let isSale = parameters.fidelity.scope == .market && !parameters.fidelity.learning.learner.knowsSharesOnly
    if isSale || scratch.lots[producer] < 0 {
      scratch.lots[producer] = Int32(supplies.lots.count)
      supplies.lots.append(
        TrainingSupplies.Lot(
          name: (isSale ? buyer << 24 : 0) + producer, sampled: sampledModel(producer),
          amount: suppliers.records[suppliers.sellers + producer] / unit, sampling: sampling))
    }
    supplies.received.append(scratch.lots[producer])
  }

  /// A buyer receives the synthetic records that sellers mixed in: in one lot, from the model of the buyer after it.
  private mutating func receiveAdulteration(_ buyer: Int, _ unit: Double) {
    var amount = 0.0
    for holding in buyers.holdings[buyer] where suppliers.isHuman(Int(holding.offer)) {
      amount += syntheticShare(Int(holding.offer)) * suppliers.records[Int(holding.offer)]
    }
    guard amount > 0 else { return }
    supplies.received.append(Int32(supplies.lots.count))
    supplies.lots.append(
      TrainingSupplies.Lot(
        // Beyond the names of all producers' lots.
        name: 1 << 40 + buyer, sampled: (buyer + 1) % models.owners, amount: amount / unit, sampling: sampling))
  }

  /// Refuses to train on more samples than can be counted.
  func checkSupplies() throws(MarketError) {
    // Random choices among all so far count all so far.
    let periods = parameters.fidelity.workflow == .replace ? 1 : parameters.start.warmup + parameters.run.periods
    let most = parameters.fidelity.learning.learner.mostRecords / Double(periods)
    for owner in 0..<models.owners {
      var samples = supplies.human[owner]
      for place in supplies.starts[owner]..<supplies.starts[owner + 1] {
        samples += supplies.lots[Int(supplies.received[place])].amount
      }
      guard samples <= most else {
        throw MarketError(
          .learner,
          "period \(period): a model would be trained on \(samples) samples, at most \(most) are possible in a "
            + "period; raise fidelity.trainingUnit (\(parameters.fidelity.trainingUnit))")
      }
    }
  }

  private func sampledModel(_ producer: Int) -> Int { owner(Int(producerModel[producer])) }
}
