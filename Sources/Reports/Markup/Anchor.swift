// SPDX-License-Identifier: GPL-3.0-or-later

/// Names of places in the page, to which it links.
enum Anchor {
  /// Such as `claim-C2.1`: letters, digits, points and hyphens stay, all else is spelt in hexadecimal, so that no two
  /// names become the same.
  static func name(_ kind: String, _ name: String) -> String {
    name.utf8.reduce(into: kind + "-") { result, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "_" + String(byte, radix: 16)
      }
    }
  }
}
