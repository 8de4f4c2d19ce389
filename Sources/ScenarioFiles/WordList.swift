// SPDX-License-Identifier: GPL-3.0-or-later

/// Lists in messages.
enum WordList {
  /// `a, b and c`.
  static func and(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
