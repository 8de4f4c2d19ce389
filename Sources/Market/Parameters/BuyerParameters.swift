// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

/// How a bundle of data turns into value.
public enum UtilityForm: String, CaseIterable, Sendable { case dataScaling, additive }

/// How a buyer's budget is drawn.
public enum BudgetRule: String, CaseIterable, Sendable { case shareOfValue, absolute }

/// How a buyer chooses among priced offers.
public enum BuyingRule: String, CaseIterable, Sendable { case willingness, valueForMoney }

/// Model builders: tasks, value of data, budgets, and how they buy.
public struct BuyerParameters: Sendable, Equatable {
  public var count = 20
  public var taskConcentration = 1.0
  public var utility = UtilityForm.dataScaling
  public var valueMedian = 3.29e8
  public var valueLogSd = 0.835
  public var budgetRule = BudgetRule.shareOfValue
  public var budgetMedian = 0.08
  public var budgetLogSd = 0.7
  public var scaleToSupply = 1.0
  public var scalingExponent = 0.35
  public var fidelityExponent = 1.0
  public var discount = 0.9
  public var depreciation = 1.0
  public var foresight = 0.0
  public var buyingRule = BuyingRule.willingness
  public var valueForMoneyThreshold = 1.0
  public var coldRounds = 60
  public var warmRounds = 12

  static let table: [Parameter] = [
    .integer(
      "buyers.count", \.buyers.count, 1...1_000_000, "Buyers (model builders), M.", source: "modelling choice",
      mayChange: false),
    .number(
      "buyers.taskConcentration", \.buyers.taskConcentration, .positive,
      "Concentration of the symmetric Dirichlet distribution of a buyer's task weights over the domains.",
      mayChange: false),
    .choice(
      "buyers.utility", \.buyers.utility,
      "dataScaling: u = A F^eta (1 - (1 + E/E0)^-gamma). additive: u = A F^eta E. E: effective records held, F: fidelity.",
      mayChange: false),
    .number(
      "buyers.valueMedian", \.buyers.valueMedian, .positive, unit: "$/period (dataScaling), $/record (additive)",
      "Median of the log-normal value scale A: what a perfect model is worth per period, or one effective record.",
      source: "derived from the 73 public deals (arXiv 2601.09966): geometric mean $26.3m over the budget share",
      mayChange: false),
    .number(
      "buyers.valueLogSd", \.buyers.valueLogSd, Bounds(0, 10), "Log standard deviation of A.",
      source: "derived from the 73 public deals (arXiv 2601.09966): log-sd 1.09 of deal size less the budget share's",
      mayChange: false),
    .choice(
      "buyers.budgetRule", \.buyers.budgetRule,
      "shareOfValue: the budget is a log-normal share of A. absolute: log-normal $ per period.", mayChange: false),
    .number(
      "buyers.budgetMedian", \.buyers.budgetMedian, .positive, unit: "share of A, or $/period",
      "Median of the log-normal budget B, hard in every period.", mayChange: false),
    .number(
      "buyers.budgetLogSd", \.buyers.budgetLogSd, Bounds(0, 10), "Log standard deviation of B.", mayChange: false),
    .number(
      "buyers.scaleToSupply", \.buyers.scaleToSupply, .positive,
      "Scaling constant E0 over the total effective human supply for the buyer's tasks at the start.",
      mayChange: false),
    .number(
      "buyers.scalingExponent", \.buyers.scalingExponent, .positive, "Exponent gamma of the data scaling law.",
      source: "data-scaling exponents of 0.3 to 0.5 as quoted in arXiv 2510.24990", mayChange: false),
    .number(
      "buyers.fidelityExponent", \.buyers.fidelityExponent, .nonNegative,
      "Exponent eta with which model fidelity F enters value.", mayChange: false),
    .number(
      "buyers.discount", \.buyers.discount, Bounds(0, 1), "Discount factor delta per period of buyers' utility.",
      source: "convention"),
    .number(
      "buyers.depreciation", \.buyers.depreciation, .share,
      "Share of what a buyer holds that is of no more use in the next period. 1: records serve in the period of their "
        + "delivery alone, which goes with fidelity.workflow replace; 0: all stay useful, which goes with accumulate. "
        + "Below 1 buyers keep a stock, empty in period 1, and a record is worth 1/(1 - delta (1 - depreciation)) "
        + "times what it adds in one period.", source: "modelling choice"),
    .number(
      "buyers.foresight", \.buyers.foresight, .share,
      "Share phi of what a record does to the fidelity of the buyer's model, now and later, that counts in the "
        + "willingness to pay for it. 0: buyers take fidelity as it comes. Whatever the learner, buyers go by the law: "
        + "log F <- (1 - fidelity.recovery) log F - fidelity.lawCoefficient x (synthetic share)^2.",
      source: "modelling choice"),
    .choice(
      "buyers.buyingRule", \.buyers.buyingRule,
      "willingness: takes what costs at most its willingness to pay, within budget. valueForMoney: takes by falling "
        + "value per price above a threshold and stops at the first that does not fit the budget.", mayChange: false),
    .number(
      "buyers.valueForMoneyThreshold", \.buyers.valueForMoneyThreshold, .nonNegative,
      "Value per price that an offer must exceed under valueForMoney."),
    .integer(
      "buyers.coldRounds", \.buyers.coldRounds, 1...10_000, unit: "rounds",
      "Price-and-respond rounds in the first period.", source: "numerical choice, by experiment"),
    .integer(
      "buyers.warmRounds", \.buyers.warmRounds, 1...10_000, unit: "rounds",
      "Price-and-respond rounds in later periods, which start from the last period's plan.",
      source: "numerical choice, by experiment"),
  ]
}
