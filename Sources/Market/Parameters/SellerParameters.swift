// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

/// Which profit counts when a seller thinks of leaving.
public enum ExitProfit: String, CaseIterable, Sendable { case smoothed, period }

/// What becomes of the place of a seller who left.
public enum AfterExit: String, CaseIterable, Sendable { case mayReturn, replaced }

/// Whether a seller who expects to lose still produces.
public enum Participation: String, CaseIterable, Sendable { case always, foresight }

/// People who make data: quality, volume, cost, and how they stay, leave and come.
public struct SellerParameters: Sendable, Equatable {
  public var count = 2000
  public var domains = 8
  public var qualityAlpha = 4.0
  public var qualityBeta = 2.0
  public var recordsMedian = 100.0
  public var recordsLogSd = 0.5
  public var costMedian = 9_200.0
  public var costLogSd = 1.86
  public var qualityCostCorrelation = 0.6
  public var byproductShare = 0.0
  public var participation = Participation.always
  public var exitProfit = ExitProfit.smoothed
  public var patience = 3
  public var memory = 0.5
  public var afterExit = AfterExit.mayReturn
  public var entry = 0.05

  static let table: [Parameter] = [
    .integer(
      "sellers.count", \.sellers.count, 1...100_000_000, "Human sellers, N.", source: "modelling choice",
      mayChange: false),
    .integer(
      "sellers.domains", \.sellers.domains, 1...1000, "Domains that data and tasks fall into, D.", mayChange: false),
    .number(
      "sellers.qualityAlpha", \.sellers.qualityAlpha, .positive,
      "First shape of the Beta distribution of quality q (share of usable records).", mayChange: false),
    .number(
      "sellers.qualityBeta", \.sellers.qualityBeta, .positive,
      "Second shape of the Beta distribution of quality q.", mayChange: false),
    .number(
      "sellers.recordsMedian", \.sellers.recordsMedian, .positive, unit: "records/period",
      "Median of the log-normal volume n that a seller makes.", mayChange: false),
    .number(
      "sellers.recordsLogSd", \.sellers.recordsLogSd, Bounds(0, 10), "Log standard deviation of the volume.",
      mayChange: false),
    .number(
      "sellers.costMedian", \.sellers.costMedian, .nonNegative, unit: "$/period",
      "Median of the log-normal cost c of being active for a period: the whole opportunity cost of the work.",
      source: "calibrated: the mean net receipts per active seller of the exploitative run", mayChange: false),
    .number(
      "sellers.costLogSd", \.sellers.costLogSd, Bounds(0, 10), "Log standard deviation of the cost.",
      source: "derived from Horton and Chilton, arXiv 1001.0627: extensive elasticity 0.43 at the median",
      mayChange: false),
    .number(
      "sellers.qualityCostCorrelation", \.sellers.qualityCostCorrelation, Bounds(-1, 1),
      "Correlation of quality and log cost in the Gaussian copula from which both are drawn.", mayChange: false),
    .number(
      "sellers.byproductShare", \.sellers.byproductShare, .share,
      "Share of sellers whose data is a by-product with cost 0 (posts, photos, clicks made anyway).",
      mayChange: false),
    .choice(
      "sellers.participation", \.sellers.participation,
      "always: every active seller produces. foresight: skips a period in which expected net receipts are below cost, but for a try with probability sellers.entry."
    ),
    .choice(
      "sellers.exitProfit", \.sellers.exitProfit,
      "Profit whose losses are counted towards leaving: smoothed over periods, or each period's own."),
    .integer(
      "sellers.patience", \.sellers.patience, 1...1_000_000, unit: "periods",
      "Periods in a row with a loss after which a seller or producer leaves."),
    .number(
      "sellers.memory", \.sellers.memory, Bounds(0, 1, upperIsOpen: true),
      "Weight of the past in the smoothed profit: new = memory x old + (1 - memory) x this period."),
    .choice(
      "sellers.afterExit", \.sellers.afterExit,
      "mayReturn: a seller who left returns when it would pay. replaced: a fresh draw takes the place."),
    .number(
      "sellers.entry", \.sellers.entry, .share,
      "Probability per period that an inactive seller considers to return (or is replaced)."),
  ]
}
