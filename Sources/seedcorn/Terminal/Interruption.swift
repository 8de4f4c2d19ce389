// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Ctrl-C and other requests to stop, turned into a flag that the workers see.
enum Interruption {
  static let stop = StopFlag()
  private static let received = Atomic<Int32>(0)

  /// The signal that came last; that of Ctrl-C when none did.
  static var signalNumber: Int32 {
    let number = received.load(ordering: .relaxed)
    return number == 0 ? SIGINT : number
  }

  /// From now on the signals raise the flag instead of ending the program.
  static func watch() {
    // Both are made before a handler can run: making them takes a lock, which a handler must not.
    _ = (stop.isRaised, received.load(ordering: .relaxed))
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let former = signal(number) { number in
        Interruption.received.store(number, ordering: .relaxed)
        Interruption.stop.raise()
      }
      // A hang-up that the caller ignores (nohup) stays ignored.
      if number == SIGHUP, unsafeBitCast(former, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        signal(number, SIG_IGN)
      }
    }
  }

  /// Writing to a closed pipe, or beyond the largest file allowed, then fails with an error instead of killing the
  /// program before it can clean up.
  static func turnWriteSignalsIntoErrors() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }
}
