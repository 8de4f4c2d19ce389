// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Luck
public import Market

/// Searches all equilibria of a market on paper from many starts.
///
/// From each start, a Sobol point of the space of unknowns, a coarse market is solved by the hybrid method
/// (``GSL/NonlinearSystems``). Ends that agree are one; each is solved again with many more types, and again those that
/// agree are one. What depends on a start is found by ``end(ofStart:)``, so that starts can be searched in parallel.
public struct EquilibriumSearch: Sendable {
  public let coarse: PaperMarket
  let middle: PaperMarket
  public let fine: PaperMarket

  /// Greatest residual of a root, in logarithmic units, of the coarse and the fine market: their sums have small jumps
  /// where a type changes its mind.
  static let coarseTolerance = 0.02
  static let fineTolerance = 0.0005
  /// Ends closer than this, in the coarse or the fine market, are one: where models recover slowly, a residual within the
  /// tolerance leaves fidelity uncertain by some percent.
  static let coarseDistance = 0.2
  static let fineDistance = 0.15
  /// Of sellers' choice of price (``PaperSale/tremble``). In the fine market it moves prices by less than .1%.
  static let coarseTremble = 0.03
  static let middleTremble = 0.01
  static let fineTremble = 0.003
  /// Periods by which a start is led nearer.
  static let playedPeriods = 100
  /// Steps of differences, in logarithmic units.
  static let coarseStep = 0.05
  static let fineStep = 0.03

  /// Where the search from one start ended.
  public struct End: Sendable {
    public let start: Int
    public let residual: Double
    public let iterations: Int
    /// nil where it is a root.
    public let failure: String?
    /// Mean log F, contamination: where it is, whether a root or not.
    public let fidelity: Double
    public let contamination: Double
    /// Records delivered in a period, each sale counted.
    public let records: Double
    let point: [Double]
  }

  /// - Parameters:
  ///   - parameters: without ``Market/Parameters/paperLimits``.
  ///   - replicate: whose buyers these are.
  /// - Throws: as ``PaperMarket`` does.
  public init(_ parameters: Parameters, replicate: Int, stationary: StationaryFidelity, types: Int = 8192) throws {
    func market(_ types: Int, _ producerTypes: Int, trials: Int, spread: Double) throws -> PaperMarket {
      try PaperMarket(
        parameters, replicate: replicate, stationary: stationary, types: types, producerTypes: producerTypes,
        trials: trials, leastSpread: spread)
    }
    coarse = try market(192, 64, trials: 1, spread: 0.1)
    middle = try market(512, 128, trials: 1, spread: 0.05)
    fine = try market(types, types, trials: 2, spread: 0.01)
  }

  /// The end of the search from one start.
  /// - Parameter start: 0 or more.
  public func end(ofStart start: Int) throws -> End {
    var map = PeriodMap(coarse, tremble: Self.coarseTremble)
    var points = try QuasiRandom.Sobol(dimensions: 5)
    var place = try points.next()
    for _ in 0..<start { place = try points.next() }
    let first = coarse.start(at: place)
    var outcome = try solve(from: first, &map)
    // Who starts too far off for Newton's method is led nearer by playing periods.
    if outcome.failure != nil { outcome = try solve(from: map.played(Self.playedPeriods, from: first), &map) }
    return coarse.end(outcome, start: start, &map)
  }

  private func solve(from point: [Double], _ map: inout PeriodMap) throws -> NonlinearSystems.Outcome {
    try NonlinearSystems.hybrid(
      from: point, tolerance: Self.coarseTolerance, maximumIterations: 60,
      jacobian: { map.jacobian($0, step: Self.coarseStep, isCentral: false) }, { map.residuals($0, $1) })
  }

  /// An end of a coarse market solved again in the fine one.
  func refine(_ end: End) throws -> End {
    var (map, slopes) = (PeriodMap(fine, tremble: Self.fineTremble), PeriodMap(middle, tremble: Self.middleTremble))
    let outcome = try NonlinearSystems.hybrid(
      from: end.point, tolerance: Self.fineTolerance, maximumIterations: 40,
      jacobian: { slopes.jacobian($0, step: Self.fineStep, isCentral: false) }, { map.residuals($0, $1) })
    return fine.end(outcome, start: end.start, &map)
  }

  /// Ends that are different roots, each with the starts that led there.
  func distinct(_ ends: [End], within distance: Double) -> [(end: End, starts: [Int])] {
    var found: [(end: End, starts: [Int])] = []
    for end in ends where end.failure == nil {
      if let place = found.firstIndex(where: { fine.unknowns.distance($0.end.point, end.point) < distance }) {
        found[place].starts.append(end.start)
        if end.residual < found[place].end.residual { found[place].end = end }
      } else {
        found.append((end, [end.start]))
      }
    }
    return found
  }
}

extension PaperMarket {
  /// A start somewhere between extremes: high and low bids, fidelity, suspicion and pay.
  func start(at place: [Double]) -> [Double] {
    var point = [Double](repeating: 0, count: unknowns.count)
    let worst = stationary.logFidelity(1)
    for place1 in unknowns.fidelity { point[place1] = place[1] * worst }
    for buyer in unknowns.bids {
      // From the bid of who holds next to nothing to that of who holds ten times all supply and is short of money.
      let highest = log(slope(buyer, held: 0.01 * scale, logFidelity: point[unknowns.model(buyer)]))
      point[buyer] = highest - 6 * place[0]
    }
    let edge = 1 / Double(parameters.provenance.auditRecords)
    let prior = min(max(place[2], edge), 1 - edge)
    let spread = 4 * (place[3] - 0.5)
    let bid = unknowns.bids.reduce(0) { $0 + point[$1] } / Double(unknowns.buyers)
    if let index = unknowns.prior { point[index] = log(prior / (1 - prior)) }
    if let index = unknowns.sellerPay { point[index] = bid + spread }
    if let index = unknowns.producerPay { point[index] = bid + spread - 1 }
    if let index = unknowns.price {
      point[index] = bid + log(max(parameters.pricing.theta, 1e-6)) + 2 * (place[4] - 0.5)
    }
    if let index = unknowns.divergence { point[index] = -place[1] * worst }
    return point
  }

  /// What a search came to.
  func end(_ outcome: NonlinearSystems.Outcome, start: Int, _ map: inout PeriodMap) -> EquilibriumSearch.End {
    let logs = outcome.point.withUnsafeBufferPointer { map.play(at: $0) }.logFidelity
    return EquilibriumSearch.End(
      start: start, residual: outcome.residual, iterations: outcome.iterations, failure: outcome.failure?.message,
      fidelity: logs.reduce(0) { $0 + exp($1) } / Double(logs.count), contamination: map.flows.contamination,
      records: (map.flows.humanRecords + map.flows.syntheticRecords).reduce(0, +),
      point: outcome.point)
  }
}
