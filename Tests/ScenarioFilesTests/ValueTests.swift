// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Market
import ScenarioFiles
import Testing

@Suite struct ValueTests {
  private let seed = "s.yaml:1:11: run.seed: expected a whole number (at least 0), found"
  private let theta = "s.yaml:1:16: pricing.theta: expected a number (at least 0), found"
  private let flag = "s.yaml:1:27: pricing.floorSharesSales: expected true or false, found"

  @Test(arguments: [
    ("010", "; write it without leading zeros"), ("0x10", "; write it in decimal"), ("0o7", "; write it in decimal"),
    ("1_000", "; write it without underscores"), ("\"1\"", "; take off the quotes"),
    ("1e3", "; write all its digits, without point or exponent"),
    ("5.0", "; write all its digits, without point or exponent"), ("1,000", "; write it without commas"),
    (".inf", "; it must be finite"), ("five", ""), ("true", ""), ("- 5", nil), ("5 5", "; write it without blanks"),
  ])
  func `whole numbers are strictly decimal`(text: String, advice: String?) {
    guard let advice else { return #expect(problems("run.seed: \(text)").count == 1) }
    let found = text.hasPrefix("\"") ? "the text \(text)" : "'\(text)'"
    #expect(problems("run.seed: \(text)") == ["\(seed) \(found)\(advice)"])
  }

  @Test func `a whole number too large for any range is out of range`() {
    #expect(
      problems("run.periods: 99999999999999999999")
        == [
          "s.yaml:1:14: run.periods: 99999999999999999999 is out of range; expected a whole number (from 1 to 1000000, "
            + "periods)"
        ])
  }

  @Test(arguments: [
    (".inf", "; it must be finite"), ("-.inf", "; it must be finite"), (".NaN", "; it must be finite"),
    ("1_000", "; write it without underscores"), ("010.5", "; write it without leading zeros"),
    ("0x1p3", "; write it in decimal"), ("25%", "; write a share, such as 0.25, not a percentage"), ("1e", ""),
    (".", ""), ("1.2.3", ""), ("$5", ""),
  ])
  func `numbers are decimal and finite`(text: String, advice: String) {
    #expect(problems("pricing.theta: \(text)") == ["\(theta) '\(text)'\(advice)"])
  }

  @Test(arguments: [
    ("0", 0.0), ("+2", 2), ("2.", 2), (".5", 0.5), ("1e3", 1000), ("1.5E-2", 0.015), ("3e+2", 300), ("-0", 0),
    ("0.1", 0.1),
  ])
  func `numbers may have a point and an exponent`(text: String, value: Double) throws {
    #expect(try scenario("pricing.theta: \(text)").parameters.pricing.theta == value)
  }

  @Test func `a number beyond all finite ones is out of range`() {
    #expect(
      problems("buyers: {valueMedian: 1e999}")
        == [
          "s.yaml:1:23: buyers.valueMedian: 1e999 is out of range; expected a number (more than 0, $/period "
            + "(dataScaling), $/record (additive))"
        ])
  }

  @Test(arguments: [
    ("yes", "; write true"), ("Off", "; write false"), ("TRUE", "; write true"), ("1", "; write true"), ("maybe", ""),
  ])
  func `flags are true or false`(text: String, advice: String) {
    #expect(problems("pricing.floorSharesSales: \(text)") == ["\(flag) '\(text)'\(advice)"])
  }

  @Test func `a quoted flag is text`() {
    #expect(problems("pricing.floorSharesSales: 'true'") == ["\(flag) the text \"true\"; take off the quotes"])
  }

  @Test(arguments: ["", "~", "null"])
  func `an empty value is nothing`(text: String) {
    #expect(
      problems("run: {seed: \(text)}").map { String($0.drop { $0 != "r" }) }
        == ["run.seed: expected a whole number (at least 0), found nothing"])
  }

  @Test func `a choice is one of its names, in quotes or not`() throws {
    #expect(try scenario("pricing.rule: 'fairshare'").parameters.pricing.rule == .fairshare)
    #expect(
      problems("policy: {rule: taxx}")
        == ["s.yaml:1:16: policy.rule: expected one of \(policyRules), found 'taxx'; did you mean 'tax'?"])
    #expect(
      problems("sellers: {participation: [always]}")
        == ["s.yaml:1:26: sellers.participation: expected one of always, foresight, found a list"])
  }

  private var policyRules: String { ParameterTable.parameter("policy.rule")?.range ?? "" }

  @Test func `a group needs keys`() {
    #expect(problems("policy:") == ["s.yaml:1:8: policy: expected keys of this group with values, found nothing"])
    #expect(problems("policy: none") == ["s.yaml:1:9: policy: expected keys of this group with values, found 'none'"])
    #expect(
      problems("run: {seed: {a: 1}}")
        == ["s.yaml:1:13: run.seed: expected a whole number (at least 0), found keys with values"])
  }

  @Test func `name and description are text`() throws {
    #expect(try scenario("name: 2030").name == "2030")
    #expect(problems("name: ''") == ["s.yaml:1:7: name: expected 1 to 100 characters on one line"])
    #expect(problems("name: \"a\\nb\"") == ["s.yaml:1:7: name: expected 1 to 100 characters on one line"])
    #expect(problems("name: [a]") == ["s.yaml:1:7: name: expected text, found a list"])
    #expect(problems("description: ") == ["s.yaml:1:13: description: expected text, found nothing"])
  }
}
