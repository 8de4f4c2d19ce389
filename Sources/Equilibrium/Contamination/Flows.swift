// SPDX-License-Identifier: GPL-3.0-or-later

/// What changes hands in one period of the market on paper. Columns, one number a buyer, are reused from point to point.
struct Flows: Sendable {
  /// Records delivered.
  var humanRecords: [Double]
  var syntheticRecords: [Double]
  /// Records delivered times their quality, of humans.
  var qualityRecords: [Double]
  /// Effective records delivered, as believed and as they are.
  var believed: [Double]
  var effective: [Double]
  /// $ spent, and $ that the buyer's model earns in licences.
  var spend: [Double]
  var licences: [Double]
  var totals = Totals()

  /// Sums over the market.
  struct Totals: Sendable {
    /// Sellers at work, and those of them who only try.
    var activeSellers = 0.0
    var tryingSellers = 0.0
    var qualityOfActive = 0.0
    var humanMade = 0.0
    var effectiveMade = 0.0
    var activeProducers = 0.0
    var syntheticMade = 0.0
    /// $ of real costs.
    var sellerCosts = 0.0
    var certificationCosts = 0.0
    var generationCosts = 0.0
    /// $ received, before and after platforms' fees.
    var sellerGross = 0.0
    var sellerNet = 0.0
    var producerGross = 0.0
    var subsidies = 0.0
    var certifiedRecords = 0.0
    var certifiedSellers = 0.0
    var sales = 0.0
    /// Records on offer that are neither certified nor labelled.
    var unmarkedHuman = 0.0
    var unmarkedSynthetic = 0.0
    /// Records held to be synthetic among those delivered.
    var believedSynthetic = 0.0
    /// Willingness to pay, $, and records, summed over offers and the buyers who see them.
    var willingness = 0.0
    var recordsSeen = 0.0
    /// What all would earn, and make, if all were at work: the pay to go by where nobody is.
    var potentialNet = 0.0
    var potentialEffective = 0.0
    var potentialGross = 0.0
    var potentialSynthetic = 0.0
  }

  init(buyers: Int) {
    let zeros = [Double](repeating: 0, count: buyers)
    humanRecords = zeros
    syntheticRecords = zeros
    qualityRecords = zeros
    believed = zeros
    effective = zeros
    spend = zeros
    licences = zeros
  }

  mutating func clear() {
    totals = Totals()
    for buyer in humanRecords.indices {
      humanRecords[buyer] = 0
      syntheticRecords[buyer] = 0
      qualityRecords[buyer] = 0
      believed[buyer] = 0
      effective[buyer] = 0
      spend[buyer] = 0
      licences[buyer] = 0
    }
  }

  /// rho_k: the synthetic share of what the buyer gets; 0 where it gets nothing.
  func contamination(_ buyer: Int) -> Double {
    let all = humanRecords[buyer] + syntheticRecords[buyer]
    return all > 0 ? syntheticRecords[buyer] / all : 0
  }

  /// rho of all records delivered.
  var contamination: Double {
    let (human, synthetic) = (humanRecords.reduce(0, +), syntheticRecords.reduce(0, +))
    return human + synthetic > 0 ? synthetic / (human + synthetic) : 0
  }
}
