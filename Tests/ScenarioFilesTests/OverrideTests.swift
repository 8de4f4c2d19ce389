// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Market
import ScenarioFiles
import Testing

@Suite struct OverrideTests {
  @Test func `an override is read by the rules of scenario files`() throws {
    let number = try ScenarioReader.change("pricing.theta=1e-1")
    #expect(number.key == "pricing.theta" && number.value == .number(0.1))
    #expect(try ScenarioReader.change("pricing.rule=\"posted\"").value == .choice("posted"))
    #expect(try ScenarioReader.change("run.seed= 7").value == .integer(7))
    #expect(try ScenarioReader.change("welfare.firstBest=false").value == .flag(false))
  }

  @Test(arguments: [
    ("run.seed=07", "run.seed: expected a whole number (at least 0), found '07'; write it without leading zeros"),
    ("run.seed=", "run.seed: expected a whole number (at least 0), found nothing"),
    ("run.seed='7'", "run.seed: expected a whole number (at least 0), found the text \"7\"; take off the quotes"),
    ("run.seed=[7]", "run.seed: expected a whole number (at least 0), found a list"),
    ("run.seed=a: 7", "run.seed: expected a whole number (at least 0), found keys with values"),
    ("seed=7", "seed: unknown key; did you mean 'run.seed'?"),
    ("name=x", "name: stands only in scenario files; --set takes parameters"),
    ("aggregators.directShare=1.5", "aggregators.directShare: 1.5 is out of range; expected a number (from 0 to 1)"),
    ("run.seed", "expected KEY=VALUE, such as sellers.count=500, found 'run.seed'"),
    ("=7", "expected a key before '=', such as sellers.count=500, found '=7'"),
  ])
  func `a bad override is one problem without a place`(text: String, message: String) {
    #expect(problems("run.seed: 1", [text]) == ["--set \(text): \(message)"])
    #expect(throws: ScenarioProblem.self) { try ScenarioReader.change(text) }
  }

  @Test func `only the form is a matter of usage`() {
    #expect(ScenarioReader.overrideSyntaxProblem("run.seed=x") == nil)
    #expect(
      ScenarioReader.overrideSyntaxProblem("run.seed")
        == "expected KEY=VALUE, such as sellers.count=500, found 'run.seed'")
    #expect(ScenarioReader.overrideSyntaxProblem(" =1") != nil)
  }

  @Test func `an override that does not fit with the file is to blame`() {
    #expect(
      problems("contract.feeLow: 0.5\ncontract.feeHigh: 0.6", ["contract.feeLow=0.7"])
        == ["--set contract.feeLow=0.7: contract.feeLow: 0.7 exceeds contract.feeHigh (0.6)"])
    #expect(
      problems("{}", ["contract.feeHigh=0.1"])
        == ["--set contract.feeHigh=0.1: contract.feeLow: 0.3 exceeds contract.feeHigh (0.1)"])
  }

  @Test func `a stock whose worth would have no end is refused`() {
    let message =
      "buyers.depreciation: 0.0 with buyers.discount 1.0 makes a record worth more than 10,000 periods' use of it; "
      + "raise buyers.depreciation or lower buyers.discount"
    #expect(problems("buyers: {discount: 1, depreciation: 0}") == ["s.yaml:1:37: \(message)"])
    #expect(problems("buyers.depreciation: 0", ["buyers.discount=1"]) == ["s.yaml:1:22: \(message)"])
    #expect(problems("buyers.discount: 1") == [])
    #expect(problems("buyers: {discount: 1, depreciation: 0.001}") == [])
    #expect(problems("buyers: {discount: 0.99, depreciation: 0}") == [])
  }

  @Test func `what could not be read is not blamed for not fitting`() {
    #expect(problems("contract: {feeLow: 0.5, feeHigh: x}").count == 1)
  }

  @Test func `parameters that do not fit are reported where they stand`() {
    #expect(
      problems("contract: {feeHigh: 0.1}\nprovenance:\n  detectorPower: 0.01\npricing: {marginLow: 1, marginHigh: 0}\n")
        == [
          "s.yaml:1:21: contract.feeLow: 0.3 exceeds contract.feeHigh (0.1)",
          "s.yaml:3:18: provenance.falsePositiveRate: 0.05 must be below provenance.detectorPower (0.01): a detector "
            + "that flags human records as often as synthetic ones tells nothing",
          "s.yaml:4:22: pricing.marginLow: 1.0 exceeds pricing.marginHigh (0.0)",
        ])
    let both = problems("pricing: {rule: fairshare}\nbuyers:\n  buyingRule: valueForMoney\n")
    #expect(!both.isEmpty && both.allSatisfy { $0.hasPrefix("s.yaml:3:15: buyers.buyingRule: valueForMoney needs ") })
    var parameters = Parameters()
    parameters.pricing.rule = .fairshare
    parameters.buyers.buyingRule = .valueForMoney
    #expect(both.count == parameters.inconsistencies.count, "several complaints about one key are all reported")
  }
}
