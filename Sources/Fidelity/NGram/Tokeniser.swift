// SPDX-License-Identifier: GPL-3.0-or-later

/// Splits UTF-8 text into words and punctuation marks.
///
/// - A word is a run of letters and digits of any script, with the marks that combine with them. An apostrophe,
///   straight or curly, belongs to the word where it stands between two such characters ("don't"); it is written
///   straight.
/// - An ideograph is a word by itself. Other scripts written without spaces are not split.
/// - Every other visible character is a token by itself: punctuation, symbols, an apostrophe at the edge of a word.
/// - White space and control characters separate. Invisible formatting characters (byte order mark, soft hyphen) and
///   combining marks outside words are left out.
/// - Words are folded to lower case, character by character, by the Unicode mapping that needs neither language nor
///   context. Composed and decomposed forms of a character stay different.
enum Tokeniser {
  /// The straight apostrophe.
  static let apostrophe: UInt8 = 0x27

  /// Calls `body` with the bytes of each token in turn, valid during the call only.
  /// - Throws: ``InvalidUTF8``, after the tokens completed before the fault were passed on.
  @inline(__always)
  static func forEachWord(
    in text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(InvalidUTF8) {
    var word: [UInt8] = []
    word.reserveCapacity(64)
    // An apostrophe was met after the word; the next character decides whether it is part of it.
    var apostropheWaits = false

    func finish() {
      if !word.isEmpty { word.withUnsafeBufferPointer(body) }
      word.removeAll(keepingCapacity: true)
      if apostropheWaits { emit(apostrophe) }
      apostropheWaits = false
    }
    func emit(_ byte: UInt8) {
      withUnsafePointer(to: byte) { body(UnsafeBufferPointer(start: $0, count: 1)) }
    }
    func extend() {
      if apostropheWaits { word.append(apostrophe) }
      apostropheWaits = false
    }

    var place = 0
    while place < text.count {
      let byte = text[place]
      if byte < 0x80 {
        place += 1
        switch CharacterClass(ascii: byte) {
        case .word:
          extend()
          word.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        case .apostrophe:
          if word.isEmpty || apostropheWaits {
            finish()
            emit(apostrophe)
          } else {
            apostropheWaits = true
          }
        case .separator: finish()
        default:
          finish()
          emit(byte)
        }
        continue
      }
      let (scalar, length) = try decode(text, at: place)
      let bytes = UnsafeBufferPointer(rebasing: text[place..<place + length])
      place += length
      switch CharacterClass(scalar) {
      case .word:
        extend()
        word.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      case .mark: if !word.isEmpty && !apostropheWaits { word.append(contentsOf: bytes) }
      case .apostrophe:
        if word.isEmpty || apostropheWaits {
          finish()
          emit(apostrophe)
        } else {
          apostropheWaits = true
        }
      case .ideograph, .symbol:
        finish()
        body(bytes)
      case .separator: finish()
      case .invisible: break
      }
    }
    finish()
  }

  /// The character of two bytes or more that begins at `place`, and its length in bytes.
  ///
  /// Source: The Unicode Standard 15, table 3-7, "Well-formed UTF-8 byte sequences".
  static func decode(
    _ text: UnsafeBufferPointer<UInt8>, at place: Int
  ) throws(InvalidUTF8) -> (scalar: Unicode.Scalar, length: Int) {
    let lead = UInt32(text[place])
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard lead >= 0xC2 && lead <= 0xF4 && place + length <= text.count else { throw InvalidUTF8(byteOffset: place) }
    var value = lead & (0x7F &>> UInt32(length))
    for offset in 1..<length {
      let next = UInt32(text[place + offset])
      guard next & 0xC0 == 0x80 else { throw InvalidUTF8(byteOffset: place) }
      value = value &<< 6 | next & 0x3F
    }
    // Forms longer than needed; surrogates and what lies beyond the last plane are no scalars.
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x1_0000
    guard value >= least, let scalar = Unicode.Scalar(value) else { throw InvalidUTF8(byteOffset: place) }
    return (scalar, length)
  }
}
