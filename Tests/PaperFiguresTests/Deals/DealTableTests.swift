// SPDX-License-Identifier: GPL-3.0-or-later

import PaperFigures
import Testing

struct DealTableTests {
  /// A header as it is shipped.
  static let columns =
    "id,receiver,aggregator,year,type,value_usd_low,value_usd_high,value_period_years,value_note,codes,reference"

  private func read(_ rows: String...) throws -> [DataDeal] {
    try DealTable(csv: Array(([Self.columns] + rows).joined(separator: "\n").utf8)).deals
  }

  /// What is wrong with a text, a line each.
  private func problems(_ text: String) -> [String] {
    do {
      _ = try DealTable(csv: Array(text.utf8))
      return []
    } catch { return error.problems.map(\.description) }
  }

  private func problems(rows: String...) -> [String] {
    problems(([Self.columns] + rows).joined(separator: "\n"))
  }

  @Test func `the shipped table is read as its rows are written`() throws {
    let (deals, rows) = (try DealTable(csv: ShippedDeals.bytes()).deals, try ShippedDeals.plainRows())
    #expect(deals.count == rows.count)
    for (deal, row) in zip(deals, rows) {
      #expect("\(deal.id)" == row["id"])
      #expect(deal.buyer == row["receiver"] && deal.seller == row["aggregator"])
      #expect("\(deal.year)" == row["year"] && deal.type.rawValue == row["type"])
      #expect(deal.amount?.floor == Double(row["value_usd_low"] ?? ""))
      #expect(deal.amount?.ceiling == Double(row["value_usd_high"] ?? ""))
      #expect(deal.amount?.years == Double(row["value_period_years"] ?? ""))
      #expect(deal.note == row["value_note"] && deal.reference == row["reference"])
      #expect(deal.codes.map(\.rawValue).joined(separator: ";") == row["codes"])
    }
    #expect(deals.filter { $0.amount?.isPerUnit == true }.map(\.seller) == ["HarperCollins"])
  }

  @Test func `quoted fields may hold commas, quotes and line breaks, and lines may end either way`() throws {
    let text =
      "\u{FEFF}\(Self.columns)\r\n1,\"A, \"\"B\"\"\",C,2024,News,5,,,\"one\r\ntwo, three\",\"C;S\",\r\n\r\n"
      + "2,D,\"\",2024,News,,,,,C,\n"
    #expect(problems(text) == ["line 5: aggregator: is empty"])
    let deals = try DealTable(csv: Array(text.replacing("\"\",2024", with: "E,2024").utf8)).deals
    #expect(deals.map(\.buyer) == ["A, \"B\"", "D"])
    #expect(deals[0].note == "one\r\ntwo, three" && deals[0].codes == [.confirmed, .revenueShare])
  }

  @Test func `columns may stand in any order`() throws {
    let text =
      "codes,id,aggregator,receiver,type,year,reference,value_note,value_period_years,value_usd_high,value_usd_low\n"
      + "L,7,S,B,Audio,2020,r,n,2,30,10.5"
    let deal = try #require(try DealTable(csv: Array(text.utf8)).deals.first)
    #expect(deal.id == 7 && deal.buyer == "B" && deal.seller == "S" && deal.type == .audio && deal.year == 2020)
    #expect(deal.amount?.floor == 10.5 && deal.amount?.ceiling == 30 && deal.amount?.years == 2)
    #expect(deal.codes == [.litigation] && deal.note == "n" && deal.reference == "r")
  }

  @Test(arguments: [
    ("2.5k per book (or so)", true), ("3 per image", true), ("60m per year", false), ("as stated: 22m", false),
    ("6m per year; 5k per title", false), ("price per book", false), ("5k per", false),
  ])
  func `the price of one unit is told from that of a deal`(note: String, isPerUnit: Bool) throws {
    let deal = try #require(try read("1,A,B,2024,News,5,,,\(note),C,").first)
    #expect(deal.amount?.isPerUnit == isPerUnit)
    #expect((deal.dealAmount == nil) == isPerUnit)
  }

