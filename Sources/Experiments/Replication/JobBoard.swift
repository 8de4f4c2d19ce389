// SPDX-License-Identifier: GPL-3.0-or-later

internal import Synchronization

/// What the workers of an `OrderedWork` share: which job is next, how far they may run ahead, and when to stop.
final class JobBoard: Sendable {
  private struct Gate {
    /// Jobs consumed so far; all before this index are done with.
    var consumed = 0
    /// Set once nobody needs to wait any more.
    var isOpen = false
    var waiting: [(index: Int, continuation: CheckedContinuation<Void, Never>)] = []
  }

  private let count: Int
  private let window: Int
  private let order: OrderedWork.ClaimOrder
  private let stop: StopFlag
  private let claimed = Atomic<Int>(0)
  private let workers: Atomic<Int>
  /// Jobs after this index need not be done: one before them failed, or (-1) nobody wants results any more.
  private let lastWanted: Atomic<Int>
  private let gate = Mutex(Gate())

  init(count: Int, workers: Int, window: Int, order: OrderedWork.ClaimOrder, stop: StopFlag) {
    self.count = count
    self.window = window
    self.order = order
    self.stop = stop
    self.workers = Atomic(workers)
    lastWanted = Atomic(count - 1)
  }

  /// The next job for a worker, or nil when there is none; waits while the worker would run too far ahead.
  func claim() async -> Int? {
    while !stop.isRaised {
      let place = claimed.add(1, ordering: .relaxed).oldValue
      guard place < count else { return nil }
      let index = order == .ascending ? place : count - 1 - place
      // In descending order jobs before a failed one may still be to come.
      if index > lastWanted.load(ordering: .relaxed) { continue }
      await admission(of: index)
      return index
    }
    return nil
  }

  private func admission(of index: Int) async {
    await withCheckedContinuation { continuation in
      let admitted = gate.withLock { gate in
        if gate.isOpen || index < gate.consumed + window { return true }
        gate.waiting.append((index, continuation))
        return false
      }
      if admitted { continuation.resume() }
    }
  }

  /// Tells that all jobs before `next` have been consumed, which lets workers go further ahead.
  func consumed(upTo next: Int) {
    let admitted = gate.withLock { gate in
      gate.consumed = next
      let ready = gate.waiting.filter { $0.index < next + window }
      gate.waiting.removeAll { $0.index < next + window }
      return ready
    }
    for waiter in admitted { waiter.continuation.resume() }
  }

  /// Whether the worker on that job should give it up.
  func shouldStop(_ index: Int) -> Bool { stop.isRaised || index > lastWanted.load(ordering: .relaxed) }

  /// Tells that a job failed: nobody needs those after it.
  func failed(at index: Int) { lastWanted.min(index, ordering: .relaxed) }

  /// Ends all work.
  func halt() {
    lastWanted.store(-1, ordering: .relaxed)
    openGate()
  }

  /// A worker goes home. True for the last one.
  func leave() -> Bool {
    // Only a worker that was stopped leaves while others wait, and what they wait for will not come.
    openGate()
    return workers.subtract(1, ordering: .acquiringAndReleasing).newValue == 0
  }

  private func openGate() {
    let waiting = gate.withLock { gate in
      gate.isOpen = true
      defer { gate.waiting = [] }
      return gate.waiting
    }
    for waiter in waiting { waiter.continuation.resume() }
  }
}
