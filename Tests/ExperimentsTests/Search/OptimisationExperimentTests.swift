// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Foundation
import Market
import ScenarioFiles
import Testing

@testable import Experiments

struct OptimisationExperimentTests {
  private let program = ProgramDescription(version: "test", commandLine: ["seedcorn"])

  private func design(
    _ over: String, objective: String = "welfare", minimises: Bool = false, grid: Int = 3,
    _ change: (inout Parameters) -> Void = { _ in }
  ) throws -> OptimisationDesign {
    let scenario = Small.scenario("small", replicates: 2) {
      $0.pricing.rule = .fairshare
      $0.provenance.certification = .voluntary
      $0.welfare.firstBest = false
      change(&$0)
    }
    return try OptimisationDesign(
      ExperimentInput(scenario: scenario, file: "small.yaml"), over: SearchRequest.list(over),
      objective: try #require(Metric.index(objective)), minimises: minimises, gridPoints: grid)
  }

  private func run(_ design: OptimisationDesign, threads: Int = 2) async throws -> OptimisationResult {
    try await OptimisationExperiment(design, threads: threads, program: program).run()
  }

  @Test(
    "Files are the same for 1, 2 and 8 threads", arguments: ["policy.subsidy=0:1", "policy.subsidy,policy.watermark"])
  func threads(over: String) async throws {
    let scratch = try Scratch()
    for threads in [1, 2, 8] {
      _ = try await OptimisationExperiment(try design(over), threads: threads, program: program).run(
        into: ResultFolder(scratch.path + "/\(threads)"))
    }
    for name in ["optimum.csv", "evaluations.csv"] {
      let serial = try scratch.read("1/" + name)
      #expect(serial.count > 200)
      #expect(try scratch.read("2/" + name) == serial)
      #expect(try scratch.read("8/" + name) == serial)
    }
  }

  @Test("Contenders are the market without policy and the published rates, played with the next seed")
  func contenders() async throws {
    let design = try design("policy.subsidy=0:1,policy.watermark=0:1") {
      $0.policy.rule = .closedForm
      $0.policy.curvature = 0.7
    }
    let result = try await run(design)
    #expect(design.remarks == ["policy.rule is fixed instead of closedForm"])
    #expect(design.scenario.parameters.policy.rule == .fixed && design.referenceName == "no policy")
    #expect(result.contenders.map(\.name).prefix(3) == ["no policy", "best", "closed form, KL frozen"])
    // By hand: the market without a policy, its divergence from fidelity of each model.
    var none = design.scenario
    none.parameters.policy.rule = .none
    var lost: [Double] = []
    try await Replication([none]).run { played in
      lost += (0..<played.periods).map { played[.lostFidelity, $0] }
    }
    let subsidy = lost.reduce(0, +) / Double(lost.count) / 1.4
    let rates = try #require(result.contenders[2].values)
    #expect(subsidy > 0)
    #expect(abs(rates[0] - subsidy) < 1e-12 && abs(rates[1] - subsidy * 0.7 / 0.3) < 1e-12)
    // The comparison is what compare would find with the next seed.
    var best = design.scenario
    (best.parameters.policy.subsidy, best.parameters.policy.watermark) = (
      result.optimum.values[0], result.optimum.values[1]
    )
    none.parameters.run.seed = 2
    best.parameters.run.seed = 2
    let compared = try await Experiment(
      [ExperimentInput(scenario: none, file: ""), ExperimentInput(scenario: best, file: "")], threads: 1,
      compares: true, program: program
    ).run()
    let welfare = try #require(Metric.index("welfare"))
    #expect(result.difference(of: 1, to: 0) == compared.differences[1][welfare])
    #expect(result.objective(of: 1) == compared.summaries[1][welfare])
    #expect(result.difference(of: 1, to: 1).mean == 0)
  }

  @Test("An objective that the search can do nothing about is flat; one that grows with the number ends at its end")
  func ends() async throws {
    // theta belongs to another pricing rule.
    let idle = try await run(design("pricing.theta", objective: "spend_final"))
    #expect(idle.optimum.coordinates[0].position == .flat && idle.contenders.map(\.name) == ["as it stands", "best"])
    #expect(idle.difference(of: 1, to: 0).mean == 0)
    let tax = try await run(design("policy.taxRate=0:0.3", objective: "policy_balance"))
    #expect(tax.optimum.values == [0.3] && tax.optimum.coordinates[0].position == .highEnd)
    #expect(tax.contenders.count == 2)
    let least = try await run(design("policy.taxRate=0:0.3", objective: "policy_balance", minimises: true))
    #expect(least.optimum.values == [0])
  }

  @Test("What cannot be searched is refused")
  func refused() throws {
    func message(_ over: String, _ change: (inout Parameters) -> Void = { _ in }) throws -> String {
      try #require(throws: SearchFailure.self) { try design(over, change) }.message
    }
    #expect(try message("run.periods=1:5").hasPrefix("run.periods says how the market is played"))
    #expect(
      try message("policy.subsidy,policy.taxRate")
        == "policy.subsidy is for policy.rule fixed and policy.taxRate for tax: search one of them")
    #expect(
      try message("contract.feeLow=0:0.5") { $0.contract.feeHigh = 0.4 }
        == "small.yaml: at contract.feeLow=0.5: contract.feeLow: 0.5 exceeds contract.feeHigh (0.4)")
    var scenario = Small.scenario("small")
    scenario.events = [Event(period: 2, changes: [("policy.rule", .choice("none"))])]
    let error = try #require(throws: SearchFailure.self) {
      try OptimisationDesign(
        ExperimentInput(scenario: scenario, file: "s.yaml"), over: SearchRequest.list("policy.subsidy"), objective: 0,
        gridPoints: 3)
    }
    #expect(error.message == "s.yaml: an event sets policy.rule in period 2, which would undo what is searched")
  }

  @Test("The manifest says what was searched, between which values and by what")
  func manifest() async throws {
    let scratch = try Scratch()
    _ = try await OptimisationExperiment(try design("sellers.count=10:14"), threads: 1, program: program).run(
      into: ResultFolder(scratch.path + "/out"))
    let data = Data(try scratch.read("out/manifest.json").utf8)
    let manifest = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let part = try #require(manifest["optimisation"] as? [String: Any])
    #expect(part["objective"] as? String == "welfare" && part["comparison_seed"] as? Int == 2)
    let over = try #require(part["over"] as? [[String: Any]])
    #expect(over.count == 1 && over[0]["key"] as? String == "sellers.count" && over[0]["high"] as? Int == 14)
  }
}
