// SPDX-License-Identifier: GPL-3.0-or-later

import PaperFigures
import Testing

struct DealFilesTests {
  private func lines(_ name: String, of found: DealAggregates) throws -> [String] {
    let file = try #require(DealFiles.all(found).first { $0.name == name })
    let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.last == "")
    return lines.dropLast().map(String.init)
  }

  @Test func `published figures stand beside recomputed ones, contradictions with what they are`() throws {
    let lines = try lines("deals-published.csv", of: ShippedDeals.aggregates())
    #expect(lines[0] == "id,aggregate,unit,published,recomputed,agrees,tag,note")
    #expect(lines[1].hasPrefix("deals,deals,deals,73,73,yes,P,"))
    #expect(lines[2].hasPrefix("disclosed_value,disclosed value,million USD,677.3,677.3,yes,P,"))
    #expect(lines.contains("median,median disclosed amount,million USD,25,25,yes,O,"))
    let contradictions = [
      "text_value,disclosed value in the text,million USD,1600,677.3,no,P,section 3.2 says $1.6bn by a reference to "
        + "a figure that is not there; the paper's table gives $677.3m",
      "buyer_deals_google,deals of Google,deals,6,4,no,P,"
        + "\"the paper's count of buyers; its rows give 4, or 6 with the 2 of DeepMind\"",
      "buyer_deals_undisclosed,deals of undisclosed buyers,deals,8,10,no,P,"
        + "the paper's count of buyers; its rows give 10",
    ]
    #expect(Array(lines.suffix(3)) == contradictions)
    #expect(lines.count(where: { $0.contains(",no,") }) == 3)
  }

  @Test func `tables of facts have one fact a row`() throws {
    let found = try ShippedDeals.aggregates()
    let years = try lines("deals-by-year.csv", of: found)
    #expect(years[0] == "id,key,value,unit")
    #expect(years.count == 1 + 7 * 3)
    #expect(years.suffix(6).first == "deals,2024,42,deals")
    #expect(years.contains("disclosed_deals,2024,13,deals") && years.contains("disclosed_value,2024,654800000,USD"))
    let types = try lines("deals-by-type.csv", of: found)
    #expect(
      types[1...3] == ["deals,News,26,deals", "disclosed_deals,News,3,deals", "disclosed_value,News,292000000,USD"])
    #expect(types.last == "disclosed_value,Audio,0,USD")
    let disclosure = try lines("deals-disclosure.csv", of: found)
    for line in [
      "deals,all,73,deals", "disclosed_deals,all,15,deals", "unit_prices,all,1,deals", "undisclosed_deals,all,57,deals",
      "coded_deals,C,64,deals", "coded_deals,U,6,deals", "coded_deals,L,4,deals", "coded_deals,S,6,deals",
      "coded_deals,R,3,deals", "disclosed_value,all,677300000,USD", "median,all,25000000,USD",
    ] { #expect(disclosure.contains(line), "\(line)") }
    let concentration = try lines("deals-concentration.csv", of: found)
    #expect(concentration[1] == "buyers,all,29,names")
    #expect(concentration[6] == "sellers,all,54,names")
    #expect(concentration[11...12] == ["buyer_deals,OpenAI,24,deals", "buyer_value,OpenAI,295000000,USD"])
    #expect(concentration.count == 11 + 3 * (29 + 54))
  }

  @Test func `what cannot be told from so little is left empty`() throws {
    let found = DealAggregates(
      try DealTable(csv: Array("\(DealTableTests.columns)\n1,\"A, B\",C,2024,News,,,,,C,\n".utf8)))
    #expect(
      try lines("deals-disclosure.csv", of: found).suffix(4).map { String($0) } == [
        "mean,all,,USD", "median,all,,USD", "geometric_mean,all,,USD", "log_sd,all,,log units",
      ])
    let concentration = try lines("deals-concentration.csv", of: found)
    #expect(concentration.contains("buyer_deals,\"A, B\",1,deals") && concentration.contains("seller_share,C,,%"))
    #expect(
      try lines("deals-published.csv", of: found).contains { $0.hasPrefix("mean,") && $0.contains(",45.2,,no,O,") })
  }
}
