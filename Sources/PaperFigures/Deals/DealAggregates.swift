// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Luck

/// What a table of deals adds up to, by the rules of arXiv 2601.09966: floors of ranges, annual and multi-year figures
/// as they stand, and no prices of single units.
public struct DealAggregates: Sendable {
  /// Of all deals, at least 1.
  public let deals: Int
  /// Figures that were disclosed, prices of single units among them.
  public let disclosedFigures: Int
  /// What deals with disclosed amounts were worth: floors in US dollars, in ascending order.
  public let amounts: [Double]
  /// In ascending order.
  public let years: [DealGroup]
  /// In the order of ``DataDeal/DataType``, those without deals among them.
  public let types: [DealGroup]
  /// By names as written: "Undisclosed" is one buyer.
  public let buyers: DealConcentration
  /// By names as written.
  public let sellers: DealConcentration
  /// The sum of amounts by the middle of each range, in US dollars; floors where no upper bound was stated.
  public let middleValue: Double
  /// The sum of amounts by the top of each range, in US dollars; floors where no upper bound was stated.
  public let topValue: Double
  /// The sum of floors, those for several years divided by their number, in US dollars a year. Figures that cover an
  /// unstated time count as they stand.
  public let annualValue: Double
  private let codeCounts: [Int]

  public init(_ table: DealTable) {
    let deals = table.deals
    let amounts = deals.compactMap(\.dealAmount)
    self.deals = deals.count
    disclosedFigures = deals.count { $0.amount != nil }
    self.amounts = amounts.map(\.floor).sorted()
    years = DealGroup.groups(of: deals.sorted { $0.year < $1.year }) { "\($0.year)" }
    types = DealGroup.groups(of: deals, naming: DataDeal.DataType.allCases.map(\.rawValue)) { $0.type.rawValue }
    buyers = DealConcentration(DealGroup.groups(of: deals, by: \.buyer))
    sellers = DealConcentration(DealGroup.groups(of: deals, by: \.seller))
    middleValue = amounts.reduce(0) { $0 + ($1.floor + ($1.ceiling ?? $1.floor)) / 2 }
    topValue = amounts.reduce(0) { $0 + ($1.ceiling ?? $1.floor) }
    annualValue = amounts.reduce(0) { $0 + $1.floor / max(1, $1.years ?? 1) }
    codeCounts = DataDeal.Code.allCases.map { code in deals.count { $0.codes.contains(code) } }
  }

  /// Deals with that code, whatever others they have.
  public func deals(coded code: DataDeal.Code) -> Int {
    zip(DataDeal.Code.allCases, codeCounts).first { $0.0 == code }?.1 ?? 0
  }

  /// 0 for a year without deals.
  public func deals(in year: Int) -> Int { years.first { $0.name == "\(year)" }?.deals ?? 0 }

  public func group(of type: DataDeal.DataType) -> DealGroup {
    types.first { $0.name == type.rawValue } ?? DealGroup(name: type.rawValue)
  }

  public var disclosedDeals: Int { amounts.count }
  /// Disclosed prices of single units, left out of all sums.
  public var unitPrices: Int { disclosedFigures - disclosedDeals }
  public var undisclosedDeals: Int { deals - disclosedFigures }
  /// In US dollars, as the other statistics of amounts; those are nan where too few were disclosed.
  public var value: Double { amounts.reduce(0, +) }
  public var mean: Double { Statistics.mean(amounts) }
  public var median: Double { Statistics.quantile(0.5, ofSorted: amounts) }
  public var geometricMean: Double { exp(Statistics.mean(amounts.map { log($0) })) }
  /// The standard deviation of the natural logarithms, with divisor n - 1.
  public var logStandardDeviation: Double { Statistics.standardDeviation(amounts.map { log($0) }) }
}
