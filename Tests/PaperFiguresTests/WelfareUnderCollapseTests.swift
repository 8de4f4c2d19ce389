// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import PaperFigures

struct WelfareUnderCollapseTests {
  private static let rows = (try? WelfareUnderCollapse.rows()) ?? []

  @Test func `the closed form is where imitation ends, with a lag or without`() {
    #expect(Self.rows.count == 36)
    #expect(Set(Self.rows.map(\.id)).count == Self.rows.count)
    for row in Self.rows {
      #expect(abs(row.limit - row.exact) < 1e-6, "\(row.id): \(row.limit), \(row.exact)")
      #expect(abs(row.laggedLimit - row.exact) < 1e-6, "\(row.id): \(row.laggedLimit), \(row.exact)")
    }
  }

  @Test func `what is printed as a number is what its formula and the closed form round to`() throws {
    let printed = Self.rows.compactMap { row in Double(row.published).map { (row, $0) } }
    #expect(printed.contains { $0.1 == 0.6667 } && printed.contains { $0.1 == 2.1667 })
    for (row, number) in printed {
      #expect(abs(row.formula - number) < 0.5e-4 && abs(row.exact - number) < 0.5e-4, "\(row.id)")
    }
  }

  @Test func `published equilibria hold, the planner's share where work is worth its cost, the tax where it pays`() {
    let failing = Self.rows.filter { !$0.holds }.map(\.id)
    #expect(
      failing == [
        "B10.artificial.tax.x_A", "B10.artificial.tax.W",
        // Nobody works, and the planner wants all to.
        "B10.idle.tax.W",
        "B10.artificial.idle.tax.x_A", "B10.artificial.idle.tax.W",
        "B10.costly.planner.x_A", "B10.costly.planner.W", "B10.costly.tax.x_A", "B10.costly.tax.W",
      ])
  }

  @Test func `the file has a row for each statement`() {
    let text = String(decoding: WelfareUnderCollapse.bytes(Self.rows), as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.count == Self.rows.count + 1)
    #expect(lines[0] == "id,result,source,setting,published,formula,exact,holds,limit,limit_with_lag,note")
    #expect(
      lines[2].hasPrefix(
        "B10.mixed.rest.W,welfare,\"Baumann, Akcay and Plotkin (arXiv 2604.21853)\","
          + "\"b = 4.5, c_h = 2.0, c_a = 1.5, m = 1.5\",2.1667,2.166666666666"))
  }
}
