// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import PaperFigures

struct WordingTests {
  @Test(arguments: [
    (138.629_436_11, "138.629"), (0.000_765_586_57, "0.000765587"), (0.5, "0.5"), (-1.234_567_89, "-1.23457"),
    (0, "0.0"), (1_234_567, "1234570.0"), (999_999.7, "1000000.0"),
  ])
  func `a note gives six significant digits`(value: Double, text: String) { #expect(Wording.short(value) == text) }

  @Test func `one fit is not several`() {
    #expect(Wording.fits(1) == "1 fit")
    #expect(Wording.fits(20) == "20 fits")
  }
}
