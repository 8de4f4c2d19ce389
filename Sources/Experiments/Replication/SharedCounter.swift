// SPDX-License-Identifier: GPL-3.0-or-later

internal import Synchronization

/// Counts what all workers have done, such as periods.
final class SharedCounter: Sendable {
  private let done = Atomic<Int>(0)

  func next() -> Int { done.add(1, ordering: .relaxed).newValue }
}
