// SPDX-License-Identifier: GPL-3.0-or-later

/// A draw from the prior whose moments were simulated.
public struct SimulatedDraw: Sendable, Equatable {
  /// From 0.
  public let number: Int
  /// Where in its prior each parameter lies.
  public let place: [Double]
  /// One for each target, the target's own error included.
  public let moments: [Double]
  /// To the targets, in their standard errors.
  public let distance: Double
}

/// Keeps the nearest of many draws, and no more of them than are wanted: a heap with the farthest on top.
struct NearestDraws {
  let capacity: Int
  private var heap: [SimulatedDraw] = []

  init(capacity: Int) {
    precondition(capacity >= 1, "one draw at least is kept")
    self.capacity = capacity
  }

  /// Of equals the one drawn first is the nearer.
  private static func isFarther(_ first: SimulatedDraw, _ second: SimulatedDraw) -> Bool {
    (first.distance, first.number) > (second.distance, second.number)
  }

  mutating func add(_ draw: SimulatedDraw) {
    if heap.count < capacity {
      heap.append(draw)
      var child = heap.count - 1
      while child > 0, Self.isFarther(heap[child], heap[(child - 1) / 2]) {
        heap.swapAt(child, (child - 1) / 2)
        child = (child - 1) / 2
      }
    } else if Self.isFarther(heap[0], draw) {
      heap[0] = draw
      var parent = 0
      while true {
        let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < heap.count }
        guard let child = children.max(by: { Self.isFarther(heap[$1], heap[$0]) }),
          Self.isFarther(heap[child], heap[parent])
        else { return }
        heap.swapAt(child, parent)
        parent = child
      }
    }
  }

  /// The draws that were kept, in the order in which they were drawn.
  var kept: [SimulatedDraw] { heap.sorted { $0.number < $1.number } }
}
