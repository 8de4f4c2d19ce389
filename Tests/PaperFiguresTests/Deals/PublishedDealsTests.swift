// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import PaperFigures
import Testing

struct PublishedDealsTests {
  @Test func `the totals that the paper prints come out exactly`() throws {
    let found = try ShippedDeals.aggregates()
    #expect(found.deals == 73)
    #expect(found.value == 677_300_000)
    #expect(found.disclosedDeals == 15)
    #expect(found.disclosedFigures == 16)
    #expect(found.unitPrices == 1)
    #expect(found.undisclosedDeals == 57)
    #expect(found.deals(coded: .revenueShare) == 6)
    #expect(found.deals(coded: .recurring) == 3)
    #expect(found.deals(coded: .litigation) == 4)
  }

  @Test func `the deals of each type and year come out exactly`() throws {
    let found = try ShippedDeals.aggregates()
    #expect(found.types.map(\.name) == ["News", "Images", "Academic", "UGC", "Health", "Audio"])
    #expect(found.types.map(\.deals) == [26, 16, 15, 14, 1, 1])
    #expect(found.years.map(\.name) == ["2016", "2017", "2018", "2022", "2023", "2024", "2025"])
    #expect(found.years.map(\.deals) == [1, 1, 1, 1, 16, 42, 11])
    #expect(found.deals(in: 2020) == 0)
  }

  @Test func `every published figure agrees but those by which the paper contradicts its own table`() throws {
    let rows = PublishedDeals.comparisons(try ShippedDeals.aggregates())
    #expect(Set(rows.map(\.id)).count == rows.count)
    for row in rows {
      #expect(row.agrees != row.isContradiction, "\(row.id): \(row.recomputed) for \(row.published)")
      #expect(!row.isContradiction || !row.note.isEmpty)
    }
    let contradictions = rows.filter(\.isContradiction)
    #expect(contradictions.map(\.id) == ["text_value", "buyer_deals_google", "buyer_deals_undisclosed"])
    #expect(contradictions.map(\.published) == [1600, 6, 8])
    #expect(contradictions.map(\.recomputed) == [677.3, 4, 10])
  }

  @Test func `the derived statistics are those of plain sums over the file`() throws {
    let (found, plain) = (try ShippedDeals.aggregates(), try ShippedDeals.plainAmounts().map(\.dollars).sorted())
    #expect(found.amounts == plain)
    let count = Double(plain.count)
    var (sum, product, logs, squares) = (0.0, 1.0, 0.0, 0.0)
    for dollars in plain {
      sum += dollars
      product *= dollars / 1e7
      logs += log(dollars)
      squares += log(dollars) * log(dollars)
    }
    #expect(abs(found.mean / (sum / count) - 1) < 1e-12)
    #expect(found.median == plain[7])
    #expect(abs(found.geometricMean / (1e7 * pow(product, 1 / count)) - 1) < 1e-12)
    let deviation = ((squares - logs * logs / count) / (count - 1)).squareRoot()
    #expect(abs(found.logStandardDeviation - deviation) < 1e-9)
    // The digits that were published.
    #expect((found.mean / 1e5).rounded() == 452)
    #expect(found.median == 25e6)
    #expect((found.geometricMean / 1e5).rounded() == 263)
    #expect((found.logStandardDeviation * 100).rounded() == 109)
  }

  @Test func `shares and indices of buyers and sellers are those of plain sums over the file`() throws {
    let (found, plain) = (try ShippedDeals.aggregates(), try ShippedDeals.plainAmounts())
    let total = plain.reduce(0) { $0 + $1.dollars }
    for (column, parties) in [("receiver", found.buyers), ("aggregator", found.sellers)] {
      var (values, deals): ([String: Double], [String: Int]) = ([:], [:])
      for (row, dollars) in plain { values[row[column] ?? "", default: 0] += dollars }
      for row in try ShippedDeals.plainRows() { deals[row[column] ?? "", default: 0] += 1 }
      #expect(parties.groups.count == deals.count)
      for group in parties.groups {
        #expect(group.deals == deals[group.name])
        #expect(group.value == values[group.name, default: 0])
        #expect(abs(parties.valueShare(of: group.name) - 100 * group.value / total) < 1e-9)
      }
      let index = values.values.sorted().reduce(0) { $0 + ($1 / total) * ($1 / total) }
      #expect(abs(parties.valueHerfindahl - 10_000 * index) < 1e-6)
      let dealIndex = deals.values.sorted().reduce(0) { $0 + $1 * $1 }
      #expect(abs(parties.dealHerfindahl - 10_000 * Double(dealIndex) / (73 * 73)) < 1e-6)
      let largest = values.values.sorted(by: >).prefix(4).reduce(0, +)
      #expect(abs(parties.valueShare(ofLargest: 4) - 100 * largest / total) < 1e-9)
      #expect(parties.groups.map(\.value) == parties.groups.map(\.value).sorted(by: >))
    }
    #expect((found.sellers.valueShare(of: "News Corp") * 10).rounded() == 369)
    #expect((found.sellers.valueShare(of: "Shutterstock") * 10).rounded() == 148)
    #expect((found.buyers.valueShare(of: "OpenAI") * 10).rounded() == 436)
    #expect((found.sellers.valueHerfindahl / 10).rounded() == 197)
    #expect(found.buyers.deals(of: "OpenAI") == 24)
    #expect(found.buyers.deals(of: "nobody") == 0)
    #expect(found.sellers.valueShare(of: "nobody") == 0)
  }

  @Test func `middles, tops and annual values add up as stated`() throws {
    let found = try ShippedDeals.aggregates()
    // Four ranges from 25 to 50 million.
    #expect(found.middleValue == 677_300_000 + 4 * 12_500_000)
    #expect(found.topValue == 677_300_000 + 4 * 25_000_000)
    // News Corp's 250 million are for five years.
    #expect(found.annualValue == 677_300_000 - 200_000_000)
  }

  @Test func `a figure agrees to the digits printed and no further`() throws {
    let header = DealTableTests.columns + "\n"
    func mean(_ dollars: String) throws -> DealComparison {
      let table = try DealTable(csv: Array((header + "1,A,B,2024,News,\(dollars),,,,C,\n").utf8))
      return try #require(PublishedDeals.comparisons(DealAggregates(table)).first { $0.id == "mean" })
    }
    for (dollars, agrees) in [("45150000", true), ("45149999", false), ("45249999", true), ("45250000", false)] {
      #expect(try mean(dollars).agrees == agrees, "\(dollars)")
    }
    // A spread needs two amounts.
    let table = try DealTable(csv: Array((header + "1,A,B,2024,News,1,,,,C,\n").utf8))
    let spread = PublishedDeals.comparisons(DealAggregates(table)).first { $0.id == "log_sd" }
    #expect(spread?.recomputed.isNaN == true && spread?.agrees == false)
  }
}
