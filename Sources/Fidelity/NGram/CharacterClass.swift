// SPDX-License-Identifier: GPL-3.0-or-later

/// What a character means to the ``Tokeniser``.
enum CharacterClass {
  /// A letter or digit.
  case word
  /// A mark that combines with the character before it.
  case mark
  /// A straight or curly apostrophe.
  case apostrophe
  /// A character that is a word by itself.
  case ideograph
  /// Any other visible character.
  case symbol
  /// White space and control characters.
  case separator
  /// A character without a shape that does not separate.
  case invisible

  /// The class of an ASCII character, below 0x80.
  @inline(__always)
  init(ascii byte: UInt8) {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: self = .word
    case 0...0x20, 0x7F: self = .separator
    case Tokeniser.apostrophe: self = .apostrophe
    default: self = .symbol
    }
  }

  /// The class of any other character.
  init(_ scalar: Unicode.Scalar) {
    let properties = scalar.properties
    if scalar == "\u{2019}" {
      self = .apostrophe
    } else if properties.isWhitespace {
      self = .separator
    } else {
      switch properties.generalCategory {
      case .nonspacingMark, .spacingMark, .enclosingMark: self = .mark
      case .control: self = .separator
      case .format: self = .invisible
      default:
        if properties.isIdeographic {
          self = .ideograph
        } else {
          self = properties.isAlphabetic || properties.numericType != nil ? .word : .symbol
        }
      }
    }
  }
}
