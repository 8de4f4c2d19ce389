// SPDX-License-Identifier: GPL-3.0-or-later

/// A line of a journal: fields between tabs, the last of which is a checksum of those before it, so that a line that was
/// torn or changed is known.
enum JournalLine {
  /// Hexadecimal digits of SHA-256 that are kept: a damaged line passes once in 2^64 times.
  private static let digits = 16
  private static let tab = UInt8(ascii: "\t")
  private static let newline = UInt8(ascii: "\n")
  private static let backslash = UInt8(ascii: "\\")

  /// The line with its end.
  static func encode(_ fields: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (place, field) in fields.enumerated() {
      if place > 0 { bytes.append(tab) }
      append(field, to: &bytes)
    }
    let checksum = checksum(of: bytes)
    bytes.append(tab)
    bytes += checksum
    bytes.append(newline)
    return bytes
  }

  /// The fields of a line without its end, or nil when its checksum is not theirs.
  static func decode(_ line: [UInt8]) -> [String]? {
    guard line.count > digits, line[line.count - digits - 1] == tab else { return nil }
    let content = Array(line[..<(line.count - digits - 1)])
    guard Array(line.suffix(digits)) == checksum(of: content) else { return nil }
    return content.split(separator: tab, omittingEmptySubsequences: false).map(field)
  }

  private static func checksum(of bytes: [UInt8]) -> [UInt8] {
    Array(SHA256.hexDigest(of: bytes).utf8.prefix(digits))
  }

  private static func append(_ field: String, to bytes: inout [UInt8]) {
    for byte in field.utf8 {
      switch byte {
      case tab: bytes += [backslash, UInt8(ascii: "t")]
      case newline: bytes += [backslash, UInt8(ascii: "n")]
      case backslash: bytes += [backslash, backslash]
      default: bytes.append(byte)
      }
    }
  }

  private static func field(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(backslash) else { return String(decoding: bytes, as: UTF8.self) }
    var plain: [UInt8] = []
    var isEscaped = false
    for byte in bytes {
      if isEscaped {
        plain.append(byte == UInt8(ascii: "t") ? tab : byte == UInt8(ascii: "n") ? newline : byte)
        isEscaped = false
      } else if byte == backslash {
        isEscaped = true
      } else {
        plain.append(byte)
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
