// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Market
import Testing

@testable import ScenarioFiles

struct SearchRangeTests {
  private func resolved(_ text: String, _ change: (inout Parameters) -> Void = { _ in }) throws -> [SearchRange] {
    var parameters = Parameters()
    change(&parameters)
    return try SearchRequest.list(text).map { $0.resolved(in: parameters) }
  }

  @Test("Ranges are those asked for, else what the parameter may be, else four times what it is")
  func ranges() throws {
    let asked = try resolved("policy.subsidy=0.5:2, pricing.beta,sellers.count=10:20")
    #expect(asked.map(\.key) == ["policy.subsidy", "pricing.beta", "sellers.count"])
    #expect(asked.map(\.low) == [0.5, 0, 10] && asked.map(\.high) == [2, 1, 20])
    #expect(asked.map(\.isWhole) == [false, false, true])
    #expect(try resolved("policy.subsidy")[0].high == 4)
    #expect(try resolved("policy.subsidy") { $0.policy.subsidy = 3 }[0].high == 12)
    #expect(try resolved("sellers.count") { $0.sellers.count = 500 }[0].high == 2000)
    let open = try resolved("provenance.detectorPower")[0]
    #expect(open.low > 0 && open.low < 0.01 && open.high == 1)
  }

  @Test("Places and values of a range are each other's inverse, and beyond its ends there is nothing")
  func places() throws {
    let range = try resolved("policy.subsidy=1:3")[0]
    #expect(range.value(at: 0.25) == 1.5 && range.place(of: 1.5) == 0.25)
    #expect(range.value(at: -2) == 1 && range.value(at: 7) == 3)
    let whole = try resolved("sellers.count=1:4")[0]
    #expect(whole.value(at: 0.4) == 2 && whole.parameterValue(2) == .integer(2))
  }

  @Test(
    "What cannot be read is named",
    arguments: [
      ("policy.subsdy", "policy.subsdy: unknown key; did you mean 'policy.subsidy'?"),
      (
        "policy.rule",
        "policy.rule is not a number but none, fixed, closedForm, pmir, tax, disclosure, royaltyCap: "
          + "there is no range to search"
      ),
      ("policy.subsidy=2:1", "policy.subsidy: the range 2:1 is empty: LOW must be below HIGH"),
      ("policy.subsidy=1:1", "policy.subsidy: the range 1:1 is empty: LOW must be below HIGH"),
      ("policy.subsidy=1", "policy.subsidy: expected LOW:HIGH, such as 0:1, found '1'"),
      ("policy.subsidy=a:b", "policy.subsidy: expected LOW:HIGH, such as 0:1, found 'a:b'"),
      ("policy.subsidy=-1:1", "policy.subsidy: -1 is out of range: expected at least 0"),
      ("pricing.beta=0:2", "pricing.beta: 2 is out of range: expected from 0 to 1"),
      ("sellers.count=1.5:9", "sellers.count: 1.5 is not a whole number"),
      ("policy.subsidy,policy.subsidy", "policy.subsidy is named twice"),
      ("policy.subsidy,", "expected KEY or KEY=LOW:HIGH, found ''"),
    ])
  func refused(text: String, message: String) throws {
    #expect(try #require(throws: SearchRequest.Refusal.self) { try SearchRequest.list(text) }.message == message)
  }
}
