// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Experiments

struct CSVTextTests {
  private func field(_ value: Double) -> String {
    var bytes: [UInt8] = []
    CSVText.append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func field(_ text: String) -> String {
    var bytes: [UInt8] = []
    CSVText.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("Whole numbers have no fraction, missing ones are empty")
  func numbers() {
    #expect(field(3.0) == "3")
    #expect(field(-17.0) == "-17")
    #expect(field(-0.0) == "0")
    #expect(field(0.1) == "0.1")
    #expect(field(Double.nan) == "")
    #expect(field(Double.infinity) == "")
    #expect(field(-Double.infinity) == "")
  }

  @Test("Numbers read back as themselves")
  func roundTrip() {
    for value in [1.0 / 3, 1e300, -.leastNonzeroMagnitude, 0x1p53, 0x1p53 - 1, 123_456_789.123_456_78, 1e16, 5e-5] {
      #expect(Double(field(value)) == value)
    }
  }

  @Test("Texts are quoted where RFC 4180 wants it")
  func texts() {
    #expect(field("fairshare") == "fairshare")
    #expect(field("a, b") == "\"a, b\"")
    #expect(field("the \"new\" one") == "\"the \"\"new\"\" one\"")
    #expect(field("two\nlines") == "\"two\nlines\"")
  }

  @Test("A header ends with one line feed")
  func header() {
    #expect(String(decoding: CSVText.header(["a", "b,c"]), as: UTF8.self) == "a,\"b,c\"\n")
  }
}
