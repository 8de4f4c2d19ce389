// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Valuation

/// The fully informed choice of buyers who look ahead, by the aim with which they chose in the first place: use less
/// price, and what training on the bundle does to later fidelity, see `Foresight`.
extension World {
  /// How often the informed choice is made again at the contamination that it brings about.
  private static var informedPasses: Int { 3 }

  /// What another bundle would be worth more than the actual one for what it does to fidelity, spread over the periods
  /// of use as prices are: stake b (rho^2 of the actual one - rho^2 of the other) / carry, by true origins, $. It is 0
  /// for the actual bundle, whose net utility is then money alone.
  private func cleanerBy(_ buyer: Int, _ bundle: TrainingPlan) -> Double {
    let foresight = foresight
    let stake = buyers.outlooks[buyer].stake
    func loss(_ plan: TrainingPlan) -> Double {
      foresight.loss(stake: stake, contamination: plan.records > 0 ? plan.synthetic / plan.records : 0)
    }
    return (loss(trainedOn(buyer, actualTraining(buyer))) - loss(trainedOn(buyer, bundle))) / carry
  }

  private func actualTraining(_ buyer: Int) -> TrainingPlan {
    TrainingPlan(
      records: buyers.humanRecords[buyer] + buyers.syntheticRecords[buyer], synthetic: buyers.syntheticRecords[buyer])
  }

  /// What the model of a buyer would be trained on with another bundle: where the market has one model, on what the
  /// others bought too.
  private func trainedOn(_ buyer: Int, _ bundle: TrainingPlan) -> TrainingPlan {
    guard models.owners == 1 else { return bundle }
    var all = bundle
    for other in 0..<buyers.count where other != buyer { all = all.with(actualTraining(other)) }
    return all
  }

  /// Takes offers by falling value per price, use and foresight together, while each adds at least its price and fits
  /// the budget. As the harm of a synthetic record grows with those taken before, the choice is made again at the
  /// contamination half-way to what it brought about; the best by the exact aim is kept.
  mutating func rechooseAhead(_ buyer: Int) -> Bundle {
    let range = scratch.choiceStarts[buyer]..<scratch.choiceStarts[buyer + 1]
    let standing = standingBundle(buyer)
    var running = TrainingPlan()
    for holding in buyers.holdings[buyer] where Int(holding.bought) < period {
      let supplier = Int(holding.offer)
      running.add(suppliers.records[supplier], human: 1 - syntheticShare(supplier))
    }
    let coverage = Double(contractPeriods)
    let worth = purchaseWorth(buyer, royalty: owedRoyalty(buyer))
    let scale = buyers.scale[buyer]
    let foresight = foresight
    let stake = buyers.outlooks[buyer].stake
    var planned = actualTraining(buyer)
    var held = buyers.effective[buyer]
    var best: Bundle?
    for _ in 0..<Self.informedPasses {
      let training = trainedOn(buyer, planned)
      let outlook = foresight.outlook(
        stake: stake, records: training.records, synthetic: training.synthetic, multiplier: 1)
      let slope = utility.slope(held, worth: worth, scale: scale)
      for index in range {
        let choice = scratch.choices[index]
        let value = slope * choice.value + ahead(choice, outlook)
        scratch.choices[index].order = choice.price > 0 ? value / choice.price : (value > 0 ? .infinity : 0)
      }
      scratch.choices[range].sort { $0.order != $1.order ? $0.order > $1.order : $0.offer < $1.offer }
      var (effective, price) = standing
      var bought = running
      var left = buyers.budget[buyer]
      for index in range {
        let choice = scratch.choices[index]
        let gain =
          utility.gain(of: choice.value, above: effective, worth: worth, scale: scale) + ahead(choice, outlook)
        guard choice.price * coverage <= left, gain >= choice.price else { continue }
        effective += choice.value
        price += choice.price
        left -= choice.price * coverage
        bought.add(suppliers.records[Int(choice.offer)], human: 1 - syntheticShare(Int(choice.offer)))
      }
      var found = bundle(buyer, effective: effective, price: price)
      found.net += cleanerBy(buyer, bought)
      if found.net > best?.net ?? -.infinity { best = found }
      planned.records = (planned.records + bought.records) / 2
      planned.synthetic = (planned.synthetic + bought.synthetic) / 2
      held = effective
    }
    return best!
  }

  private func ahead(_ choice: Choice, _ outlook: Foresight.Outlook) -> Double {
    let supplier = Int(choice.offer)
    return outlook.value(of: suppliers.records[supplier], human: 1 - syntheticShare(supplier))
  }
}
