// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Valuation

/// Records on which a buyer plans to train in the period, those under running contracts included.
struct TrainingPlan: BitwiseCopyable, Sendable {
  var records = 0.0
  /// Those of them that the buyer holds to be synthetic.
  var synthetic = 0.0

  mutating func add(_ more: Double, human: Double) {
    records += more
    synthetic += more * (1 - human)
  }

  func with(_ other: TrainingPlan) -> TrainingPlan {
    TrainingPlan(records: records + other.records, synthetic: synthetic + other.synthetic)
  }
}

extension TrainingPlan: StateRecord {
  mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("records", &records)
    visitor.visit("synthetic", &synthetic)
  }
}

/// Buyers who look ahead: beside its use a record is worth what it does to later fidelity, see `Foresight`.
///
/// They go by the square law whatever the learner, and by what they plan to train on: at first all that they see, later
/// what was planned last, as today's beliefs about all that is on offer let it appear. From round to round that plan
/// moves by the step of the round towards what was taken. Whole steps would cycle: where nobody has synthetic records
/// the first does no harm.
extension World {
  /// Whether buyers look ahead at all: the period loop asks once, not for every offer.
  @inline(__always)
  var looksAhead: Bool { parameters.buyers.foresight > 0 }

  var foresight: Foresight {
    Foresight(
      share: parameters.buyers.foresight, discount: parameters.buyers.discount,
      recovery: parameters.fidelity.learning.recovery, coefficient: parameters.fidelity.learning.lawCoefficient,
      fidelityExponent: parameters.buyers.fidelityExponent)
  }

  /// Forms beliefs about the origin of what is delivered in the period, and the plans with which its rounds begin.
  mutating func beginForesight(cold: Bool) {
    let before = offeredSynthetic
    believeOrigins()
    let change = before > 0 ? offeredSynthetic / before : 1
    var isNew = false
    for buyer in 0..<buyers.count {
      var running = TrainingPlan()
      for holding in buyers.holdings[buyer] {
        let supplier = Int(holding.offer)
        running.add(suppliers.records[supplier], human: believedHuman(supplier, buyer))
      }
      scratch.running[buyer] = running
      var plan = cold ? TrainingPlan() : buyers.trainingPlans[buyer]
      plan.synthetic = min(plan.synthetic * change, plan.records)
      buyers.trainingPlans[buyer] = plan
      isNew = isNew || plan.records == 0
    }
    if isNew { planOnAllOffers() }
    lookAhead()
  }

  /// Who has no plan yet plans with all that it sees.
  private mutating func planOnAllOffers() {
    for buyer in 0..<buyers.count {
      scratch.isNewcomer[buyer] = buyers.trainingPlans[buyer].records == 0
      if scratch.isNewcomer[buyer] { buyers.trainingPlans[buyer] = scratch.running[buyer] }
    }
    for offer in offering {
      let supplier = Int(offer)
      for index in matches.starts[supplier]..<matches.starts[supplier + 1] {
        let buyer = Int(matches.edges[index].buyer)
        if Int(matches.edges[index].heldUntil) >= period || !scratch.isNewcomer[buyer] { continue }
        buyers.trainingPlans[buyer].add(suppliers.records[supplier], human: believedHuman(supplier, buyer))
      }
    }
  }

  /// Moves each plan by a step towards what the round brought.
  mutating func reviseForesight(step: Double) {
    for buyer in 0..<buyers.count {
      let taken = scratch.running[buyer].with(scratch.trainingTaken[buyer])
      buyers.trainingPlans[buyer].records += step * (taken.records - buyers.trainingPlans[buyer].records)
      buyers.trainingPlans[buyer].synthetic += step * (taken.synthetic - buyers.trainingPlans[buyer].synthetic)
    }
    lookAhead()
  }

  /// What each buyer sees ahead, as planned: where the market has one model, it is trained on what all buy.
  private mutating func lookAhead() {
    let foresight = foresight
    var all = TrainingPlan()
    for buyer in 0..<buyers.count { all = all.with(buyers.trainingPlans[buyer]) }
    for buyer in 0..<buyers.count {
      let plan = models.owners == 1 ? all : buyers.trainingPlans[buyer]
      buyers.outlooks[buyer] = foresight.outlook(
        stake: foresight.stake(utility: keptUtility(buyer)), records: plan.records, synthetic: plan.synthetic,
        multiplier: buyers.multiplier[buyer])
    }
  }

  /// Of a period's utility of the plan what the buyer keeps: less royalties and the share of revenue that it owes, $.
  private func keptUtility(_ buyer: Int) -> Double {
    let (worth, scale) = (worth(buyer), buyers.scale[buyer])
    let all = utility.value(buyers.planned[buyer], worth: worth, scale: scale)
    let stock = utility.value(buyers.believedStock[buyer], worth: worth, scale: scale)
    return (1 - plannedRoyalty) * all - modelShare * max(0, all - stock)
  }

  /// Adds foresight to the willingness to pay along a row, which does not fall below 0: no price, no sale.
  func addForesight(
    _ supplier: Int, _ row: Range<Int>, _ edges: UnsafeMutableBufferPointer<Edge>,
    _ values: UnsafeMutableBufferPointer<Double>
  ) {
    for place in 0..<row.count {
      let edge = edges[row.lowerBound + place]
      guard Int(edge.heldUntil) < period else { continue }
      values[place] = foresighted(values[place], supplier, Int(edge.buyer))
    }
  }

  /// Willingness to pay for the use of an offer's records, and with foresight, $.
  @inline(__always)
  func foresighted(_ willingness: Double, _ supplier: Int, _ buyer: Int) -> Double {
    let ahead = buyers.outlooks[buyer].value(
      of: suppliers.records[supplier], human: believedHuman(supplier, buyer))
    return max(0, willingness + ahead)
  }

  /// Counts the records that buyers take at the price asked.
  mutating func countTraining(
    _ supplier: Int, _ row: Range<Int>, _ quote: RowQuote, _ edges: UnsafeMutableBufferPointer<Edge>,
    _ values: UnsafeMutableBufferPointer<Double>
  ) {
    for place in 0..<row.count where quote.isTaken(at: place, values[place]) {
      let buyer = Int(edges[row.lowerBound + place].buyer)
      scratch.trainingTaken[buyer].add(suppliers.records[supplier], human: believedHuman(supplier, buyer))
    }
  }
}

extension World {
  /// Probability that a supplier's records are human, as a buyer holds once `believeOrigins` is done.
  @inline(__always)
  func believedHuman(_ supplier: Int, _ buyer: Int) -> Double {
    usesFlags && parameters.provenance.flagsPerBuyer
      ? humanBelief(supplier, buyer: buyer) : scratch.believedHuman[supplier]
  }

  /// Notes what is commonly believed of every supplier who delivers; who cannot tell offers apart expects the mean.
  private mutating func believeOrigins() {
    for offer in producing {
      let supplier = Int(offer)
      scratch.believedHuman[supplier] = usesFlags ? humanBelief(supplier) : 1 - syntheticShare(supplier)
    }
    var pool = TrainingPlan()
    for offer in offering { pool.add(suppliers.records[Int(offer)], human: scratch.believedHuman[Int(offer)]) }
    offeredSynthetic = pool.records > 0 ? pool.synthetic / pool.records : 0
    guard parameters.matching.sight == .poolMean else { return }
    for offer in offering { scratch.believedHuman[Int(offer)] = 1 - offeredSynthetic }
  }
}
