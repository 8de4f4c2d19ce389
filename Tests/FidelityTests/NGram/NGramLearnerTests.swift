// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck
import Testing

@testable import Fidelity

struct NGramLearnerTests {
  /// A text of bytes whose tokens depend on the two before.
  private static let corpus = try! Corpus(
    dependentText(40_000, size: 40, seed: 12).map { UInt8($0) }, unit: .bytes)

  private func learner(_ smoothing: NGramSmoothing = .wittenBell, order: Int = 3) -> NGramLearner {
    NGramLearner(Self.corpus, order: order, smoothing: smoothing)
  }

  private func draw(
    _ learner: NGramLearner, _ tokens: Int, from model: NGramLearner.Model? = nil, _ sampling: Sampling = .faithful,
    seed: UInt64
  ) throws -> NGramLearner.Records {
    var sampler = try Sampler()
    sampler.begin(Luck(seed: seed, replicate: 1).key(.learner))
    var records = learner.noRecords
    learner.draw(Double(tokens), from: model ?? learner.truth, sampling, with: &sampler, into: &records)
    return records
  }

  private func fit(
    _ learner: NGramLearner, _ real: NGramLearner.Records, _ synthetic: NGramLearner.Records? = nil,
    realWeight: Double? = nil
  ) -> NGramLearner.Model {
    var model = learner.truth
    learner.fit(
      to: TrainingSet(real: real, synthetic: synthetic ?? learner.noRecords, realWeight: realWeight), &model)
    return model
  }

  @Test(arguments: NGramSmoothing.allCases, [1, 3, 5])
  func `the truth and a model of all human text have no divergence`(smoothing: NGramSmoothing, order: Int) throws {
    let learner = learner(smoothing, order: order)
    #expect(learner.divergence(of: learner.truth) == Divergence(kl: 0, reverseKL: 0, coverage: 1))
    let all = Self.corpus.trainingTokens
    for seed in UInt64(1)...3 {
      let model = fit(learner, try draw(learner, all, seed: seed))
      #expect(model.crossEntropy == learner.truth.crossEntropy)
      #expect(learner.divergence(of: model).kl == 0)
    }
    #expect(learner.cleanDivergence(records: Double(all)) == 0)
    #expect(learner.cleanDivergence(records: 1e9) == 0)
  }

