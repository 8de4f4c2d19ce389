// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization
import Testing

@testable import seedcorn

/// A clock that the test sets, and what was written.
private final class Scene: Sendable {
  let now = Mutex(Duration.zero)
  let written = Mutex([String]())

  func display(total: Int, _ style: ProgressDisplay.Style) -> ProgressDisplay {
    ProgressDisplay(
      total: total, style: style, elapsed: { self.now.withLock { $0 } },
      write: { text in self.written.withLock { $0.append(text) } })
  }

  func at(_ time: Duration) { now.withLock { $0 = time } }
  var texts: [String] { written.withLock { $0 } }
}

struct ProgressTests {
  @Test("Plain lines come at tenths, at most one a second, ten in all")
  func lines() {
    let scene = Scene()
    let display = scene.display(total: 1000, .lines)
    for done in 1...1000 {
      scene.at(.milliseconds(20 * done))
      display.update(done)
    }
    display.finish()
    #expect(scene.texts.count == 10)
    #expect(scene.texts[0] == "10%: 100 of 1000 periods, 50.0 periods/s, 18 s left\n")
  }

  @Test("A short run says nothing")
  func short() {
    let scene = Scene()
    let display = scene.display(total: 10, .lines)
    for done in 1...10 {
      scene.at(.milliseconds(done))
      display.update(done)
    }
    display.finish()
    #expect(scene.texts.isEmpty)
  }

  @Test("A bar is redrawn at most ten times a second and taken away at the end")
  func bar() {
    let scene = Scene()
    let display = scene.display(total: 200, .bar)
    for done in 1...100 {
      scene.at(.milliseconds(10 * done))
      display.update(done)
    }
    display.finish()
    display.update(150)
    #expect(scene.texts.count == 11)
    #expect(scene.texts[9] == "\r[############------------]  50%  100 periods/s, 1 s left\u{1b}[K")
    #expect(scene.texts[10] == "\r\u{1b}[K")
  }

  @Test("Quiet is silent")
  func quiet() {
    let scene = Scene()
    let display = scene.display(total: 10, .silent)
    scene.at(.seconds(100))
    display.update(5)
    display.finish()
    #expect(scene.texts.isEmpty)
  }
}
