// SPDX-License-Identifier: GPL-3.0-or-later

import Experiments
import Testing

struct LargeMarketStudyTests {
  /// Where budgets are slack what large markets leave out is of second order in the size of a data set: a power of -1.
  @Test func `the difference from exact prices falls as data sets get small`() async throws {
    let rows = try await LargeMarketStudy(replicates: 4, threads: 2).rows(stop: StopFlag())
    let families = try LargeMarketStudy.families(rows)
    #expect(families.count == 12 && families.allSatisfy { $0.rows.count >= 7 })
    for family in families {
      let setting = family.first.setting
      if setting.utility == .additive && !setting.budgetsBind {
        #expect(family.willingness == nil && family.price == nil)
        #expect(family.rows.allSatisfy { $0.willingness.mean < 1e-12 && $0.binding == 0 })
        continue
      }
      let rate = try #require(family.willingness)
      #expect(rate.slope < -0.4 && rate.slope > -1.2, "\(setting): \(rate.slope)")
      #expect(family.last.willingness.mean < 0.2 * family.first.willingness.mean)
      // Without a budget what large markets forget, to choose anew without the offer, makes it worth less.
      if !setting.budgetsBind {
        for row in family.rows { #expect(abs(row.bias.mean - row.willingness.mean) < 0.05 * row.willingness.mean) }
        if setting.sizeLogSd == 0 { #expect(abs(rate.slope + 1) < 0.05) }
      } else {
        #expect(family.rows.allSatisfy { $0.binding > 0.5 })
      }
    }
  }

  @Test func `tables are the same on one thread and on three`() async throws {
    var tables: [[[UInt8]]] = []
    for threads in [1, 3] {
      let rows = try await LargeMarketStudy(replicates: 2, threads: threads).rows(stop: StopFlag())
      tables.append(LargeMarketTables.all(try LargeMarketStudy.families(rows)).map(\.bytes))
    }
    #expect(tables[0] == tables[1])
    #expect(String(decoding: tables[0][0], as: UTF8.self).hasPrefix("utility,budgets,size_log_sd,datasets,exact_by,"))
  }
}
