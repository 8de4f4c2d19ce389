// SPDX-License-Identifier: GPL-3.0-or-later

/// The best few of the offers that one buyer has looked at: a heap with the worst of them on top, so that most of the
/// others are turned away by one comparison.
struct KeptOffers: Sendable {
  private(set) var choices: [Choice] = []
  private var room = 0

  var isFull: Bool { choices.count == room }

  /// What the worst of those kept is ordered by; nothing must be read from it while there is nothing.
  var floor: Double { choices[0].order }

  mutating func open(room: Int) {
    self.room = room
    choices.removeAll(keepingCapacity: true)
  }

  /// Whether `left` is the better choice: the larger, or of equals the lower offer.
  @inline(__always)
  static func precedes(_ left: Choice, _ right: Choice) -> Bool {
    left.order != right.order ? left.order > right.order : left.offer < right.offer
  }

  @inline(__always)
  mutating func insert(_ choice: Choice) {
    if isFull {
      guard room > 0, Self.precedes(choice, choices[0]) else { return }
      replaceWorst(choice)
    } else {
      choices.append(choice)
      rise(from: choices.count - 1)
    }
  }

  /// Puts what was kept in order, best first; nothing is inserted afterwards.
  mutating func rank() { choices.sort(by: Self.precedes) }

  private mutating func rise(from place: Int) {
    var place = place
    while place > 0 && Self.precedes(choices[(place - 1) / 2], choices[place]) {
      choices.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func replaceWorst(_ choice: Choice) {
    choices[0] = choice
    var place = 0
    while 2 * place + 1 < choices.count {
      var child = 2 * place + 1
      if child + 1 < choices.count && Self.precedes(choices[child], choices[child + 1]) { child += 1 }
      guard Self.precedes(choices[place], choices[child]) else { return }
      choices.swapAt(place, child)
      place = child
    }
  }
}
