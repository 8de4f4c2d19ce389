// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Valuation

/// A right to one offer's records for some periods: the only way in which data reaches a buyer.
struct Holding: BitwiseCopyable, Sendable {
  private(set) var offer: Int32
  /// Period of the sale.
  private(set) var bought: Int32
  /// Last period delivered.
  private(set) var expiry: Int32
  /// Price per period delivered, $; the payment is this times the periods.
  var price: Double
  /// Willingness to pay per period at the time of the sale, $.
  private(set) var willingness: Double
  /// Match of the offer with the buyer's task.
  private(set) var match: Double
  /// Effective records expected per period at the time of the sale.
  private(set) var expected: Double

  var periods: Int { Int(expiry - bought) + 1 }
  var payment: Double { price * Double(periods) }
}

/// All buyers, as columns.
struct Buyers: Sendable {
  let count: Int

  /// Value scale A, $ per period (or per effective record when utility is additive).
  var value: [Double]
  /// Budget B, $ per period.
  var budget: [Double]
  /// Scaling constant E0, effective records.
  var scale: [Double]
  /// Match of the task with each domain, D t_k[d]: row k holds the domains.
  var taskMatch: [Double]

  /// Log fidelity of the model, 0 at the start.
  var logFidelity: [Double]
  /// Mean quality of the human records that the model was last trained on.
  var trainedQuality: [Double]
  /// Effective records that the buyer plans to hold, E_k.
  var planned: [Double]
  /// 1 + lambda_k, with lambda the shadow price of the budget.
  var multiplier: [Double]
  var plans: [WillingnessToPay.Plan]
  /// With foresight: what the buyer plans to train on, and what it sees ahead.
  var trainingPlans: [TrainingPlan]
  var outlooks: [Foresight.Outlook]
  /// True effective records kept from earlier periods.
  var stock: [Double]
  /// The same as the buyer believes: of what it expected of each delivery.
  var believedStock: [Double]
  /// What the stock cost, as far as it is spread on to this period, $.
  var stockCharge: [Double]
  /// Effective records that the buyer believes to hold beside what it buys: its stock, and contracts that run on.
  var standing: [Double]
  var holdings: [[Holding]]
  /// Whether the buyer makes take-it-or-leave-it offers of its own, and what it offers per record, $.
  var exploits: [Bool]
  var offeredPerRecord: [Double]

  // This period's flows and facts.
  var spend: [Double]
  var sharesPaid: [Double]
  var licenceIncome: [Double]
  /// True effective records held, E: stock and deliveries.
  var effective: [Double]
  /// Effective records as the buyer believed.
  var believed: [Double]
  var humanRecords: [Double]
  var syntheticRecords: [Double]
  var contamination: [Double]
  /// Realised utility, $.
  var utility: [Double]

  init(count: Int, domains: Int) {
    self.count = count
    let zeros = [Double](repeating: 0, count: count)
    let ones = [Double](repeating: 1, count: count)
    value = ones
    budget = ones
    scale = ones
    taskMatch = [Double](repeating: 1, count: count * domains)
    logFidelity = zeros
    trainedQuality = ones
    planned = zeros
    multiplier = ones
    plans = [WillingnessToPay.Plan](repeating: WillingnessToPay.Plan(), count: count)
    trainingPlans = [TrainingPlan](repeating: TrainingPlan(), count: count)
    outlooks = [Foresight.Outlook](repeating: Foresight.Outlook(), count: count)
    stock = zeros
    believedStock = zeros
    stockCharge = zeros
    standing = zeros
    holdings = [[Holding]](repeating: [], count: count)
    exploits = [Bool](repeating: false, count: count)
    offeredPerRecord = zeros
    spend = zeros
    sharesPaid = zeros
    licenceIncome = zeros
    effective = zeros
    believed = zeros
    humanRecords = zeros
    syntheticRecords = zeros
    contamination = zeros
    utility = zeros
  }
}

extension Holding: StateRecord {
  init() { self.init(offer: 0, bought: 0, expiry: 0, price: 0, willingness: 0, match: 0, expected: 0) }

  mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("offer", &offer)
    visitor.visit("bought", &bought)
    visitor.visit("expiry", &expiry)
    visitor.visit("price", &price)
    visitor.visit("willingness", &willingness)
    visitor.visit("match", &match)
    visitor.visit("expected", &expected)
  }
}

/// Plans are made anew from what is planned in each period, and so are outlooks.
extension Buyers: StatePart {
  mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    let each = StateCount.exactly(count)
    visitor.visit("value", &value, each)
    visitor.visit("budget", &budget, each)
    visitor.visit("scale", &scale, each)
    visitor.visit("taskMatch", &taskMatch, .exactly(taskMatch.count))
    visitor.visit("logFidelity", &logFidelity, each)
    visitor.visit("trainedQuality", &trainedQuality, each)
    visitor.visit("planned", &planned, each)
    visitor.visit("multiplier", &multiplier, each)
    visitor.visit("trainingPlans", &trainingPlans, each)
    visitor.visit("stock", &stock, each)
    visitor.visit("believedStock", &believedStock, each)
    visitor.visit("stockCharge", &stockCharge, each)
    visitor.visit("standing", &standing, each)
    visitor.visit("holdings", &holdings)
    visitor.visit("exploits", &exploits, each)
    visitor.visit("offeredPerRecord", &offeredPerRecord, each)
    visitor.visit("spend", &spend, each)
    visitor.visit("sharesPaid", &sharesPaid, each)
    visitor.visit("licenceIncome", &licenceIncome, each)
    visitor.visit("effective", &effective, each)
    visitor.visit("believed", &believed, each)
    visitor.visit("humanRecords", &humanRecords, each)
    visitor.visit("syntheticRecords", &syntheticRecords, each)
    visitor.visit("contamination", &contamination, each)
    visitor.visit("utility", &utility, each)
  }
}
