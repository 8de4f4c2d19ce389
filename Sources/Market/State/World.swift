// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Luck
internal import Valuation

/// The whole state of one market: plain columns, no references. It cannot be copied by accident: the compiler otherwise
/// copies it for calls inside a loop, which took a fifth of a period.
struct World: ~Copyable, Sendable {
  var parameters: Parameters
  let luck: Luck
  /// 1 for the first period that is recorded; 0 and below while the market warms up.
  var period = 0

  var suppliers: Suppliers
  var buyers: Buyers
  var platforms = Platforms()
  /// The buyer whose model each producer samples.
  var producerModel: [Int32]
  /// What a fresh start returns to: the platform of each seller and the places of the platforms' fees.
  let firstPlatform: [Int32]
  let feeRanks: [Double]

  var matches: MatchRows
  /// Suppliers who produce in this period, in order.
  var producing: IndexList
  /// Those of them who offer their records for sale: all but who has resolved to leave and only delivers what it owes.
  var offering: IndexList
  /// Suppliers who were away when the period began.
  var absent: IndexList
  var belief = OriginBelief()
  /// With foresight: synthetic share of the records on offer, as believed.
  var offeredSynthetic = 0.0
  var lineage = Lineage()

  /// Rates of the policy in force: subsidy in reference prices per record, and watermark strength.
  var subsidy = 0.0
  var watermark = 0.0
  /// How far `pmir` has come, and the divergence that contamination caused in models as the policy maker estimates it,
  /// nats.
  var policyIteration = PolicyIteration()
  var estimatedDivergence = 0.0
  /// Mean willingness to pay per human record at the start when all supply is bought: the same $ in every regime.
  var referencePrice = 0.0
  /// Net pay per effective record that human sellers last had, and gross pay per record of producers; nil until there
  /// was any to see.
  var humanPay: Double?
  /// The price per record that `uniform` last asked, $, and the one that it keeps to in this period, if any.
  var uniformPrice: Double?
  var keptPrice: Double?
  var syntheticPay: Double?
  /// Whether any buyer exploits.
  var hasExploiters = false
  /// Buyers' models, or the one of all when `fidelity.scope` is market; and what they train on in the period.
  var models: any ModelCohort
  var supplies: TrainingSupplies

  var tally = PeriodTally()
  /// What buyers chose in the period, and would have chosen fully informed.
  var chosen = BuyerWelfare()
  var ledger = Ledger()
  /// What buyers paid in the period by their own accounts, and what the sales were worth to suppliers, $.
  var payments = (buyers: 0.0, suppliers: 0.0)
  var discountedUtility = 0.0
  var firstBest = FirstBest()
  var domainReach: [Double] = []
  var evaluations = 0
  /// Whether the next price discovery starts without a plan from the period before.
  var isCold = true
  var scratch = Scratch()

  /// Names the luck of this period; warm-up periods have names of their own, so that their number changes nothing
  /// later.
  var clock: Int { period > 0 ? period : (1 << 30) - period }

  var utility: BundleUtility { parameters.bundleUtility }

  /// W = A F^eta: what the bundle utility is multiplied with, $.
  @inline(__always)
  func worth(_ buyer: Int) -> Double {
    let exponent = parameters.buyers.fidelityExponent
    return exponent == 0 ? buyers.value[buyer] : buyers.value[buyer] * exp(exponent * buyers.logFidelity[buyer])
  }

  /// What a record is worth over what it adds in one period, with E as it is.
  var carry: Double { parameters.carry }

  /// What the bundle utility of a purchase is multiplied with, $: use now and later, less royalties on all of it and the
  /// share of this period's revenue that is owed.
  @inline(__always)
  func purchaseWorth(_ buyer: Int, royalty: Double) -> Double {
    (carry * (1 - royalty) - modelShare) * worth(buyer)
  }

  /// Synthetic share of what a supplier delivers.
  @inline(__always)
  func syntheticShare(_ supplier: Int) -> Double {
    if suppliers.isHuman(supplier) {
      return suppliers.isAdulterating[supplier] ? parameters.provenance.adulterationShare : 0
    }
    return 1
  }

  /// True effective records that a buyer gets from an offer.
  @inline(__always)
  func trueVolume(_ offer: Int, _ buyer: Int, match: Double) -> Double {
    if offer >= suppliers.sellers && parameters.producers.ownOutputWorthless
      && Int(producerModel[offer - suppliers.sellers]) == buyer
    {
      return 0
    }
    return match * suppliers.truth[offer]
  }

  /// Whose luck a supplier's draws are.
  @inline(__always)
  func luckName(_ supplier: Int) -> (kind: AgentKind, agent: Int) {
    suppliers.isHuman(supplier) ? (.seller, supplier) : (.producer, supplier - suppliers.sellers)
  }

  /// Periods that a sale of this period covers.
  var contractPeriods: Int { parameters.contract.form == .buyout ? parameters.contract.periods : 1 }

  /// Share of model revenue that buyers owe their suppliers.
  var modelShare: Double { parameters.contract.form == .revenueShare ? parameters.contract.modelShare : 0 }
}

/// Buffers that the period loop reuses.
struct Scratch: Sendable {
  var willingness: [Double] = []
  var demand: [Double] = []
  var taken: [Double] = []
  var effective: [Double] = []
  var records: [Double] = []
  var shares: [Double] = []
  var keys: [UInt64] = []
  var keyBuffer: [UInt64] = []
  var stamps: [Int32] = []
  /// Probability that each offer is human, as buyers hold.
  var beliefs: [Double] = []
  /// With foresight: the same as buyers plan with it; and, buyer by buyer, what running contracts deliver, what was
  /// taken in the round, and whether there is no plan yet.
  var believedHuman: [Double] = []
  var running: [TrainingPlan] = []
  var trainingTaken: [TrainingPlan] = []
  var isNewcomer: [Bool] = []
  var choices: [Choice] = []
  /// Buyer k chooses among choices[choiceStarts[k]..<choiceStarts[k + 1]].
  var choiceStarts: [Int] = []
  var isMisled: [Bool] = []
  var search = BestSearch()
  /// Place of each producer's lot among this period's training supplies, -1 without one.
  var lots: [Int32] = []
}