  @Test(arguments: NGramSmoothing.allCases)
  func `the clean divergence falls with the tokens`(smoothing: NGramSmoothing) {
    let learner = learner(smoothing)
    let sizes = sequence(first: 64.0) { $0 < 30_000 ? $0 * 1.3 : nil }
    let divergences = sizes.map { learner.cleanDivergence(records: $0) }
    for (larger, smaller) in zip(divergences, divergences.dropFirst()) { #expect(larger > smaller) }
    #expect(learner.cleanDivergence(records: 0) == learner.cleanDivergence(records: 1))
    #expect(learner.cleanDivergence(records: 0).isFinite)
  }

  /// The curve behind the clean divergence is a draw itself: one fit at each size.
  @Test(arguments: NGramSmoothing.allCases, [1_024, 4_096, 16_384])
  func `the clean divergence is that of fits on human text`(smoothing: NGramSmoothing, tokens: Int) throws {
    let learner = learner(smoothing)
    var fits = Moments()
    for seed in UInt64(1)...30 {
      fits.record(learner.divergence(of: fit(learner, try draw(learner, tokens, seed: seed))).kl)
    }
    let error = (fits.variance * (1 + 1 / fits.count)).squareRoot()
    #expect(abs(learner.cleanDivergence(records: Double(tokens)) - fits.mean) < 3.5 * error)
    #expect(error < 0.2 * fits.mean)
  }

  @Test func `a weight of human text counts it as often as it outweighs the other`() throws {
    let learner = learner()
    let real = try draw(learner, 2_000, seed: 5)
    let synthetic = try draw(learner, 4_000, from: fit(learner, real), seed: 6)
    // Of 2,000 and 4,000 tokens, a weight of 3/5 gives a human token three times that of a synthetic one.
    let tripled = NGramLearner.Records(human: real.human.map { TextPiece($0.tokens, weight: 3) })
    #expect(
      fit(learner, real, synthetic, realWeight: 0.6).crossEntropy == fit(learner, tripled, synthetic).crossEntropy)
    var doubled = synthetic
    learner.add(synthetic, to: &doubled)
    // And 1/5 gives a synthetic token twice that of a human one.
    #expect(
      fit(learner, real, synthetic, realWeight: 0.2).crossEntropy == fit(learner, real, doubled).crossEntropy)
    #expect(
      fit(learner, real, synthetic, realWeight: 1.0 / 3).crossEntropy == fit(learner, real, synthetic).crossEntropy)
    #expect(fit(learner, real, synthetic, realWeight: 1).crossEntropy == fit(learner, real).crossEntropy)
    #expect(
      fit(learner, real, synthetic, realWeight: 0).crossEntropy
        == fit(learner, learner.noRecords, synthetic).crossEntropy)
  }

  @Test(arguments: NGramSmoothing.allCases)
  func `retraining on its own output makes held-out human text ever less likely`(smoothing: NGramSmoothing) throws {
    let learner = learner(smoothing)
    var plan = RetrainingPlan()
    plan.synthetic = 4_000
    var sampler = try Sampler()
    var rises = (1...5).map { _ in Moments() }
    for replicate in UInt64(1)...12 {
      var loop = RetrainingLoop(learner, plan, luck: Luck(seed: 3, replicate: replicate), sampler: &sampler)
      for generation in rises.indices {
        let before = loop.model.crossEntropy
        loop.step(&sampler)
        rises[generation].record(loop.model.crossEntropy - before)
      }
    }
    for rise in rises { #expect(rise.standardErrors(from: 0) > 4) }
  }

  @Test func `fresh human text and faithful sampling both slow the fall`() throws {
    let learner = learner()
    func loss(synthetic: Int, bias: Double) throws -> Moments {
      var plan = RetrainingPlan()
      plan.synthetic = synthetic
      plan.freshReal = 4_000 - synthetic
      plan.sampling.bias = bias
      plan.generations = 4
      return try outcomes(learner, plan, replicates: 8, seed: 4) { learner.divergence(of: $0.model).kl }
    }
    let alone = try loss(synthetic: 4_000, bias: 1)
    for (less, more) in [
      (try loss(synthetic: 2_000, bias: 1), alone), (alone, try loss(synthetic: 4_000, bias: 0.7)),
    ] {
      let error = (less.variance / less.count + more.variance / more.count).squareRoot()
      #expect(more.mean - less.mean > 4 * error)
    }
  }

  @Test func `the same luck writes and learns the same, other luck does not`() throws {
    func path(seed: UInt64) throws -> [Double] {
      var plan = RetrainingPlan()
      plan.synthetic = 1_000
      plan.freshReal = 500
      plan.workflow = .accumulateSubsample
      var sampler = try Sampler()
      var loop = RetrainingLoop(learner(), plan, luck: Luck(seed: seed, replicate: 1), sampler: &sampler)
      return (1...3).map { _ in
        loop.step(&sampler)
        return loop.model.crossEntropy
      }
    }
    #expect(try path(seed: 1) == path(seed: 1))
    for (one, other) in zip(try path(seed: 1), try path(seed: 2)) { #expect(one != other) }
  }

  @Test func `a choice from piles has whole blocks, none twice`() throws {
    let learner = learner()
    // Each pile's tokens are its own.
    let piles = (0..<4).map { pile in
      let text = (0..<2_000).map { Int32(pile * 10 + $0 / 500) }
      return NGramLearner.Records(written: [TextPiece(text)])
    }
    var sampler = try Sampler()
    var chosen = learner.noRecords
    for seed in UInt64(1)...10 {
      sampler.begin(Luck(seed: seed, replicate: 1).key(.learner))
      learner.choose(5_200, of: piles, with: &sampler, into: &chosen)
      #expect(chosen.count == 5_200)
      #expect(chosen.written.map(\.tokens.count) == [Int](repeating: 500, count: 10) + [200])
      #expect(chosen.written.allSatisfy { Set($0.tokens).count == 1 })
      #expect(Set(chosen.written.map { $0.tokens.first! }).count == 11)
    }
  }

  @Test func `who reads the same human text again learns nothing new`() throws {
    let learner = learner()
    let once = try draw(learner, 5_200, seed: 4)
    var twice = once
    learner.add(try draw(learner, 5_200, seed: 4), to: &twice)
    #expect(learner.amount(of: twice) == 5_200)
    #expect(fit(learner, twice).crossEntropy == fit(learner, once).crossEntropy)
    // The last block of a draw may be a part; of two parts the longer stays.
    learner.add(try draw(learner, 5_400, seed: 4), to: &twice)
    #expect(learner.amount(of: twice) == 5_400)
    #expect(learner.amount(of: try draw(learner, 10_000_000, seed: 1)) == Double(Self.corpus.trainingTokens))
  }

  @Test(arguments: NGramSmoothing.allCases)
  func `human text that piles up never makes a model worse for long`(smoothing: NGramSmoothing) throws {
    let learner = learner(smoothing)
    var plan = RetrainingPlan()
    plan.workflow = .accumulate
    plan.synthetic = 0
    plan.freshReal = 6_000
    var sampler = try Sampler()
    var loop = RetrainingLoop(learner, plan, luck: Luck(seed: 3, replicate: 1), sampler: &sampler)
    var divergences: [Double] = []
    for _ in 0..<20 {
      loop.step(&sampler)
      divergences.append(learner.divergence(of: loop.model).kl)
    }
    for (before, after) in zip(divergences, divergences.dropFirst()) { #expect(after <= before + 1e-3) }
    #expect(divergences[19] < 0.2 * divergences[0])
  }

  @Test func `coverage is the share of held-out tokens that were met, by hand`() throws {
    // Of 20 tokens in blocks of two the last block is held out: "a e".
    let corpus = try Corpus(Array("a b a b a b a b a b a b a b a b a b a e".utf8), unit: .words)
    let learner = NGramLearner(corpus, order: 2, smoothing: .wittenBell)
    #expect(corpus.heldOutTokens == 2)
    #expect(fit(learner, try draw(learner, 18, seed: 1)).coverage == 0.5)
    let empty = NGramLearner.Records(written: [TextPiece([1, 1])])
    #expect(fit(learner, empty).coverage == 0)
  }
}
