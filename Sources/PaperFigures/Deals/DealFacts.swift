// SPDX-License-Identifier: GPL-3.0-or-later

/// Rows of tables with one fact a row.
enum DealFacts {
  struct Row: Equatable {
    /// What the value is.
    let id: String
    /// Of whom or what; `all` for the whole table.
    let key: String
    let value: Double
    let unit: String
  }

  /// Deals, disclosed deals and their value for each group.
  static func groups(_ groups: [DealGroup]) -> [Row] {
    groups.flatMap { group in
      [
        Row(id: "deals", key: group.name, value: Double(group.deals), unit: "deals"),
        Row(id: "disclosed_deals", key: group.name, value: Double(group.disclosedDeals), unit: "deals"),
        Row(id: "disclosed_value", key: group.name, value: group.value, unit: "USD"),
      ]
    }
  }

  /// What was disclosed, what is known of the deals (by the letters of their codes), and how large they were.
  static func disclosure(_ found: DealAggregates) -> [Row] {
    let counts = [
      ("deals", found.deals), ("disclosed_deals", found.disclosedDeals), ("unit_prices", found.unitPrices),
      ("undisclosed_deals", found.undisclosedDeals),
    ]
    let amounts = [
      ("disclosed_value", found.value), ("middle_value", found.middleValue), ("top_value", found.topValue),
      ("annual_value", found.annualValue), ("mean", found.mean), ("median", found.median),
      ("geometric_mean", found.geometricMean),
    ]
    return counts.map { Row(id: $0.0, key: "all", value: Double($0.1), unit: "deals") }
      + DataDeal.Code.allCases.map {
        Row(id: "coded_deals", key: $0.rawValue, value: Double(found.deals(coded: $0)), unit: "deals")
      } + amounts.map { Row(id: $0.0, key: "all", value: $0.1, unit: "USD") }
      + [Row(id: "log_sd", key: "all", value: found.logStandardDeviation, unit: "log units")]
  }

  /// Share of a deal's money that creators get where they get any: book deals, as a range (20 to 50%, second-hand).
  static let paidCreatorsShare = 0.2...0.5

  /// What the shipped scenarios take from the table, under the keys of the parameters that it sets: the size of a
  /// buyer's contracts of a period, how widely sizes differ, and the take rates of content licensing, where only the
  /// deals that share revenue pay creators.
  static func calibration(_ found: DealAggregates) -> [Row] {
    let paying = Double(found.deals(coded: .revenueShare)) / Double(found.deals)
    return [
      Row(
        id: "contract_geometric_mean", key: "buyers.valueMedian x buyers.budgetMedian", value: found.geometricMean,
        unit: "USD/period"),
      Row(
        id: "contract_log_sd", key: "buyers.valueLogSd and buyers.budgetLogSd, root of the sum of squares",
        value: found.logStandardDeviation, unit: "log units"),
      Row(
        id: "licensing_fee_low", key: "contract.feeLow", value: 1 - paying * paidCreatorsShare.upperBound, unit: "share"
      ),
      Row(
        id: "licensing_fee_high", key: "contract.feeHigh", value: 1 - paying * paidCreatorsShare.lowerBound,
        unit: "share"),
    ]
  }

  /// Who buys and who sells how much: indices first, then every name.
  static func concentration(_ found: DealAggregates) -> [Row] {
    let sides = [("buyer", found.buyers), ("seller", found.sellers)]
    return sides.flatMap { side, parties in
      [
        Row(id: "\(side)s", key: "all", value: Double(parties.groups.count), unit: "names"),
        Row(id: "\(side)_hhi_value", key: "all", value: parties.valueHerfindahl, unit: "index"),
        Row(id: "\(side)_hhi_deals", key: "all", value: parties.dealHerfindahl, unit: "index"),
        Row(id: "\(side)_largest_share", key: "all", value: parties.valueShare(ofLargest: 1), unit: "%"),
        Row(id: "\(side)_four_largest_share", key: "all", value: parties.valueShare(ofLargest: 4), unit: "%"),
      ]
    }
      + sides.flatMap { side, parties in
        parties.groups.flatMap { group in
          [
            Row(id: "\(side)_deals", key: group.name, value: Double(group.deals), unit: "deals"),
            Row(id: "\(side)_value", key: group.name, value: group.value, unit: "USD"),
            Row(id: "\(side)_share", key: group.name, value: parties.valueShare(of: group.name), unit: "%"),
          ]
        }
      }
  }
}
