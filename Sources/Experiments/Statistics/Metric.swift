// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// A number that sums up one replicate; `summary.csv` has one row for each.
public struct Metric: Sendable, Equatable {
  /// How the periods of a replicate become one number.
  enum Rule: Sendable, Equatable {
    case meanOverPeriods(Observation)
    case lastPeriod(Observation)
    case sellersLost
  }

  /// The column's name for the mean over periods, with `_final` for the last period.
  public let name: String
  public let unit: String
  public let meaning: String
  let rule: Rule

  /// Two metrics for each observation, in the order of `ObservationTable`, then those that need more than one column.
  public static let all: [Metric] =
    Observation.allCases.flatMap { [mean(of: $0), final($0)] } + [sellersLost]

  /// The place of a metric in `all`.
  public static func index(_ name: String) -> Int? { all.firstIndex { $0.name == name } }

  private static func mean(of observation: Observation) -> Metric {
    let column = observation.column
    return Metric(
      name: column.name, unit: column.unit, meaning: "mean over the periods: " + column.meaning,
      rule: .meanOverPeriods(observation))
  }

  private static func final(_ observation: Observation) -> Metric {
    let column = observation.column
    return Metric(
      name: column.name + "_final", unit: column.unit, meaning: "in the last period: " + column.meaning,
      rule: .lastPeriod(observation))
  }

  private static let sellersLost = Metric(
    name: "sellers_lost", unit: "share",
    meaning: "1 - active sellers at the end over those active when period 1 began (negative when they grew in number)",
    rule: .sellersLost)

  /// The metrics of a replicate's rows, one for each of `all`; NaN where one is missing.
  static func values(of rows: [Double]) -> [Double] {
    let width = ObservationTable.columns.count
    let last = rows.count - width
    guard last >= 0 else { return all.map { _ in .nan } }
    let means = meansOverPeriods(rows, width: width)
    return all.map { metric in
      let value: Double
      switch metric.rule {
      case .meanOverPeriods(let observation): value = means[observation.rawValue]
      case .lastPeriod(let observation): value = rows[last + observation.rawValue]
      case .sellersLost:
        func first(_ observation: Observation) -> Double { rows[observation.rawValue] }
        let start = first(.activeSellers) - first(.sellerEntries) + first(.sellerExits)
        value = start > 0 ? 1 - rows[last + Observation.activeSellers.rawValue] / start : .nan
      }
      return value.isFinite ? value : .nan
    }
  }

  /// The mean of each column over the periods in which it is not missing.
  private static func meansOverPeriods(_ rows: [Double], width: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: width)
    var counts = [Double](repeating: 0, count: width)
    for start in stride(from: 0, to: rows.count, by: width) {
      for column in 0..<width where rows[start + column].isFinite {
        sums[column] += rows[start + column]
        counts[column] += 1
      }
    }
    return zip(sums, counts).map { $1 == 0 ? .nan : $0 / $1 }
  }
}
