// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck
public import ScenarioFiles
public import Valuation

/// Divides the value of a game that a user describes.
public struct ValueDivision: Sendable {
  public var method: DivisionMethod
  /// Effective records: the form of the utility u of their sum, its worth W (finite), and its scale E0 > 0; nil: the
  /// sum of all effective records.
  public var utility = BundleUtility(.dataScaling(exponent: 0.35))
  public var worth = 1.0
  public var scale: Double?
  /// Sampled rules: pairs of orders of arrival of a table of coalitions, sweeps of 16 coalitions of effective records;
  /// at least 2.
  public var samples = 1000
  public var seed = 1
  /// Sampled rules, at least 1; the results are the same for every number.
  public var threads = 1
  /// shapleySampled of a table: how near to the whole, in shares of the gain, a walk ends; from 0 to below 1.
  public var truncation = 0.0
  /// betaShapley: above 0 and finite (16 and 1: Kwon and Zou, AISTATS 2022).
  public var alpha = 16.0
  public var beta = 1.0
  /// knnShapley: K >= 1, and the points to classify.
  public var neighbours = 5
  public var testPoints: LabelledPoints?

  /// A method does not apply to an input, or the numbers are too large to compute with.
  public struct Failure: Error, Equatable, Sendable {
    public let message: String
  }

  public init(_ method: DivisionMethod) { self.method = method }

  /// - Throws: ``Failure``, or `Interrupted` when the stop was raised.
  public func divide(_ input: DivisionInput, stop: StopFlag = StopFlag()) async throws -> DividedValue {
    if let message = method.refusal(of: input) { throw Failure(message: message) }
    let result =
      switch input {
      case .coalitions(let table): try await divide(table, stop)
      case .effective(let holdings): try await divide(holdings, stop)
      case .points(let points): try divide(points)
      }
    guard result.wholeGain.isFinite, result.values.allSatisfy(\.isFinite) else {
      throw Failure(message: "utilities are too large to add and subtract")
    }
    return result
  }

  private func divide(_ table: CoalitionTable, _ stop: StopFlag) async throws -> DividedValue {
    var errors: [Double]?
    let values: [Double]
    switch method {
    case .leaveOneOut: values = table.leaveOneOut()
    case .shapleyExact: values = table.shapley()
    case .banzhaf: values = table.banzhaf()
    case .betaShapley: values = table.betaShapley(alpha: alpha, beta: beta)
    case .shapleySampled:
      let sampler = PermutationSampler(table, key: key, tolerance: truncation)
      let sampled = try await sample(table.playerCount, stop) { sampler.accumulate(permutations: $0) }
      (values, errors) = (sampled.values, sampled.standardErrors)
    case .equal, .volume, .knnShapley, .aumannShapley: values = table.equalParts()
    }
    return DividedValue(
      players: table.players, values: values, standardErrors: errors, wholeGain: table.wholeGain)
  }

  private func divide(_ holdings: EffectiveRecords, _ stop: StopFlag) async throws -> DividedValue {
    let sum = holdings.effective.reduce(0, +)
    let game = UtilityOfTotal(
      utility, worth: worth, scale: scale ?? (sum > 0 ? sum : 1), effective: holdings.effective)
    if [.shapleyExact, .betaShapley, .banzhaf].contains(method) && !method.isSampled(.effective(holdings)) {
      guard let table = try? CoalitionTable(players: holdings.players, of: game) else {
        throw Failure(message: "utilities are too large to add and subtract")
      }
      return try await divide(table, stop)
    }
    var errors: [Double]?
    let values: [Double]
    switch method {
    case .equal, .knnShapley: values = game.equalParts()
    case .volume: values = game.volumeParts(records: holdings.records ?? holdings.effective)
    case .leaveOneOut: values = game.leaveOneOut()
    case .aumannShapley: values = game.aumannShapley()
    case .shapleyExact, .shapleySampled, .betaShapley, .banzhaf:
      let sampler = MultilinearSampler(game, concept: method == .banzhaf ? .banzhaf : .shapley, key: key)
      let sampled = try await sample(game.playerCount, stop) { sampler.accumulate(sweeps: $0) }
      (values, errors) = (sampled.values, sampled.standardErrors)
    }
    return DividedValue(
      players: holdings.players, values: values, standardErrors: errors, wholeGain: game.wholeGain)
  }

  private var key: LuckKey { Luck(seed: UInt64(seed), replicate: 0).key(.valueSampling) }

  /// Takes the samples in ranges, in parallel, and merges them in order.
  private func sample(
    _ playerCount: Int, _ stop: StopFlag, _ take: @escaping @Sendable (Range<Int>) -> PlayerMoments
  ) async throws -> SampledValues {
    let ranges = PlayerMoments.ranges(samples)
    var moments = PlayerMoments(playerCount: playerCount)
    try await OrderedWork(count: ranges.count, threads: threads, window: 8 * threads).run(
      stop: stop, job: { index, shouldStop in shouldStop() ? nil : take(ranges[index]) },
      consume: { moments.merge($0) })
    return moments.estimates
  }

  /// One test point at a time, so that memory does not grow with their number. Among points at the same distance those
  /// of earlier rows are nearer.
  private func divide(_ points: LabelledPoints) throws(Failure) -> DividedValue {
    guard let tests = testPoints, !tests.labels.isEmpty else { throw Failure(message: "knnShapley needs test points") }
    let rule = NearestNeighbourShapley(neighbours: neighbours)
    var sums = [Double](repeating: 0, count: points.players.count)
    for (label, place) in zip(tests.labels, tests.coordinates) {
      let distances = points.coordinates.map { point in
        zip(point, place).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }
      let order = distances.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
      let test = NearestNeighbourShapley.TestPoint(
        nearestFirst: order, matches: points.labels.map { $0 == label })
      guard let values = try? rule.values([test]) else { throw Failure(message: "knnShapley needs training points") }
      for (player, value) in values.enumerated() { sums[player] += value }
    }
    let values = sums.map { $0 / Double(tests.labels.count) }
    // Efficiency: the values sum to the utility of all points, and nobody's is 0.
    return DividedValue(
      players: points.players, values: values, standardErrors: nil, wholeGain: values.reduce(0, +))
  }
}
