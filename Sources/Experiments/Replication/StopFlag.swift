// SPDX-License-Identifier: GPL-3.0-or-later

internal import Synchronization

/// A request to stop that any thread, and a signal handler, can make and every worker sees between periods.
public final class StopFlag: Sendable {
  private let raised = Atomic<Bool>(false)

  public init() {}

  /// Asks for a stop. It cannot be taken back.
  public func raise() { raised.store(true, ordering: .relaxed) }

  public var isRaised: Bool { raised.load(ordering: .relaxed) }
}
