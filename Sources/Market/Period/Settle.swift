// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck
internal import Valuation

extension World {
  /// Payments are made for this period's sales, and records are delivered under every contract that runs.
  mutating func settle() {
    let sellers = suppliers.sellers
    let now = Int32(truncatingIfNeeded: period)
    for buyer in 0..<buyers.count {
      var spend = 0.0
      var effective = buyers.stock[buyer]
      var believed = buyers.believedStock[buyer]
      var human = 0.0
      var synthetic = 0.0
      var expectedCost = 0.0
      for holding in buyers.holdings[buyer] {
        let supplier = Int(holding.offer)
        let records = suppliers.records[supplier]
        if holding.bought == now {
          let payment = holding.payment
          spend += payment
          suppliers.accounts[supplier].gross += payment
          suppliers.accounts[supplier].sales += 1
          tally.sales += 1
          if supplier < sellers {
            tally.humanRecordsSold += records * Double(holding.periods)
            tally.humanReceipts += payment
          } else {
            tally.syntheticRecordsSold += records * Double(holding.periods)
            tally.syntheticReceipts += payment
          }
          expectedCost += holding.price
        }
        suppliers.accounts[supplier].accrued += holding.price
        effective += trueVolume(supplier, buyer, match: holding.match)
        believed += holding.expected
        let share = syntheticShare(supplier)
        human += records * (1 - share)
        synthetic += records * share
      }
      buyers.spend[buyer] = spend
      buyers.effective[buyer] = effective
      buyers.believed[buyer] = believed
      buyers.humanRecords[buyer] = human
      buyers.syntheticRecords[buyer] = synthetic
      let expected = utility.gain(
        of: max(0, believed - buyers.standing[buyer]), above: buyers.standing[buyer],
        worth: carry * worth(buyer), scale: buyers.scale[buyer])
      tally.expectedSurplus += expected - expectedCost
    }
    noteBelievedOrigins()
  }

  /// Records that buyers took to be synthetic among those delivered.
  private mutating func noteBelievedOrigins() {
    tally.believedSyntheticRecords = 0
    if !usesFlags {
      for records in buyers.syntheticRecords { tally.believedSyntheticRecords += records }
      return
    }
    let perBuyer = parameters.provenance.flagsPerBuyer
    if !perBuyer { for offer in producing { scratch.beliefs[Int(offer)] = humanBelief(Int(offer)) } }
    for buyer in 0..<buyers.count {
      for holding in buyers.holdings[buyer] {
        let supplier = Int(holding.offer)
        let human = perBuyer ? humanBelief(supplier, buyer: buyer) : scratch.beliefs[supplier]
        tally.believedSyntheticRecords += (1 - human) * suppliers.records[supplier]
      }
    }
  }
}
