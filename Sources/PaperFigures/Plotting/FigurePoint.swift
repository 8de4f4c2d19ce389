// SPDX-License-Identifier: GPL-3.0-or-later

public import Experiments

/// One value that a figure shows: a row of its table.
public struct FigurePoint: Sendable {
  /// Where on the horizontal axis.
  public enum Place: Sendable, Equatable {
    case number(Double)
    case name(String)
  }

  /// What the value belongs to; points of one series stand in the order of the table.
  public let series: String
  public let place: Place
  public let value: Double
  /// The 95% interval; nan where there is none.
  public let low: Double
  public let high: Double
  /// Nil where nothing is drawn at random.
  public let replicates: Int?
  /// The name of the panel that it belongs to; empty in a figure with one.
  public private(set) var panel = ""

  /// A value without an interval.
  public init(_ series: String, _ place: Place, _ value: Double) {
    (self.series, self.place, self.value) = (series, place, value)
    (low, high, replicates) = (.nan, .nan, nil)
  }

  /// A mean over replicates with its 95% interval.
  public init(_ series: String, _ place: Place, _ estimate: Estimate) {
    self.init(series, place, estimate.mean, halfWidth: estimate.halfWidth, replicates: estimate.count)
  }

  /// A value with its 95% interval.
  public init(_ series: String, _ place: Place, _ value: Double, halfWidth: Double, replicates: Int) {
    (self.series, self.place, self.value) = (series, place, value)
    (low, high, self.replicates) = (value - halfWidth, value + halfWidth, replicates)
  }

  /// A value with an interval that need not lie evenly about it.
  public init(_ series: String, _ place: Place, _ value: Double, low: Double, high: Double, replicates: Int) {
    (self.series, self.place, self.value) = (series, place, value)
    (self.low, self.high, self.replicates) = (low, high, replicates)
  }

  /// Where on a horizontal axis of numbers; nil where places are names.
  var number: Double? { if case .number(let number) = place { number } else { nil } }

  /// The same value in a panel of that name.
  public func on(_ panel: String) -> FigurePoint {
    var point = self
    point.panel = panel
    return point
  }
}
