// SPDX-License-Identifier: GPL-3.0-or-later

import Equilibrium
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

  @Test func `each policy of a game ends at its closed form, none above the planner's, no tax above the best`() throws {
    for (quality, humanCost, contamination) in [(4.5, 2.0, 1.5), (3.5, 2, 0.4), (3.5, 2, 1.5), (2, 1.2, 1.5)] {
      let economy = CollapseEconomy(
        quality: quality, humanCost: humanCost, artificialCost: 1.5, contamination: contamination)
      let rows = try CollapseGame(economy, lag: 2).rows(own: (tax: 0.2, reward: 0.1))
      #expect(rows.map(\.policy).suffix(4) == ["published tax", "best tax alone", "tax and reward", "your own"])
      let planned = try #require(rows[1].exact)
      #expect(rows[1].limit == nil && rows[1].tax.isNaN)
      for row in rows where row.policy != "planner" {
        let (exact, limit) = (try #require(row.exact), try #require(row.limit))
        #expect(abs(exact.welfare - limit.welfare) < 1e-6)
        #expect(abs(exact.shares.artificial - limit.shares.artificial) < 1e-6)
        #expect(exact.welfare <= planned.welfare + 1e-12)
        if row.reward == 0 { #expect(exact.welfare <= (rows[3].exact?.welfare ?? 0) + 1e-12) }
      }
      #expect(abs((rows[4].exact?.welfare ?? 0) - planned.welfare) < 1e-12)
    }
  }

  /// b = 2 c_h: only own work and none are indifferent, so that the tax that is best depends on habits.
  @Test func `where own work just pays for itself no rest is named, and no tax is best`() throws {
    let economy = CollapseEconomy(quality: 4, humanCost: 2, artificialCost: 1.5, contamination: 1.5)
    let rows = try CollapseGame(economy).rows()
    #expect(rows.map(\.policy) == ["no policy", "planner", "published tax", "tax and reward"])
    #expect(rows[0].exact == nil && abs((rows[0].limit?.shares.artificial ?? 0) - 2 / 3.0) < 1e-6)
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
