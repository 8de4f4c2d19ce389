// SPDX-License-Identifier: GPL-3.0-or-later

import Experiments
import Testing

@testable import PaperFigures

struct ClaimTests {
  @Test func `a verdict follows from the interval`() {
    #expect(Verdict.isAboveZero(Estimate([1, 1.1, 0.9])) == .reproduced)
    #expect(Verdict.isAboveZero(Estimate([-1, -1.1, -0.9])) == .notReproduced)
    #expect(Verdict.isAboveZero(Estimate([-1, 1])) == .depends)
    // One replicate tells nothing.
    #expect(Verdict.isAboveZero(Estimate([1])) == .depends)
    #expect(Verdict.ofAll([.reproduced, .reproduced]) == .reproduced)
    #expect(Verdict.ofAll([.reproduced, .depends]) == .depends)
    #expect(Verdict.ofAll([.reproduced, .depends, .notReproduced]) == .notReproduced)
    #expect(Verdict.over([.notReproduced, .notReproduced]) == .notReproduced)
    #expect(Verdict.over([.reproduced, .reproduced]) == .reproduced)
    #expect(Verdict.over([.reproduced, .notReproduced]) == .depends && Verdict.over([]) == .depends)
  }

  @Test func `a decline is refuted where it ends, not where none can be told`() {
    #expect(CollapseClaims.declines([.falls, .falls]) == .reproduced)
    #expect(CollapseClaims.declines([.settles, .slows, .none]) == .notReproduced)
    #expect(CollapseClaims.declines([.falls, .settles]) == .depends)
    #expect(CollapseClaims.declines([.none, .unknown]) == .depends)
  }

  private func row(ours: Double, basis: RetrainingTarget.Basis = .closedForm) -> RetrainingValidation.Row {
    let target = RetrainingTarget(
      id: "T", paper: "p", statement: "s", setting: "none", published: "1", expected: 1, basis: basis)
    return RetrainingValidation.Row(target: target, ours: ours, standardError: 0.1, replicates: 100)
  }

  @Test func `a mean is judged by standard errors from the exact value, an approximation not at all`() {
    #expect(RetrainingClaims.verdict(row(ours: 1.34)) == .reproduced)
    #expect(RetrainingClaims.verdict(row(ours: 1.36)) == .notReproduced)
    #expect(RetrainingClaims.verdict(row(ours: 0.64)) == .notReproduced)
    #expect(RetrainingClaims.verdict(row(ours: 1, basis: .publishedApproximation)) == .notTestable)
  }

  @Test func `each claim stands once, with figures that there are`() async throws {
    let claims = try await ClaimTable.claims(from: QuickSimulations.shared)
    #expect(Set(claims.map(\.id)).count == claims.count)
    let figures = Set(FigureCatalogue.all.map(\.id))
    for claim in claims {
      #expect(claim.figure.isEmpty || figures.contains(claim.figure))
      #expect(!claim.published.isEmpty && !claim.rule.isEmpty && !claim.scope.isEmpty)
      #expect(!claim.source.isEmpty && !claim.statement.isEmpty && !claim.status.isEmpty)
    }
    // No figure is named that leaves out what a claim is about.
    func figure(_ id: String) -> String? { claims.first { $0.id == id }?.figure }
    #expect(figure("C1.3.welfare") == "fault-factorial" && figure("C1.3.fidelity") == "")
    #expect(figure("C1.3.welfare.logs") == "" && figure("C1.1.edvex.royalty-synthetic") == "")
    #expect(figure("C1.4.sellers.shipped.exploitative") == "edvex-participation")
    #expect(figure("C1.4.sellers.budgets-a-third.exploitative") == "")
    #expect(figure("C2.2.mean.myopic") == "fairshare-cost" && figure("C2.2.end.myopic") == "")
    #expect(figure("C2.5.myopic") == "" && figure("C2.5") == "fairshare-performance")
    func verdict(_ id: String) -> Verdict? { claims.first { $0.id == id }?.verdict }
    // The paper contradicts its own table in three places.
    #expect(claims.filter { $0.id.hasPrefix("deals.") && $0.verdict == .notReproduced }.count == 3)
    // What the README concluded of the shipped market.
    #expect(verdict("C2.1.quality") == .reproduced && verdict("C2.2.mean") == .notReproduced)
    #expect(verdict("C2.4.shipped") == .notReproduced && verdict("C2.5") == .notReproduced)
    #expect(verdict("C3.1.b") == .notReproduced && verdict("B4.replace") == .reproduced)
    // Every claim is judged under its own name.
    let asked = (1...4).map { "C1.\($0)" } + (1...7).map { "C2.\($0)" } + (1...8).map { "C3.\($0)" }
    for id in asked { #expect(claims.contains { ClaimGroup.belongs($0.id, to: id) }, "\(id)") }
    #expect(verdict("C1.1") == .reproduced && verdict("C1.3") == .depends && verdict("C2.6") == .notReproduced)
  }
}
