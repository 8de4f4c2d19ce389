// SPDX-License-Identifier: GPL-3.0-or-later

/// One value that a file or an option gives.
public enum ParameterValue: Sendable, Equatable, CustomStringConvertible {
  case number(Double)
  case integer(Int)
  case flag(Bool)
  case choice(String)
  case text(String)

  /// As it would stand in a file.
  public var description: String {
    switch self {
    case .number(let value): value == value.rounded() && abs(value) < 1e16 ? "\(Int(value))" : "\(value)"
    case .integer(let value): "\(value)"
    case .flag(let value): "\(value)"
    case .choice(let value), .text(let value): value
    }
  }
}
