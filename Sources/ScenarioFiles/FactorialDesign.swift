// SPDX-License-Identifier: GPL-3.0-or-later

public import Fidelity
public import Market

/// A market with all its faults, remedies for them, and the scenario of every combination of remedies.
public struct FactorialDesign: Sendable {
  /// What a scenario file says over the base.
  public struct Remedy: Sendable, Equatable {
    public let name: String
    /// As the user named it.
    public let file: String
    /// Every parameter that it sets, in the order of `ParameterTable`, with the value that holds in the end.
    public let settings: [Setting]
    /// Nil: those of the base hold.
    public let events: [Event]?
    /// Nil: that of the base holds.
    public let baseRegime: Parameters?

    public struct Setting: Sendable, Equatable {
      public let key: String
      public let value: ParameterValue
    }
  }

  /// The name of the cell without remedies.
  public static let noRemedy = "none"
  /// Stands between the names of remedies in the name of a cell.
  public static let separator = "+"
  /// Remedies that a design may have: 1 to 6, which make 2 to 64 cells.
  public static let remedyCounts = 1...6

  /// The market without remedies, under its own name.
  public let base: Scenario
  /// As the user named it.
  public let baseFile: String
  public let remedies: [Remedy]
  /// 2^k scenarios for k remedies: cell c has remedy r when bit r of c is set, so that the first is the base.
  public let cells: [Scenario]

  /// Such as `fee+price`, or `none`.
  /// - Parameter names: those of the cell's remedies.
  public static func cellName(_ names: [String]) -> String {
    names.isEmpty ? noRemedy : names.joined(separator: separator)
  }
}
