// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import seedcorn

struct TextTableTests {
  private let table = TextTable(
    labels: ["sellers", "welfare, $"],
    columns: [
      .init(header: "one", cells: [.init(value: "12", addition: "±3"), .init(value: "1.5M", addition: "±0.1M *")]),
      .init(header: "a longer name", cells: [.init(value: "7"), .init(value: "-")]),
    ])

  @Test("Values stand right, additions left, and lines end without spaces")
  func layout() {
    #expect(
      table.lines(width: 80) == [
        "                     one  a longer name",
        "sellers       12 ±3                   7",
        "welfare, $  1.5M ±0.1M *              -",
      ])
  }

  @Test("Columns that do not fit go into a block below")
  func blocks() {
    #expect(
      table.lines(width: 30) == [
        "                     one",
        "sellers       12 ±3",
        "welfare, $  1.5M ±0.1M *",
        "",
        "            a longer name",
        "sellers                 7",
        "welfare, $              -",
      ])
  }
}
