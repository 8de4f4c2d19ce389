// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Luck
import Testing

@testable import Market

/// Language models in the market.
struct LearnerTextTests {
  /// Words of a made-up language: half of them follow from the word before, the others are common or rare.
  private static let corpus: Corpus = {
    var draws = Luck(seed: 8, replicate: 0).key(.learner).draws
    var text = ""
    var word = 0
    for _ in 0..<12_000 {
      let follows = draws.uniform() < 0.5
      let rare = draws.uniform() * draws.uniform() * draws.uniform()
      word = follows ? (word * 7 + 3) % 200 : Int(200 * rare)
      text += "w\(word) "
    }
    return try! Corpus(Array(text.utf8), unit: .words)
  }()

  private func data(
    human: Double, synthetic: Double, workflow: WorkflowRule = .replace,
    _ change: @escaping @Sendable (inout Parameters) -> Void = { _ in }
  ) -> FreeData {
    FreeData(
      human: human, synthetic: synthetic, learner: .ngram, workflow: workflow,
      material: LearningMaterial(corpus: Self.corpus), change: change)
  }

  @Test func `a model of all human text is as good as there is`() throws {
    let all = Double(Self.corpus.trainingTokens)
    let market = try data(human: all, synthetic: 0).played(3)
    for period in 1...3 {
      // Sums of the same terms in another order of blocks.
      #expect(abs(market.recorded(.klDivergence, period)) < 1e-9)
      #expect(agree(market.recorded(.fidelity, period), 1, within: 1e-9))
    }
    let part = try data(human: all / 20, synthetic: 0).played(1)
    #expect(part.last(.klDivergence) > 0.05)
  }

  @Test(arguments: WorkflowRule.allCases)
  func `text by models alone loses quality and words, human text beside it keeps some`(workflow: WorkflowRule) throws {
    let alone = try data(human: 0, synthetic: 3_000, workflow: workflow).played(8)
    let mixed = try data(human: 3_000, synthetic: 3_000, workflow: workflow).played(8)
    let (lost, kept) = (alone.last(.klDivergence), mixed.last(.klDivergence))
    #expect(lost > kept, "\(workflow)")
    #expect(alone.last(.tailCoverage) <= mixed.last(.tailCoverage))
    #expect(alone.last(.fidelity) < mixed.last(.fidelity))
    for market in [alone.rows, mixed.rows] { #expect(market.allSatisfy { !$0.isInfinite }) }
    #expect(alone.series(.wasserstein2).allSatisfy { $0.isNaN })
    #expect(alone.series(.tailCoverage).allSatisfy { $0 > 0 && $0 <= 1 })
    if workflow == .replace { #expect(lost > 2 * alone.recorded(.klDivergence, 1)) }
  }

  @Test func `a market without text is refused by name`() throws {
    do {
      _ = try FreeData(human: 10, learner: .ngram).market()
      Issue.record("a learner of text needs a text")
    } catch {
      #expect("\(error)".contains("fidelity.text"))
    }
  }
}
