// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Luck

extension World {
  /// Buyers form beliefs, look at offers and note what they expect of each that they see.
  mutating func match(_ sampler: inout Sampler) {
    endContracts()
    formBeliefs()
    appraiseOffers()
    switch parameters.matching.rule {
    case .all: break
    case .random: drawCandidates()
    case .best: keepBestCandidates()
    }
    if parameters.buyers.buyingRule == .willingness {
      if !matches.isStanding {
        settleCandidates()
        layRowsFromCandidates()
      }
      estimateRows()
    }
    accountForTests()
  }

  private mutating func endContracts() {
    for buyer in 0..<buyers.count where !buyers.holdings[buyer].isEmpty {
      buyers.holdings[buyer].removeAll { Int($0.expiry) < period }
    }
  }

  /// What each offer truly carries and what it is believed to carry, before the match with a buyer's task: human
  /// records count by quality; synthetic ones look like the human data their model was trained on and are worth omega F
  /// of it.
  private mutating func appraiseOffers() {
    let sellers = suppliers.sellers
    let worth = parameters.producers.worth
    let perfect = parameters.producers.quality == .perfect
    let believes = usesFlags && !parameters.provenance.flagsPerBuyer
    for offer in producing {
      let supplier = Int(offer)
      let apparent: Double
      if supplier < sellers {
        apparent = suppliers.quality[supplier] * suppliers.records[supplier]
        let synthetic = syntheticShare(supplier)
        suppliers.truth[supplier] =
          synthetic == 0 ? apparent : apparent * (1 - synthetic + synthetic * worth * belief.meanFidelity)
      } else {
        let model = Int(producerModel[supplier - sellers])
        let inherited = perfect ? 1 : buyers.trainedQuality[model]
        apparent = inherited * suppliers.records[supplier]
        suppliers.truth[supplier] = apparent * worth * exp(buyers.logFidelity[model])
      }
      if parameters.provenance.information == .full {
        suppliers.offers[supplier].expected = suppliers.truth[supplier]
      } else {
        suppliers.offers[supplier].expected = believes ? apparent * beliefFactor(supplier) : apparent
      }
    }
    if parameters.matching.sight == .poolMean { levelExpectations() }
  }

  /// Buyers who cannot tell offers apart expect the pool's mean of every record.
  private mutating func levelExpectations() {
    var expected = 0.0
    var records = 0.0
    for offer in offering {
      expected += suppliers.offers[Int(offer)].expected
      records += suppliers.records[Int(offer)]
    }
    guard records > 0 else { return }
    for offer in offering {
      suppliers.offers[Int(offer)].expected = expected / records * suppliers.records[Int(offer)]
    }
  }
}
