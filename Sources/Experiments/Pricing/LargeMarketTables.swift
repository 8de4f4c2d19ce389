// SPDX-License-Identifier: GPL-3.0-or-later

/// `large-market-prices.csv` and `large-market-rates.csv`.
public enum LargeMarketTables {
  /// Differences are relative: sums of |large - exact| over sums of the exact; bias keeps the signs.
  public static func all(_ families: [LargeMarketStudy.Family]) -> [(name: String, bytes: [UInt8])] {
    var differences = CSVText.header([
      "utility", "budgets", "size_log_sd", "datasets", "exact_by", "budgets_binding", "willingness_difference",
      "willingness_standard_error", "willingness_bias", "price_difference", "price_standard_error", "replicates",
    ])
    for row in families.flatMap(\.rows) {
      append(row.setting, to: &differences)
      append([Double(row.setting.dataSets)], to: &differences)
      CSVText.append(row.setting.search.rawValue, to: &differences)
      differences.append(CSVText.comma)
      append(
        [
          row.binding, row.willingness.mean, row.willingness.standardError, row.bias.mean, row.price.mean,
          row.price.standardError,
        ], to: &differences)
      CSVText.append(row.willingness.count, to: &differences)
      differences.append(CSVText.newline)
    }
    var slopes = CSVText.header([
      "utility", "budgets", "size_log_sd", "quantity", "slope", "standard_error", "points",
    ])
    for family in families {
      for (quantity, rate) in [("willingness", family.willingness), ("price", family.price)] {
        guard let rate else { continue }
        append(family.first.setting, to: &slopes)
        CSVText.append(quantity, to: &slopes)
        slopes.append(CSVText.comma)
        append([rate.slope, rate.standardError], to: &slopes)
        CSVText.append(rate.points, to: &slopes)
        slopes.append(CSVText.newline)
      }
    }
    return [("large-market-prices.csv", differences), ("large-market-rates.csv", slopes)]
  }

  private static func append(_ setting: LargeMarketSetting, to bytes: inout [UInt8]) {
    for text in [setting.utility.rawValue, setting.budgetsBind ? "binding" : "slack"] {
      CSVText.append(text, to: &bytes)
      bytes.append(CSVText.comma)
    }
    append([setting.sizeLogSd], to: &bytes)
  }

  private static func append(_ values: [Double], to bytes: inout [UInt8]) {
    for value in values {
      CSVText.append(value, to: &bytes)
      bytes.append(CSVText.comma)
    }
  }
}
