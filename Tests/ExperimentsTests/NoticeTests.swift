// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Experiments

struct NoticeTests {
  @Test("Notices that differ in a number become one with a range")
  func ranges() {
    let notices = Notice.gather([
      ["every seller had left by period 7"], ["platform 2 closed"], ["every seller had left by period 5"],
      ["every seller had left by period 9", "every seller had left by period 9"],
    ])
    #expect(
      notices == [
        Notice(text: "every seller had left by period 5 to 9", replicates: 3),
        Notice(text: "platform 2 closed", replicates: 1),
      ])
  }

  @Test("Numbers at the start, at the end and beyond the largest integer are kept")
  func numbers() {
    #expect(
      Notice.gather([["12 left in 007 and 99999999999999999999"], ["13 left in 007 and 99999999999999999999"]])
        == [Notice(text: "12 to 13 left in 007 and 99999999999999999999", replicates: 2)])
  }
}
