// SPDX-License-Identifier: GPL-3.0-or-later

/// A number that sums up one replicate.
public struct Metric: Sendable, Equatable {
  /// Names its column or rows in results.
  public let name: String
  public let unit: String
  public let meaning: String
  public let measure: Measure

  public init(name: String, unit: String, meaning: String, measure: Measure) {
    self.name = name
    self.unit = unit
    self.meaning = meaning
    self.measure = measure
  }

  /// A measure under a name, its unit and meaning told by the measure.
  public init(name: String, _ measure: Measure) {
    self.init(name: name, unit: measure.unit, meaning: measure.meaning, measure: measure)
  }

  /// Two metrics for each observation, in the order of `ObservationTable`: the mean over periods under the column's
  /// name, and the last period under that name with `_final`. Then those that need more than one column. `summary.csv`
  /// has one row for each.
  public static let all: [Metric] =
    Observation.allCases.flatMap { [mean(of: $0), final($0)] } + [sellersLost]

  /// The place of a metric in `all`.
  public static func index(_ name: String) -> Int? { all.firstIndex { $0.name == name } }

  private static func mean(of observation: Observation) -> Metric {
    Metric(name: observation.column.name, Measure(.mean, of: observation))
  }

  private static func final(_ observation: Observation) -> Metric {
    Metric(name: observation.column.name + "_final", Measure(.last, of: observation))
  }

  private static let sellersLost = Metric(
    name: "sellers_lost", unit: "share",
    meaning: "1 - active sellers at the end over those active when period 1 began (negative when they grew in number)",
    measure: Measure(.lost, of: .activeSellers))

  /// The metrics of a replicate's rows, one for each of `all`; NaN where one is missing.
  public static func values(of rows: [Double]) -> [Double] { all.map { $0.measure.value(of: rows) } }
}
