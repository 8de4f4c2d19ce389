// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

extension World {
  /// Lets each producing seller decide about certifying its records and about mixing in synthetic ones.
  mutating func decideProvenance() {
    let certifies = parameters.provenance.certification == .voluntary
    let adulterates = parameters.provenance.adulterationShare > 0
    guard certifies || adulterates || tally.certifiedBefore else { return }
    let cost = parameters.provenance.certificationCost
    for seller in 0..<suppliers.sellers {
      suppliers.isAdulterating[seller] = false
      suppliers.isCertified[seller] = false
      guard suppliers.isProducing[seller] else { continue }
      suppliers.isCertified[seller] =
        certifies && certificationGain(seller) >= cost * suppliers.records[seller]
      suppliers.isAdulterating[seller] =
        adulterates && !suppliers.isCertified[seller] && adulterationGain(seller) > 0
    }
    tally.certifiedBefore = certifies || adulterates
  }

  /// What a seller may hope to earn by certifying its records for this period: the subsidy, and, where pay follows what
  /// buyers think records are worth, the mark-up over its receipts so far that lifting all doubt would bring.
  func certificationGain(_ seller: Int) -> Double {
    let records = suppliers.records[seller]
    let buyersExpected = parameters.policy.subsidyPerSale ? Double(max(1, suppliers.accounts[seller].sales)) : 1
    var gain = subsidy * referencePrice * records * buyersExpected
    if parameters.pricing.rule.rewardsTrust && usesFlags {
      let doubted = belief.unflagged + (1 - belief.unflagged) * parameters.producers.worth * belief.meanFidelity
      if doubted > 0, let receipts = expectedReceipts(seller) { gain += receipts * (1 / doubted - 1) }
    }
    return gain
  }

  /// Net receipts that a seller expects of a period: its own of late, or the market's pay when it has none; nil when
  /// there is no pay to go by.
  func expectedReceipts(_ seller: Int) -> Double? {
    let account = suppliers.accounts[seller]
    if account.accrued > 0 { return account.accrued * (1 - account.takeRate) }
    return humanPay.map { $0 * suppliers.quality[seller] * suppliers.records[seller] }
  }

  /// Cost saved by mixing in synthetic records less their own cost and the expected penalty.
  func adulterationGain(_ seller: Int) -> Double {
    let provenance = parameters.provenance
    let saved =
      provenance.adulterationShare
      * (suppliers.unitCost[seller] - parameters.producers.costPerRecord * suppliers.records[seller])
    return saved - provenance.adulterationDetection * provenance.adulterationPenalty
  }
}
