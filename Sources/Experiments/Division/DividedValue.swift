// SPDX-License-Identifier: GPL-3.0-or-later

internal import Valuation

/// What a rule gives each player.
public struct DividedValue: Sendable, Equatable {
  public let players: [String]
  /// In the unit of the utility, finite.
  public let values: [Double]
  /// Of the values, where they were sampled.
  public let standardErrors: [Double]?
  /// u(N) - u({}), finite.
  public let wholeGain: Double

  /// P phi+ / sum of phi+ of each player with value phi; equal parts when no value is above 0.
  /// - Parameter pay: P, finite; nil: the whole gain, or 0 where it is a loss: phi+ would charge it to those who gained.
  public func payments(of pay: Double?) -> [Double] { Division.pay(values, whole: pay ?? max(0, wholeGain)) }

  /// A row for each player, in the order of the input; the column `standard_error` only where values were sampled.
  public func csv(pay: Double?) -> [UInt8] {
    let payments = payments(of: pay)
    var bytes = CSVText.header(["player", "value"] + (standardErrors == nil ? [] : ["standard_error"]) + ["payment"])
    for place in players.indices {
      CSVText.append(players[place], to: &bytes)
      for number in [values[place]] + (standardErrors.map { [$0[place]] } ?? []) + [payments[place]] {
        bytes.append(CSVText.comma)
        CSVText.append(number, to: &bytes)
      }
      bytes.append(CSVText.newline)
    }
    return bytes
  }
}
