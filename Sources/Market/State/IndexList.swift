// SPDX-License-Identifier: GPL-3.0-or-later

/// Some of the suppliers, by index, in order; laid anew each period without making room again.
struct IndexList: Sendable, Sequence {
  private var items: [Int32]
  private(set) var count = 0

  init(room: Int) { items = [Int32](repeating: 0, count: room + 1) }

  /// Lists the indices below `end` that belong. Every index is written and kept only if it belongs, since a branch on
  /// what is as good as random costs more than a write.
  @inline(__always)
  mutating func lay(below end: Int, _ belongs: (Int) -> Bool) {
    count = items.withUnsafeMutableBufferPointer { items in
      var place = 0
      for index in 0..<end {
        items[place] = Int32(truncatingIfNeeded: index)
        place += belongs(index) ? 1 : 0
      }
      return place
    }
  }

  mutating func clear() { count = 0 }

  subscript(place: Int) -> Int32 { items[place] }

  @inline(__always)
  func makeIterator() -> ArraySlice<Int32>.Iterator { items[0..<count].makeIterator() }
}
