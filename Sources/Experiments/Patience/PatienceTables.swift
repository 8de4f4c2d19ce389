// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market
internal import ScenarioFiles

/// The tables of a patience experiment.
public enum PatienceTables {
  /// Every measure at every discount factor.
  public static let discountsName = "discounts.csv"
  /// Every buyer by its rank in value: what it takes for fairness to pay.
  public static let ranksName = "ranks.csv"
  /// Every buyer of every replicate, of which the thresholds can be made.
  public static let buyersName = "buyers.csv"

  static func all(_ result: PatienceResult) -> [(name: String, bytes: [UInt8])] {
    [(discountsName, discounts(result)), (ranksName, ranks(result)), (buyersName, buyers(result))]
  }

  private static func discounts(_ result: PatienceResult) -> [UInt8] {
    var bytes = CSVText.header(["discount", "measure"] + EstimateRow.columns)
    for (place, discount) in result.discounts.enumerated() {
      for measure in PatienceMeasure.allCases {
        EstimateRow.append(
          result.estimate(measure, at: place), of: ["\(discount)", measure.rawValue], to: &bytes)
      }
    }
    return bytes
  }

  private static func ranks(_ result: PatienceResult) -> [UInt8] {
    var bytes = CSVText.header(["rank", "comparison", "quantity"] + EstimateRow.columns)
    for rank in 0..<(result.replicates.first?.comparisons.count ?? 0) {
      for kind in PatienceComparison.Kind.allCases {
        for quantity in PatienceEstimate.allCases {
          EstimateRow.append(
            result.estimate(quantity, of: kind, rank: rank), of: ["\(rank + 1)", kind.rawValue, quantity.rawValue],
            to: &bytes)
        }
      }
    }
    return bytes
  }

  private static func buyers(_ result: PatienceResult) -> [UInt8] {
    var bytes = CSVText.header([
      "replicate", "buyer", "value_scale", "budget", "comparison", "threshold", "formula", "fair_net", "exploiting_net",
      "fair_income", "fair_payment", "exploiting_payment", "exploited_periods",
    ])
    for (played, formulas) in zip(result.replicates, result.formulas) {
      for (buyer, comparisons) in played.comparisons.enumerated() {
        for (place, kind) in PatienceComparison.Kind.allCases.enumerated() {
          let comparison = comparisons[kind]
          CSVText.append(played.replicate, to: &bytes)
          bytes.append(CSVText.comma)
          CSVText.append(buyer, to: &bytes)
          for value in [played.valueScales[buyer], played.budgets[buyer]] {
            bytes.append(CSVText.comma)
            CSVText.append(value, to: &bytes)
          }
          bytes.append(CSVText.comma)
          CSVText.append(kind.rawValue, to: &bytes)
          for value in [
            comparison.threshold ?? .nan, formulas[buyer][place] ?? .nan, comparison.fairNet, comparison.exploitingNet,
            comparison.fairIncome, comparison.fairPayment, comparison.exploitingPayment,
            Double(comparison.exploitedPeriods),
          ] {
            bytes.append(CSVText.comma)
            CSVText.append(value, to: &bytes)
          }
          bytes.append(CSVText.newline)
        }
      }
    }
    return bytes
  }
}
