// SPDX-License-Identifier: GPL-3.0-or-later

/// A text to be split into words is not UTF-8.
public struct InvalidUTF8: Error, Equatable, Sendable, CustomStringConvertible {
  /// Where the first sequence that is not UTF-8 begins, in bytes from 0.
  public let byteOffset: Int

  /// A fault at a byte, counted from 0.
  public init(byteOffset: Int) { self.byteOffset = byteOffset }

  public var description: String {
    "the text is not UTF-8 at byte \(byteOffset) (counted from 0); convert it to UTF-8, or read it by bytes"
  }
}
