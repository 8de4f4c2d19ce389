// SPDX-License-Identifier: GPL-3.0-or-later

/// What an axis of a figure shows.
public struct FigureAxis: Sendable {
  /// Of the table in which the values stand, in their own unit.
  public let column: String
  public let label: String
  /// Of the numbers as drawn; empty for names and for numbers without one.
  public let unit: String
  /// What values are divided by before they are drawn, above 0: a million where the unit is a million dollars.
  public let divisor: Double
  /// Whether the axis begins at 0.
  public let startsAtZero: Bool
  /// Whether equal ratios take equal lengths; for values above 0.
  public let isLogarithmic: Bool

  public init(
    _ column: String, _ label: String, unit: String = "", divisor: Double = 1, startsAtZero: Bool = false,
    isLogarithmic: Bool = false
  ) {
    self.column = column
    self.label = label
    self.unit = unit
    self.divisor = divisor
    self.startsAtZero = startsAtZero
    self.isLogarithmic = isLogarithmic
  }

  /// Label and unit as they are printed.
  public var text: String { unit.isEmpty ? label : "\(label) (\(unit))" }
}
