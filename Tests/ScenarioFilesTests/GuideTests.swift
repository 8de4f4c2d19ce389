// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Market
import ScenarioFiles
import Testing

@Suite struct GuideTests {
  @Test func `a key is described in full`() throws {
    let text = """
      sellers.memory
        Weight of the past in the smoothed profit: new = memory x old + (1 - memory) x
        this period.
        default  0.5
        range    0 <= x < 1
        source   guess
        events   may change it

      """
    #expect(try ParameterGuide.describe("sellers.memory") == text)
    #expect(try ParameterGuide.describe("memory") == text)
  }

  @Test func `a path has no default and starts at the folder of its file`() throws {
    let text = """
      fidelity.text
        ngram: the human text, UTF-8. A relative path starts at the folder of the file
        that names it.
        default  none
        range    path of a file
        source   modelling choice
        events   cannot change it while the market runs

      """
    #expect(try ParameterGuide.describe("fidelity.text") == text)
  }

  @Test func `the overview has a line for every key and none is indented astray`() {
    let lines = ParameterGuide.overview().split(separator: "\n").map(String.init)
    for parameter in ParameterTable.all {
      #expect(lines.filter { $0.hasPrefix("  \(parameter.key) ") }.count == 1, "\(parameter.key)")
    }
    let periods = lines.first { $0.hasPrefix("  run.periods ") } ?? ""
    #expect(
      periods.split(separator: " ", maxSplits: 2).map { $0.drop { $0 == " " } }
        == ["run.periods", "20", "whole number from 1 to 1000000, periods"])
    #expect(lines.contains("run: how often and how long the market is played"))
  }

  @Test func `a group describes all its keys`() throws {
    let text = try ParameterGuide.describe("pricing")
    #expect(text.hasPrefix("pricing: regime: how prices come about"))
    for parameter in ParameterTable.all where parameter.key.hasPrefix("pricing.") {
      #expect(text.contains("\n\(parameter.key)\n"))
    }
  }

  @Test(arguments: ParameterTable.all.map(\.key)) func `every key can be described`(key: String) throws {
    #expect(try ParameterGuide.describe(key).hasPrefix(key + "\n"))
  }

  @Test func `columns are described by name and listed together`() throws {
    let all = try ParameterGuide.describe("columns")
    for column in ObservationTable.columns + AgentSnapshot.columns {
      #expect(all.contains("\n  \(column.name) "))
      #expect(try ParameterGuide.describe(column.name).contains(column.meaning.prefix(30)))
    }
    let shared = try ParameterGuide.describe("fidelity")
    #expect(shared.hasPrefix("fidelity: how models") && shared.contains("\nfidelity (column of periods.csv)\n"))
    #expect(shared.contains("\nfidelity (column of agents.csv)\n"))
  }

  @Test func `keys of files that are no parameters are described`() throws {
    #expect(try ParameterGuide.describe("extends").hasPrefix("extends (key of a scenario file)\n"))
  }

  @Test func `an unknown name is told the nearest`() {
    func message(_ query: String) -> String {
      do { return try ParameterGuide.describe(query) } catch { return error.description }
    }
    #expect(message("thetta") == "nothing is called 'thetta'; did you mean 'pricing.theta'?")
    #expect(message("active_seller") == "nothing is called 'active_seller'; did you mean 'active_sellers'?")
    #expect(
      message("count")
        == "nothing is called 'count'; did you mean 'sellers.count', 'buyers.count', 'aggregators.count' or "
        + "'producers.count'?")
    #expect(
      message("zzzzzz") == "nothing is called 'zzzzzz'; 'describe' lists all keys, 'describe columns' all columns")
  }
}
