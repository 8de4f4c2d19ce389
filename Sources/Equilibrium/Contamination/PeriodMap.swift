// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import GSL
internal import Luck
internal import Market
internal import Valuation

/// The equations of an equilibrium: by how much each unknown would change if a period were played from it.
///
/// With what buyers hold, E_k, the bid that a slack budget allows is u'(E_k), and with what they spend, D_k, a budget
/// B_k that binds makes D_k = B_k. One of the two holds and neither bid nor spend exceeds its bound, which is
/// min(log u'(E_k) - log s_k, log B_k - log D_k) = 0.
struct PeriodMap {
  let market: PaperMarket
  private(set) var flows: Flows
  private var sale: PaperSale

  /// - Parameter tremble: of sellers' choice of price, see ``PaperSale/tremble``; 0 for the market itself.
  init(_ market: PaperMarket, tremble: Double = 0) {
    self.market = market
    flows = Flows(buyers: market.unknowns.buyers)
    sale = PaperSale(market.parameters, tremble: tremble)
  }

  /// Plays a period from a point for its flows, which are then those of the point; returns its state.
  @discardableResult
  mutating func play(at point: UnsafeBufferPointer<Double>) -> PaperState {
    let state = PaperState(market, at: point)
    PaperTrade(market, state).settle(&sale, into: &flows)
    return state
  }

  /// Plays a period from a point and writes the equations' residuals. Those of unknowns that are carried over are by how
  /// much the period changes them.
  mutating func residuals(_ point: UnsafeBufferPointer<Double>, _ residuals: UnsafeMutableBufferPointer<Double>) {
    let state = play(at: point)
    let (unknowns, parameters) = (market.unknowns, market.parameters)
    for buyer in 0..<unknowns.buyers {
      let slack = log(market.slope(buyer, held: held(buyer), logFidelity: state.logFidelity[buyer]))
      let spend = max(flows.spend[buyer], market.budgets[buyer] * 1e-12)
      residuals[buyer] = min(slack - point[buyer], log(market.budgets[buyer]) - log(spend))
    }
    for place in unknowns.fidelity {
      let contamination =
        unknowns.fidelity.count == 1 ? flows.contamination : flows.contamination(place - unknowns.buyers)
      residuals[place] = market.stationary.pace * (market.stationary.logFidelity(contamination) - point[place])
    }
    let totals = flows.totals
    if let place = unknowns.prior {
      let edge = 1 / Double(parameters.provenance.auditRecords)
      let unmarked = totals.unmarkedHuman + totals.unmarkedSynthetic
      let share = unmarked > 0 ? totals.unmarkedSynthetic / unmarked : 0.5
      let clipped = min(max(share, edge), 1 - edge)
      residuals[place] = log(clipped / (1 - clipped)) - point[place]
    }
    func pay(_ place: Int?, _ earned: Double, per made: Double, or potential: Double, per all: Double) {
      guard let place else { return }
      let known = made > 1e-9 * all && earned > 0 ? earned / made : potential / max(all, 1e-300)
      residuals[place] = log(max(known, market.referencePrice * 1e-12)) - point[place]
    }
    pay(
      unknowns.sellerPay, totals.sellerNet + totals.subsidies, per: totals.effectiveMade, or: totals.potentialNet,
      per: totals.potentialEffective)
    pay(
      unknowns.producerPay, totals.producerGross, per: totals.syntheticMade, or: totals.potentialGross,
      per: totals.potentialSynthetic)
    if let place = unknowns.price {
      let mean = totals.recordsSeen > 0 ? totals.willingness / totals.recordsSeen : 0
      let price = max(parameters.pricing.theta * mean, market.referencePrice * 1e-12)
      residuals[place] = log(price) - point[place]
    }
    if let place = unknowns.divergence {
      let learning = parameters.fidelity.learning
      let records = flows.humanRecords.reduce(0, +) + flows.syntheticRecords.reduce(0, +)
      let rho = records > 0 ? totals.believedSynthetic / records : 0
      residuals[place] = learning.lawCoefficient * rho * rho / learning.recovery - point[place]
    }
  }

  /// The point to which a number of periods leads in which everything goes part of its way.
  mutating func played(_ periods: Int, from start: [Double]) -> [Double] {
    var point = start
    var changes = start
    for period in 0..<periods {
      point.withUnsafeBufferPointer { point in changes.withUnsafeMutableBufferPointer { residuals(point, $0) } }
      // Bids that all react at once overshoot; smaller steps settle them, as in the market's price discovery.
      let step = 0.4 / (1 + Double(period) / 10).squareRoot()
      for unknown in point.indices { point[unknown] += step * min(max(changes[unknown], -2), 2) }
    }
    return point
  }

  /// E_k as the buyer believes: what it gets each period, and what is left of earlier ones.
  func held(_ buyer: Int) -> Double { flows.believed[buyer] / market.parameters.buyers.depreciation }

  /// The Jacobian of the residuals by differences.
  /// - Parameter step: of each unknown, in its logarithmic unit; wide enough to average over the types.
  mutating func jacobian(_ point: UnsafeBufferPointer<Double>, step: Double, isCentral: Bool) -> Matrix {
    let count = point.count
    var moved = Array(point)
    var matrix = Matrix(rows: count, columns: count)
    var (above, below) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
    func play(_ target: inout [Double]) {
      moved.withUnsafeBufferPointer { moved in
        target.withUnsafeMutableBufferPointer { residuals(moved, $0) }
      }
    }
    if !isCentral { play(&below) }
    for column in 0..<count {
      moved[column] = point[column] + step
      play(&above)
      if isCentral {
        moved[column] = point[column] - step
        play(&below)
      }
      moved[column] = point[column]
      for row in 0..<count { matrix[row, column] = (above[row] - below[row]) / (isCentral ? 2 * step : step) }
    }
    return matrix
  }
}

extension PaperMarket {
  /// u'(E) of a buyer with a model of that fidelity, use in later periods included, $ per effective record.
  func slope(_ buyer: Int, held: Double, logFidelity: Double) -> Double {
    parameters.carry * utility.slope(held, worth: worth(buyer, logFidelity: logFidelity), scale: scale)
  }

  /// A F^eta, $ per period.
  func worth(_ buyer: Int, logFidelity: Double) -> Double {
    values[buyer] * exp(parameters.buyers.fidelityExponent * logFidelity)
  }
}
