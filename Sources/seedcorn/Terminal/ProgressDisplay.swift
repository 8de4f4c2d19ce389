// SPDX-License-Identifier: GPL-3.0-or-later

internal import Reports
internal import Synchronization

/// How far a run has come, told on standard error: a bar on a terminal, a few plain lines elsewhere.
final class ProgressDisplay: Sendable {
  enum Style: Sendable { case silent, bar, lines }

  private struct State {
    var lastDrawn = Duration.zero
    var lastTenth = 0
    var isOver = false
    var isDrawn = false
  }

  private let total: Int
  /// What is counted, in the plural.
  private let noun: String
  private let style: Style
  private let write: @Sendable (String) -> Void
  private let elapsed: @Sendable () -> Duration
  /// Milliseconds at which the next look is worth a lock.
  private let nextLook = Atomic<Int>(0)
  private let state = Mutex(State())

  /// - Parameters:
  ///   - total: how many there are to be played.
  ///   - noun: of what, in the plural.
  convenience init(total: Int, of noun: String = "periods", quiet: Bool) {
    let start = ContinuousClock.now
    self.init(
      total: total, of: noun, style: quiet ? .silent : Terminal.redrawsErrors ? .bar : .lines,
      elapsed: { ContinuousClock.now - start }, write: Output.complain)
  }

  init(
    total: Int, of noun: String = "periods", style: Style, elapsed: @escaping @Sendable () -> Duration,
    write: @escaping @Sendable (String) -> Void
  ) {
    self.total = max(1, total)
    self.noun = noun
    self.style = style
    self.elapsed = elapsed
    self.write = write
  }

  /// Called by any worker after every one done.
  func update(_ done: Int) {
    if style == .silent { return }
    let now = elapsed()
    let milliseconds = Int(now / .milliseconds(1))
    guard milliseconds >= nextLook.load(ordering: .relaxed) else { return }
    state.withLock { state in
      let pause: Duration = style == .bar ? .milliseconds(100) : .seconds(1)
      guard !state.isOver, now - state.lastDrawn >= pause else { return }
      let tenth = 10 * done / total
      if style == .lines && tenth == state.lastTenth { return }
      state.lastTenth = tenth
      state.lastDrawn = now
      state.isDrawn = true
      nextLook.store(milliseconds + Int(pause / .milliseconds(1)), ordering: .relaxed)
      let text = ProgressText(done: done, total: total, noun: noun, seconds: now / .seconds(1))
      write(style == .bar ? "\r" + text.bar + "\u{1b}[K" : text.line + "\n")
    }
  }

  /// Takes the bar away.
  func finish() {
    state.withLock { state in
      state.isOver = true
      if style == .bar && state.isDrawn { write("\r\u{1b}[K") }
    }
  }
}

/// The words of a progress display.
struct ProgressText {
  let done: Int
  let total: Int
  var noun = "periods"
  let seconds: Double

  private var rate: Double { seconds > 0 ? Double(done) / seconds : 0 }
  private var percent: String { "\(100 * done / total)%" }

  private var figures: String {
    guard rate > 0 else { return "" }
    return "\(NumberText.plain(rate)) \(noun)/s, \(NumberText.duration(Double(total - done) / rate)) left"
  }

  var bar: String {
    let filled = 24 * done / total
    let padding = String(repeating: " ", count: 4 - percent.count)
    return "[" + String(repeating: "#", count: filled) + String(repeating: "-", count: 24 - filled) + "] "
      + padding + percent + "  " + figures
  }

  var line: String { "\(percent): \(done) of \(total) \(noun), \(figures)" }
}
