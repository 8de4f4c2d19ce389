// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Luck
internal import Market

/// Suppliers that stand for a continuum: each for as many as there are of them over the number of types.
///
/// Qualities, volumes, domains, fees and matches are Sobol points, which fill their space evenly (beyond 40 coordinates,
/// the library's limit, matches are keyed draws); costs are integrated in closed form. Sums over types are therefore
/// exact but for an error that falls almost as 1/types.
struct SupplierTypes {
  let count: Int
  let buyers: Int
  /// Sandbox trials of each pair that are averaged.
  let trials: Int
  /// q, n, and q n.
  private(set) var quality: [Double] = []
  private(set) var records: [Double] = []
  /// Place among the platforms' options, in [0, 1).
  private(set) var place: [Double] = []
  private(set) var costs: [CostLaw] = []
  /// Row t holds what a record of type t is to each buyer relative to quality 1: D t_k[d] x_tk.
  private(set) var match: [Double] = []
  /// Factor of the sandbox trial: type by type, trial by trial, buyer by buyer; empty without noise.
  private(set) var noise: [Double] = []

  /// Human sellers, domain by domain, so that buyers' order of willingness to pay changes little from one to the next.
  static func sellers(
    _ parameters: Parameters, taskMatch: [Double], buyers: Int, count: Int, trials: Int, leastSpread: Double
  ) throws -> SupplierTypes {
    let rules = parameters.sellers
    var types = SupplierTypes(count: count, buyers: buyers, trials: trials)
    var points = try Coordinates(own: 4, buyers: buyers, parameters, kind: .seller)
    func domain(_ point: (own: [Double], scores: [Double])) -> Int {
      min(Int(point.own[2] * Double(rules.domains)), rules.domains - 1)
    }
    var drawn: [(own: [Double], scores: [Double])] = []
    for _ in 0..<count { drawn.append(try points.next()) }
    drawn.sort { domain($0) < domain($1) }
    for (type, point) in drawn.enumerated() {
      let correlation = rules.qualityCostCorrelation
      let score = Distributions.normalQuantile(point.own[0])
      types.quality.append(Distributions.betaQuantile(point.own[0], a: rules.qualityAlpha, b: rules.qualityBeta))
      types.records.append(
        rules.recordsMedian * exp(rules.recordsLogSd * Distributions.normalQuantile(point.own[1])))
      types.place.append(point.own[3])
      types.costs.append(
        CostLaw(
          free: rules.byproductShare,
          location: (rules.costMedian > 0 ? log(rules.costMedian) : -.infinity) + rules.costLogSd * correlation * score,
          spread: max(leastSpread, rules.costLogSd * (1 - correlation * correlation).squareRoot())))
      types.addMatches(point.scores, parameters) { taskMatch[$0 * rules.domains + domain(point)] }
      types.addNoise(type, parameters, kind: .seller)
    }
    return types
  }

  /// Producers of synthetic records; `place` is the buyer whose model they sample, over the number of buyers.
  static func producers(
    _ parameters: Parameters, buyers: Int, count: Int, trials: Int, leastSpread: Double
  ) throws -> SupplierTypes {
    let rules = parameters.producers
    var types = SupplierTypes(count: count, buyers: buyers, trials: trials)
    var points = try Coordinates(own: 1, buyers: buyers, parameters, kind: .producer)
    for type in 0..<count {
      let point = try points.next()
      types.quality.append(1)
      types.records.append(rules.records)
      types.place.append(point.own[0])
      let generation = rules.costPerRecord * rules.records
      types.costs.append(
        CostLaw(
          free: 0, location: generation > 0 ? log(generation) : -.infinity, spread: max(leastSpread, rules.costLogSd),
          fixed: rules.fixedCost))
      types.addMatches(point.scores, parameters) { _ in 1 }
      types.addNoise(type, parameters, kind: .producer)
    }
    return types
  }

  private init(count: Int, buyers: Int, trials: Int) {
    self.count = count
    self.buyers = buyers
    self.trials = trials
  }

  private mutating func addMatches(_ scores: [Double], _ parameters: Parameters, weight: (Int) -> Double) {
    let spread = parameters.matching.matchSpread
    for buyer in 0..<buyers {
      match.append(weight(buyer) * (spread > 0 ? exp(spread * (scores[buyer] - 0.5 * spread)) : 1))
    }
  }

  private mutating func addNoise(_ type: Int, _ parameters: Parameters, kind: AgentKind) {
    let deviation = parameters.sandboxDeviation
    guard deviation > 0, !parameters.takesTrialsInClosedForm else { return }
    let key = Luck(seed: 0, replicate: 0).key(.paperSuppliers, period: 1, kind: kind).agent(type)
    for trial in 0..<trials {
      for buyer in 0..<buyers {
        var draws = key.counterpart(trial * buyers + buyer).draws
        noise.append(exp(deviation * (draws.gaussian() - 0.5 * deviation)))
      }
    }
  }
}

extension Parameters {
  /// Log standard deviation of a sandbox estimate.
  var sandboxDeviation: Double { matching.sandboxNoise / matching.sandboxRecords.squareRoot() }

  /// Whether one price per record makes the chance that a noisy estimate exceeds it a normal integral.
  var takesTrialsInClosedForm: Bool { pricing.rule == .uniform || pricing.rule == .fixed }
}

/// Points of the unit cube, and normal scores for the matches with buyers.
private struct Coordinates: ~Copyable {
  private var sobol: QuasiRandom.Sobol
  private let own: Int
  private let buyers: Int
  private let key: LuckKey
  private var taken = 0

  init(own: Int, buyers: Int, _ parameters: Parameters, kind: AgentKind) throws {
    self.own = own
    self.buyers = buyers
    let limit = QuasiRandom.Sobol.supportedDimensions.upperBound
    sobol = try QuasiRandom.Sobol(dimensions: min(own + (parameters.matching.matchSpread > 0 ? buyers : 0), limit))
    key = Luck(seed: 0, replicate: 0).key(.paperSuppliers, kind: kind)
  }

  mutating func next() throws -> (own: [Double], scores: [Double]) {
    let point = try sobol.next()
    let draws = key.agent(taken)
    taken += 1
    let scores = (0..<buyers).map { buyer in
      own + buyer < point.count
        ? Distributions.normalQuantile(point[own + buyer])
        : {
          var draws = draws.counterpart(buyer).draws
          return draws.gaussian()
        }()
    }
    return (Array(point[0..<own]), scores)
  }
}
