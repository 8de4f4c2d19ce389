// SPDX-License-Identifier: GPL-3.0-or-later

import Reports
import Testing

struct NumberTextTests {
  @Test(
    "Numbers have three digits, and k, M, B or T when large",
    arguments: [
      (0.0, "0.000"), (0.8734, "0.873"), (0.01, "0.010"), (0.000_123_4, "0.00012"), (1.234, "1.23"), (12.34, "12.3"),
      (123.4, "123"), (1234, "1,234"), (9999, "9,999"), (9999.7, "10.0k"), (12_345, "12.3k"), (999_600, "1.00M"),
      (1_234_567, "1.23M"), (-3.29e8, "-329M"), (4.5e9, "4.50B"), (7e12, "7.00T"), (-0.0001, "-0.00010"),
      (.nan, "-"),
    ])
  func plain(value: Double, text: String) {
    #expect(NumberText.plain(value) == text)
  }

  @Test("A half width has the value's unit, and digits enough to show")
  func pairs() {
    func pair(_ value: Double, _ half: Double, signed: Bool = false) -> String {
      let pair = NumberText.pair(value, half, signed: signed)
      return pair.value + " " + pair.halfWidth
    }
    #expect(pair(1_234_567, 89_000) == "1.23M ±0.09M")
    #expect(pair(1_234_567, 2_000) == "1.235M ±0.002M")
    #expect(pair(0.912, 0.0004) == "0.9120 ±0.0004")
    #expect(pair(1500, 12) == "1,500 ±12")
    #expect(pair(5, 0) == "5.00 ±0.00")
    #expect(pair(10, .nan) == "10.0 ")
    #expect(pair(10, 1, signed: true) == "+10.0 ±1.0")
    #expect(pair(-10, 1, signed: true) == "-10.0 ±1.0")
    #expect(pair(3, 2e6) == "0.00M ±2.00M")
  }

  @Test("Durations are rounded up to seconds")
  func durations() {
    #expect(NumberText.duration(0.2) == "1 s")
    #expect(NumberText.duration(200) == "3 min 20 s")
    #expect(NumberText.duration(7300) == "2 h 1 min")
    #expect(NumberText.duration(.infinity) == "-")
  }
}
