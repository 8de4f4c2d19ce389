// SPDX-License-Identifier: GPL-3.0-or-later

import Experiments
import Fidelity
import Foundation
import ScenarioFiles
import Testing

@testable import PaperFigures

/// The square law, put to learners.
struct CollapseClaimTests {
  private func judged(_ options: [(String, String)]) async throws -> (CollapseLawResult, [Claim]) {
    let input = try RetrainingReader(
      overrides: options.map { RetrainingOverride(key: $0.0, text: $0.1, option: $0.0) }
    ).read(nil)
    let result = try await CollapseLaw(input.parameters, factory: input.factory, threads: 2).run()
    let learner = CollapseClaims.Learner(
      setting: CollapseLawSetting.all[0], records: "no", law: result, long: result)
    return (result, try CollapseClaims.claims([learner]))
  }

  private func verdict(_ id: String, _ claims: [Claim]) -> Verdict? { claims.first { $0.id == id }?.verdict }

  @Test func `where the law is assumed, all of it comes out, and b alone does not where it is another`() async throws {
    let (result, claims) = try await judged([("learner", "law"), ("replicates", "2")])
    #expect(claims.count == 7 && claims.allSatisfy { $0.verdict == .reproduced })
    let powers = try #require(try CollapsePowers(result))
    #expect(abs(powers.ofShare - 2) < 1e-9 && abs(powers.ofTime - 1) < 1e-9 && powers.points == 100)
    let (_, other) = try await judged([("learner", "law"), ("replicates", "2"), ("lawCoefficient", "0.184")])
    #expect(verdict("C3.1.b.normal", other) == .notReproduced && verdict("C3.1.b", other) == .notReproduced)
    #expect(verdict("C3.1.rho-power", other) == .reproduced && verdict("C3.1.decline", other) == .reproduced)
    #expect(verdict("C3.1", other) == .notReproduced)
  }

  @Test func `where losses are made good again, quality settles and is no power of time`() async throws {
    let (_, claims) = try await judged(
      [("learner", "law"), ("replicates", "2"), ("recovery", "0.5"), ("generations", "30")])
    #expect(verdict("C3.1.decline.normal", claims) == .notReproduced)
    // The loss is in proportion to rho^2 still.
    #expect(verdict("C3.1.rho-power.normal", claims) == .reproduced)
    #expect(claims.first { $0.id == "C3.1.rho-power.normal" }?.scope.contains("that of t (by the law 1) is 0.") == true)
  }

  @Test func `full settings are those of the table in Results`() throws {
    let text = try String(
      contentsOf: QuickSimulations.repository.appending(path: "Results/collapse-law.csv"), encoding: .utf8)
    let rows = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    for (id, name) in [
      ("normal", "gaussian-100"), ("normal-bias", "gaussian-bias-.8"), ("regression", "regression"),
      ("facts", "categorical-bias-.8"),
    ] {
      let row = try #require(rows.first { $0[0] == name })
      let setting = try #require(CollapseLawSetting.all.first { $0.id == id })
      let input = try setting.experiment(.short, isQuick: false, text: "")
      #expect("\(input.parameters.replicates)" == row[4] && input.parameters.generations == 10)
      #expect("\(input.parameters.learning.learner)" == row[1])
    }
  }

  @Test func `powers and b of facts are those that the script finds`() async throws {
    // The committed row is of 400 replicates of 10,000 records; 40 of them come close.
    let (result, _) = try await judged([
      ("learner", "categorical"), ("records", "10000"), ("samplingBias", "0.8"), ("replicates", "40"),
    ])
    let powers = try #require(try CollapsePowers(result))
    #expect(abs(result.coefficient - 0.0938235) < 5e-4)
    #expect(abs(powers.ofShare - 3.270) < 0.1 && abs(powers.ofTime - 0.618) < 0.05)
  }

  @Test func `without synthetic records nothing is lost at the start, and fitted lines are the fit`() async throws {
    let simulations = QuickSimulations.shared
    let points = try await CollapseLawFigure.figure.make(simulations)
    for setting in CollapseLawSetting.all {
      let panel = points.filter { $0.panel == setting.id }
      #expect(Set(panel.map(\.series)).count == 8)
      let result = try await simulations.collapseLaw(setting)
      let line = panel.filter { $0.series == "law, ρ = 0.5" }.map(\.value)
      #expect(abs((line[0] - line[10]) / 2.5 - result.coefficient) < 1e-12)
      if setting.id != "words", setting.id != "words-bias" {
        #expect(panel.first { $0.series == "ρ = 0.5" }?.value == 0)
      }
    }
  }
}
