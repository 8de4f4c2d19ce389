// SPDX-License-Identifier: GPL-3.0-or-later

/// Comma-separated values after RFC 4180, with LF at the end of each row.
public enum CSVText {
  /// Appends a number in the fewest digits that read back as the same number: whole numbers without a fraction, missing
  /// ones (NaN) as nothing.
  @inlinable
  public static func append(_ value: Double, to bytes: inout [UInt8]) {
    if value == value.rounded() && abs(value) < 0x1p53 {
      bytes.append(contentsOf: Int(value).description.utf8)
    } else if value.isFinite {
      bytes.append(contentsOf: value.description.utf8)
    }
  }

  public static func append(_ value: Int, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: value.description.utf8)
  }

  /// Appends a text, quoted when it holds a comma, a quote or a line break.
  public static func append(_ text: String, to bytes: inout [UInt8]) {
    guard text.utf8.contains(where: { $0 == comma || $0 == quote || $0 == newline || $0 == carriageReturn }) else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(quote)
    for byte in text.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  /// A header row.
  public static func header(_ names: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (place, name) in names.enumerated() {
      if place > 0 { bytes.append(comma) }
      append(name, to: &bytes)
    }
    bytes.append(newline)
    return bytes
  }

  static let comma = UInt8(ascii: ",")
  static let newline = UInt8(ascii: "\n")
  static let quote = UInt8(ascii: "\"")
  static let carriageReturn = UInt8(ascii: "\r")
}
