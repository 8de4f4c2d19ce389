// SPDX-License-Identifier: GPL-3.0-or-later

/// Words numbered from 0 in the order they were added: all their bytes in one array, found by open addressing.
struct WordTable: Sendable {
  /// The bytes of all words, one after the other.
  private var bytes: [UInt8] = []
  /// Where each word begins in `bytes`; one more entry than words.
  private var starts: [Int] = [0]
  /// The number of the word in each slot, or -1; a power of two of them, at most half in use.
  private var slots = [Int32](repeating: -1, count: 16)

  /// The number of words.
  var count: Int { starts.count - 1 }

  /// The bytes of a word.
  subscript(word: Int) -> ArraySlice<UInt8> { bytes[starts[word]..<starts[word + 1]] }

  /// The number of a word, or nil if it was not added.
  func number(of word: UnsafeBufferPointer<UInt8>) -> Int32? {
    let number = slots[slot(of: word)]
    return number < 0 ? nil : number
  }

  /// The number of a word, which is added if it is new.
  mutating func add(_ word: UnsafeBufferPointer<UInt8>) -> Int32 {
    let place = slot(of: word)
    if slots[place] >= 0 { return slots[place] }
    precondition(count < Int(Int32.max) / 4, "too many different words")
    let number = Int32(count)
    slots[place] = number
    bytes.append(contentsOf: word)
    starts.append(bytes.count)
    if 2 * count > slots.count { grow() }
    return number
  }

  /// The slot that holds the word, or the empty one it would take.
  private func slot(of word: UnsafeBufferPointer<UInt8>) -> Int {
    let mask = slots.count - 1
    var place = Self.hash(word) & mask
    while slots[place] >= 0 {
      let number = Int(slots[place])
      if starts[number + 1] - starts[number] == word.count && self[number].elementsEqual(word) { return place }
      place = (place + 1) & mask
    }
    return place
  }

  /// Doubles the number of slots.
  private mutating func grow() {
    let mask = 2 * slots.count - 1
    slots = [Int32](repeating: -1, count: mask + 1)
    for number in 0..<count {
      var place = self[number].withUnsafeBufferPointer(Self.hash) & mask
      while slots[place] >= 0 { place = (place + 1) & mask }
      slots[place] = Int32(number)
    }
  }

  /// FNV-1a, with its upper half folded into the lower, which the slots are chosen by.
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    var mixed: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { mixed = (mixed ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: mixed ^ mixed &>> 32)
  }
}