  @Test func `a header must have each column once`() {
    #expect(problems("") == ["has no header line"])
    #expect(problems("\n\r\n") == ["has no header line"])
    #expect(problems(Self.columns) == ["has no deals, only a header"])
    #expect(
      problems("\n" + Self.columns.replacing("year,", with: "yeer,") + ",id\n1,A") == [
        "line 2: id: column is 2 times in the header",
        "line 2: year: column is missing from the header",
        "line 2: unknown column 'yeer'; expected id, receiver, aggregator, year, type, value_usd_low, value_usd_high, "
          + "value_period_years, value_note, codes, reference",
      ])
  }

  @Test func `quotes must be closed and stand around whole fields`() {
    #expect(
      problems(rows: "1,A,\"B\" or C,2024,News,,,,,C,", "2,A \"or\" B,C,2024,News,,,,,C,", "x,A,B,2024,News,,,,,C,")
        == [
          "line 2: aggregator: has text after its closing quote; write a quote inside as two",
          "line 3: receiver: has a quote inside but does not begin with one",
          "line 4: id: expected a whole number (1 to 999999999), found 'x'",
        ])
    #expect(
      problems(rows: "1,A,B,2024,News,,,,\"two", "lines,C,", "") == [
        "line 2: value_note: has no closing quote for the one that opens on line 2"
      ])
    #expect(problems("\"id\n") == ["line 1: field 1: has no closing quote for the one that opens on line 1"])
    #expect(
      problems("\"id\"s,b\n1,\"2\"3\n") == [
        "line 1: field 1: has text after its closing quote; write a quote inside as two",
        "line 2: field 2: has text after its closing quote; write a quote inside as two",
      ])
  }

  @Test func `every row has a field for each column`() {
    #expect(
      problems(rows: "1,A,B,2024,News,,,,,C", "2,A,B,2024,News,,,,much, really,C,", "3") == [
        "line 2: has 10 fields, expected 11",
        "line 3: has 12 fields, expected 11; quote a field that holds a comma",
        "line 4: has 1 field, expected 11",
      ])
  }

  @Test func `bytes that are no text are refused`() {
    let bytes = Array("\(Self.columns)\n1,A".utf8) + [0xFF] + Array(",B,2024,News,,,,,C,".utf8)
    let error = #expect(throws: DealProblems.self) { try DealTable(csv: bytes) }
    #expect(error?.description == "line 2: receiver: is not UTF-8 text")
  }

  @Test(arguments: [
    ("1,,B ,2024,News,,,,,C,", ["receiver: is empty", "aggregator: begins or ends with a blank"]),
    (
      "0,A,B,24,News,,,,,C,",
      [
        "id: expected a whole number (1 to 999999999), found '0'",
        "year: expected a whole number (1900 to 2100), found '24'",
      ]
    ),
    (
      "01,A,B,2024.0,News,,,,,C,",
      [
        "id: expected a whole number (1 to 999999999), found '01'",
        "year: expected a whole number (1900 to 2100), found '2024.0'",
      ]
    ),
    (
      "1,A,B,2024,news,,,,,C,",
      ["type: unknown type 'news'; expected one of News, Images, Academic, UGC, Health, Audio"]
    ),
    ("1,A,B,2024,News,,,,,,", ["codes: unknown code ''; expected some of C, U, L, S, R, separated by ';'"]),
    (
      "1,A,B,2024,News,,,,,C;X;C,",
      [
        "codes: unknown code 'X'; expected some of C, U, L, S, R, separated by ';'", "codes: code C is given twice",
      ]
    ),
    (
      "1,A,B,2024,News,25m,nan,0,,C,",
      [
        "value_usd_low: expected US dollars in plain digits (above 0, at most 1000000000000000), found '25m'",
        "value_usd_high: expected US dollars in plain digits (above 0, at most 1000000000000000), found 'nan'",
        "value_period_years: expected years in plain digits (above 0, at most 100), found '0'",
      ]
    ),
    (
      "1,A,B,2024,News,-5,1e6,,,C,",
      [
        "value_usd_low: expected US dollars in plain digits (above 0, at most 1000000000000000), found '-5'",
        "value_usd_high: expected US dollars in plain digits (above 0, at most 1000000000000000), found '1e6'",
      ]
    ),
    ("1,A,B,2024,News,50,25,,,C,", ["value_usd_high: is below value_usd_low"]),
    (
      "1,A,B,2024,News,,25,2,,C,",
      [
        "value_usd_high: is given without value_usd_low", "value_period_years: is given without value_usd_low",
      ]
    ),
    ("1,A\u{1B}[2J,B,2024,News,,,,,C,", ["receiver: has a character that cannot be shown: 'A\u{FFFD}[2J'"]),
  ])
  func `a field that cannot be is refused with what was expected`(row: String, messages: [String]) {
    #expect(problems(rows: row) == messages.map { "line 2: " + $0 })
  }

  @Test func `a deal and its number are told once`() {
    #expect(
      problems(
        rows: "1,A,B,2024,News,5,,,,C,here", "1,A,C,2024,News,5,,,,C,", "3,A,B,2024,News,5,,,again,C,there",
        "4,A,B,2024,News,6,,,,C,") == [
          "line 3: id: 1 stands on line 2 already",
          "line 4: tells of the same deal as line 2",
        ])
  }

  @Test func `long texts are shortened and only the first hundred problems are told`() {
    let rows = (1...150).map { "\($0),A,B\($0),2024,\(String(repeating: "x", count: 70)),,,,,C," }
    let found = problems(([Self.columns] + rows).joined(separator: "\n"))
    #expect(found.count == 100)
    #expect(found[0].hasPrefix("line 2: type: unknown type '\(String(repeating: "x", count: 60))...'; expected"))
    #expect(found[99].hasPrefix("line 101: type: "))
  }
}
