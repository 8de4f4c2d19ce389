// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads numbers strictly: decimal, finite and without decoration, so that `010` is never 8 and `1_000` never text.
enum DecimalText {
  struct Refusal: Error {
    /// What to do about it, or nil for what is no number at all.
    let advice: String?
  }

  /// A whole number in `Int`'s range, or nil when it is out of that range.
  static func integer(_ text: String) throws(Refusal) -> Int? {
    guard isInteger(text) else {
      if let advice = advice(text) { throw Refusal(advice: advice) }
      throw Refusal(advice: isNumber(text) ? "write all its digits, without point or exponent" : nil)
    }
    return Int(text)
  }

  /// A number, or nil when it is too large to be finite.
  static func number(_ text: String) throws(Refusal) -> Double? {
    guard isNumber(text) && !hasLeadingZero(text) else { throw Refusal(advice: advice(text)) }
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  private static func unsigned(_ text: String) -> Substring {
    text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
  }

  private static func hasLeadingZero(_ text: String) -> Bool {
    let digits = unsigned(text).utf8.prefix { (48...57).contains($0) }
    return digits.count > 1 && digits.first == 48
  }

  private static func isInteger(_ text: String) -> Bool { isDigits(unsigned(text)) && !hasLeadingZero(text) }

  private static func isNumber(_ text: String) -> Bool {
    var rest = unsigned(text)
    if let mark = rest.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      guard isDigits(unsigned(String(rest[rest.index(after: mark)...]))) else { return false }
      rest = rest[..<mark]
    }
    let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let hasDigit = parts.contains { !$0.isEmpty }
    return hasDigit && parts.allSatisfy { $0.isEmpty || isDigits($0) }
  }

  private static func advice(_ text: String) -> String? {
    let bare = unsigned(text).lowercased()
    if [".inf", ".nan", "inf", "nan", "infinity"].contains(bare) { return "it must be finite" }
    if ["0x", "0o", "0b"].contains(String(bare.prefix(2))) && bare.count > 2 { return "write it in decimal" }
    if bare.hasSuffix("%"), isNumber(String(bare.dropLast())) { return "write a share, such as 0.25, not a percentage" }
    if hasLeadingZero(text) && isNumber(text) { return "write it without leading zeros" }
    for (mark, name) in [("_", "underscores"), (",", "commas"), ("'", "apostrophes"), (" ", "blanks")]
    where bare.contains(mark) && isNumber(bare.filter { String($0) != mark }) {
      return "write it without \(name)"
    }
    return nil
  }
}
