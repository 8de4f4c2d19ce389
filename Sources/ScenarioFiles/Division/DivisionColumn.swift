// SPDX-License-Identifier: GPL-3.0-or-later

/// The columns that tell what a table to divide by is.
enum DivisionColumn: String, NamedColumn {
  /// Players joined by `+`; empty for the coalition of nobody.
  case coalition
  case utility
  case player
  case effective
  case records
  case label

  var aliases: [String] {
    switch self {
    case .coalition: ["members"]
    case .utility: ["value", "worth"]
    case .player: ["name"]
    case .effective: ["effective_records", "effective records"]
    case .records: ["volume"]
    case .label: []
    }
  }

  /// The columns of the three forms of a table, in the words of a message.
  static let forms = "coalition,utility or player,effective[,records] or player,label,FEATURES"
}
