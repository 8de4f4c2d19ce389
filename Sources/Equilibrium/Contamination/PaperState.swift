// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck
internal import Market

/// The unknowns of a point in their own units, and what follows from them before anybody trades.
struct PaperState: Sendable {
  /// s_k, $ per effective record.
  let bids: [Double]
  /// log F_k of each buyer's model.
  let logFidelity: [Double]
  let belief: OriginBelief
  let subsidy: Double
  let watermark: Double
  /// Net pay per effective record, and pay per synthetic record, that those away go by, $.
  let sellerPay: Double
  let producerPay: Double
  /// $ per record, where one price is made for all.
  let price: Double
  /// How offers of people look that are not certified.
  let uncertified: [View]

  init(_ market: PaperMarket, at point: UnsafeBufferPointer<Double>) {
    let (unknowns, parameters) = (market.unknowns, market.parameters)
    // A step of a search may go far beyond what a number can hold.
    func exponential(_ place: Int) -> Double { exp(min(max(point[place], -300), 300)) }
    bids = unknowns.bids.map(exponential)
    let logFidelity = (0..<unknowns.buyers).map { max(-300, min(0, point[unknowns.model($0)])) }
    self.logFidelity = logFidelity
    func amount(_ place: Int?) -> Double { place.map(exponential) ?? 0 }
    sellerPay = amount(unknowns.sellerPay)
    producerPay = amount(unknowns.producerPay)
    price = unknowns.price == nil ? parameters.pricing.pricePerRecord : amount(unknowns.price)
    let divergence =
      unknowns.divergence.map { max(0, point[$0]) } ?? -logFidelity.reduce(0, +) / Double(logFidelity.count)
    (subsidy, watermark) = parameters.policyRates(divergence: divergence)
    var belief = OriginBelief()
    belief.truePositive = OriginBelief.truePositive(power: parameters.provenance.detectorPower, watermark: watermark)
    belief.falsePositive = parameters.provenance.falsePositiveRate
    belief.prior = unknowns.prior.map { 1 / (1 + 1 / exponential($0)) } ?? 0
    belief.update()
    belief.meanFidelity = logFidelity.reduce(0) { $0 + exp($1) } / Double(logFidelity.count)
    self.belief = belief
    let worth = parameters.producers.worth * belief.meanFidelity
    if parameters.provenance.information == .full || unknowns.prior == nil {
      uncertified = [View(probability: 1, factor: 1, synthetic: 0)]
    } else {
      uncertified = Self.views(belief, flagged: belief.falsePositive, worth: worth)
    }
  }

  private static func views(_ belief: OriginBelief, flagged: Double, worth: Double) -> [View] {
    [(1 - flagged, belief.unflagged), (flagged, belief.flagged)].filter { $0.0 > 0 }
      .map { View(probability: $0.0, factor: $0.1 + (1 - $0.1) * worth, synthetic: 1 - $0.1) }
  }

  /// How offers of synthetic records look.
  /// - Parameter model: the buyer whose model they come from.
  func syntheticViews(_ parameters: Parameters, model: Int) -> [View] {
    let omega = parameters.producers.worth
    guard parameters.provenance.information == .posterior else {
      return [View(probability: 1, factor: omega * exp(logFidelity[model]), synthetic: 1)]
    }
    let labelled = parameters.policy.rule == .disclosure ? 1 : parameters.provenance.labelledShare
    let worth = omega * belief.meanFidelity
    var views: [View] = []
    if labelled > 0 { views.append(View(probability: labelled, factor: worth, synthetic: 1)) }
    if labelled < 1 {
      views += Self.views(belief, flagged: belief.truePositive, worth: worth).map {
        View(probability: (1 - labelled) * $0.probability, factor: $0.factor, synthetic: $0.synthetic)
      }
    }
    return views
  }
}

extension [View] {
  /// What offers look like on the average.
  var meanFactor: Double { reduce(0) { $0 + $1.probability * $1.factor } }

  var meanSynthetic: Double { reduce(0) { $0 + $1.probability * $1.synthetic } }
}
