// SPDX-License-Identifier: GPL-3.0-or-later

public import GSL
internal import Luck

/// A distribution over K facts, refitted by their frequencies: what is not sampled is forgotten.
///
/// Facts are ranked from 0 and the truth never rules one out. Records are multinomial counts, drawn without a loop over
/// records. Without smoothing a fact that no record tells of is lost for good, and a generation costs in proportion to
/// the facts that are left: the Wright-Fisher model of neutral drift. With smoothing no fact is ever lost, and a
/// generation costs in proportion to K. Only the Wasserstein distance takes all K facts either way.
///
/// Source of the experiment: Dohmatob et al., ICML 2024; Seddik et al., COLM 2024.
public struct CategoricalLearner: Learner {
  /// Pseudo-count alpha of every fact in a fit, records, 0 or more: a fact told of c times in n records is given the
  /// probability (c + alpha)/(n + alpha K).
  public let smoothing: Double
  public let truth: CategoricalModel
  /// Logarithm of each fact's true probability.
  let logTruth: [Double]
  /// Sum of the squared true probabilities.
  let truthSquares: Double
  /// Standard deviation of the truth's rank; 0 with a single fact.
  let rankDeviation: Double
  private let clean: CleanFrequencies

  /// Facts whose probability is in proportion to (rank + 1)^-exponent, Zipf's law.
  /// - Parameters:
  ///   - facts: K, from 1 to 1,000,000.
  ///   - exponent: from 0, which makes all facts alike, to 50.
  ///   - smoothing: see ``smoothing``.
  public init(facts: Int, exponent: Double, smoothing: Double = 0) {
    precondition(exponent >= 0 && exponent <= 50, "an exponent is from 0 to 50")
    precondition(facts >= 1, "there is a fact or more")
    self.init(proportions: (1...facts).map { pow(Double($0), -exponent) }, smoothing: smoothing)
  }

  /// Facts of given probabilities.
  /// - Parameters:
  ///   - proportions: what the probabilities are proportional to, in order of rank, from 1 to 1,000,000 of them. Each
  ///     is finite and above 0: what cannot be true is no fact.
  ///   - smoothing: see ``smoothing``.
  public init(proportions: [Double], smoothing: Double = 0) {
    precondition(proportions.count >= 1 && proportions.count <= 1_000_000, "facts number from 1 to 1,000,000")
    precondition(smoothing >= 0 && smoothing.isFinite, "smoothing is 0 or more")
    truth = CategoricalModel(proportions: proportions)
    precondition(
      truth.facts.count == proportions.count && truth.probabilities.allSatisfy { $0 > 0 },
      "every fact has a probability above 0")
    self.smoothing = smoothing
    logTruth = truth.probabilities.map { log($0) }
    truthSquares = truth.probabilities.reduce(0) { $0 + $1 * $1 }
    let meanRank = zip(truth.facts, truth.probabilities).reduce(0) { $0 + Double($1.0) * $1.1 }
    let variance = zip(truth.facts, truth.probabilities).reduce(0) {
      $0 + (Double($1.0) - meanRank) * (Double($1.0) - meanRank) * $1.1
    }
    rankDeviation = variance.squareRoot()
    clean = CleanFrequencies(of: truth.probabilities, smoothing: smoothing)
  }

  /// K, the facts of the truth.
  public var facts: Int { logTruth.count }

  public var noRecords: CategoricalRecords { CategoricalRecords() }

  public var fewestRecords: Int { 1 }

  /// Costs in proportion to the lesser of records and facts alive, times the logarithm of the latter where records are
  /// few; unfaithful sampling looks at all facts alive besides.
  /// - Parameters: see the protocol; `amount` is at most 2^32 - 1.
  public func draw(
    _ amount: Double, from model: CategoricalModel, _ sampling: Sampling, with luck: inout Sampler,
    into records: inout CategoricalRecords
  ) {
    records.draw(Int(amount.rounded()), from: model, sampling, with: &luck)
  }

  public func add(_ more: CategoricalRecords, to records: inout CategoricalRecords) { records.add(more) }

  /// - Parameters: see the protocol; the piles hold at most 2^32 - 1 records together.
  public func choose(
    _ amount: Double, of piles: [CategoricalRecords], with luck: inout Sampler, into records: inout CategoricalRecords
  ) {
    records.choose(Int(amount.rounded()), of: piles, with: &luck)
  }

  public func amount(of records: CategoricalRecords) -> Double { records.total }

  /// With a weight for human records, counts are those of as many records as there are, the human ones having that
  /// share of them; smoothing is added after that.
  public func fit(to training: TrainingSet<CategoricalRecords>, _ model: inout CategoricalModel) {
    let (real, synthetic) = (training.real, training.synthetic)
    let size = real.total + synthetic.total
    // For how many records one of each kind counts.
    var (perReal, perSynthetic) = (1.0, 1.0)
    if training.realWeight != nil && real.total > 0 && synthetic.total > 0 {
      let weights = FitWeights(real: real.total, synthetic: synthetic.total, realWeight: training.realWeight)
      perReal = weights.real * size / real.total
      perSynthetic = weights.synthetic * size / synthetic.total
    }
    model.alive.pool(
      real, perReal, synthetic, perSynthetic, pseudoCount: smoothing, facts: facts,
      total: size + smoothing * Double(facts))
  }

  /// E KL of a fit on n records, to 1e-5 of it: see `CleanFrequencies`.
  public func cleanDivergence(records: Double) -> Double { clean.divergence(records: records) }
}
