// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import GSL
internal import Luck

/// How fast learners retrain.
struct RetrainingBenchmarks: Sendable {
  /// Shorter measurements.
  let isQuick: Bool

  func run(_ report: (BenchmarkResult) throws -> Void) async throws {
    for records in [100, 1_000_000_000] {
      let dimensions = 100
      let seconds = try secondsPerGeneration(
        GaussianLearner(dimensions: dimensions), records: records, generations: isQuick ? 1_000 : 20_000)
      try report(
        BenchmarkResult(
          name: "gaussian generation, \(records) records", value: seconds / Double(dimensions) * 1e6,
          unit: "microseconds/dimension"))
    }
    let categorical = try secondsPerGeneration(
      CategoricalLearner(facts: 1_000, exponent: 1), records: 1_000_000, generations: isQuick ? 100 : 5_000)
    try report(
      BenchmarkResult(
        name: "categorical generation, 1,000 facts, 1e6 records", value: categorical * 1e6, unit: "microseconds"))
    try report(
      BenchmarkResult(
        name: "1e7 replicate-generations of a recursive gaussian, 2 threads", value: try await recursiveGaussian(),
        unit: "s"))
    let text = try languageModel()
    try report(BenchmarkResult(name: "ngram, order 3, 1e5 words: trained", value: text.trained, unit: "tokens/s"))
    try report(BenchmarkResult(name: "ngram, order 3, 1e5 words: generated", value: text.generated, unit: "tokens/s"))
    try report(
      BenchmarkResult(
        name: "ngram, order 3, 1e5 words: memory", value: text.bytesPerNGram, unit: "bytes/distinct n-gram"))
  }

  /// The best of several runs: others' work on the machine can only add to it.
  private func best(_ work: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    var best = Double.infinity
    for _ in 0..<(isQuick ? 1 : 5) {
      let start = clock.now
      try work()
      best = min(best, (clock.now - start) / .seconds(1))
    }
    return best
  }

  /// Time of drawing, fitting and measuring one generation; a loop that has lost its tail begins anew.
  private func secondsPerGeneration<L: Learner>(_ learner: L, records: Int, generations: Int) throws -> Double {
    var plan = RetrainingPlan()
    plan.synthetic = records
    var sampler = try Sampler()
    let width = L.quantities.count
    let seconds = best {
      withUnsafeTemporaryAllocation(of: Double.self, capacity: width) { values in
        var done = 0
        while done < generations {
          var loop = RetrainingLoop(learner, plan, luck: Luck(seed: 1, replicate: UInt64(done)), sampler: &sampler)
          for _ in 0..<min(20, generations - done) {
            loop.step(&sampler)
            loop.measure(with: &sampler, into: values)
            done += 1
          }
        }
      }
    }
    return seconds / Double(generations)
  }

  private func recursiveGaussian() async throws -> Double {
    var parameters = RetrainingParameters()
    parameters.generations = 100
    parameters.replicates = isQuick ? 5_000 : 100_000
    let study = RetrainingStudy(parameters, factory: try LearnerFactory(parameters.learning), threads: 2)
    let clock = ContinuousClock()
    var best = Double.infinity
    for _ in 0..<(isQuick ? 1 : 3) {
      let start = clock.now
      _ = try await study.run()
      best = min(best, (clock.now - start) / .seconds(1))
    }
    return best * 100_000 / Double(parameters.replicates)
  }

  /// Text of Zipf's law over 100,000 words.
  private func languageModel() throws -> (trained: Double, generated: Double, bytesPerNGram: Double) {
    let words = 100_000
    let tokens = isQuick ? 200_000 : 2_000_000
    var cumulative = [Double](repeating: 0, count: words)
    var sum = 0.0
    for word in 0..<words {
      sum += 1 / Double(word + 1)
      cumulative[word] = sum
    }
    var draws = Luck(seed: 1, replicate: 1).key(.learner).draws
    let text = (0..<tokens).map { _ in
      let point = draws.uniform() * sum
      var (low, high) = (0, words - 1)
      while low < high {
        let middle = (low + high) / 2
        if cumulative[middle] < point { low = middle + 1 } else { high = middle }
      }
      return Int32(low)
    }
    let pieces = [TextPiece(text)]
    var model = NGramModel(pieces: pieces, vocabularySize: words, order: 3, smoothing: .wittenBell)
    let training = best {
      model = NGramModel(pieces: pieces, vocabularySize: words, order: 3, smoothing: .wittenBell)
    }
    var written: [Int32] = []
    let writing = best { model.generate(tokens, into: &written, draws: &draws) }
    return (
      Double(tokens) / training, Double(tokens) / writing,
      Double(model.memoryBytes) / Double(model.distinctNGrams.reduce(0, +))
    )
  }
}
