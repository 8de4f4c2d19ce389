// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import GSL
internal import Luck
internal import Valuation

extension World {
  /// Buyers retrain on the records delivered to them, human and synthetic by true origin. Who got nothing keeps its
  /// model.
  /// - Throws: `MarketError` when a model would be trained on more samples than can be counted.
  mutating func train(_ sampler: inout Sampler) throws(MarketError) {
    laySupplies()
    try checkSupplies()
    models.train(on: supplies, luck: luck, period: clock, sampler: &sampler)
    let states = models.states
    for buyer in 0..<buyers.count {
      let total = buyers.humanRecords[buyer] + buyers.syntheticRecords[buyer]
      buyers.contamination[buyer] = total > 0 ? buyers.syntheticRecords[buyer] / total : 0
      buyers.logFidelity[buyer] = states[owner(buyer)].logFidelity
      if total > 0 { rememberQuality(buyer) }
      buyers.utility[buyer] = utility.value(
        buyers.effective[buyer], worth: worth(buyer), scale: buyers.scale[buyer])
    }
    shareModelRevenue()
    traceLineage()
  }

  /// The model that a buyer has.
  func owner(_ buyer: Int) -> Int { models.owners == 1 ? 0 : buyer }

  /// Mean quality of the human records that the buyer last got, which its model's synthetic records will inherit.
  private mutating func rememberQuality(_ buyer: Int) {
    guard parameters.producers.quality == .inherited else { return }
    var quality = 0.0
    var records = 0.0
    for holding in buyers.holdings[buyer] where suppliers.isHuman(Int(holding.offer)) {
      let supplier = Int(holding.offer)
      quality += suppliers.quality[supplier] * suppliers.records[supplier]
      records += suppliers.records[supplier]
    }
    if records > 0 { buyers.trainedQuality[buyer] = quality / records }
  }

  /// Under revenue sharing each buyer pays a share of what its model earned to the suppliers of its bundle: of what
  /// this period's deliveries added to its stock, which was paid for before and belongs to no supplier of the period.
  private mutating func shareModelRevenue() {
    let share = modelShare
    for buyer in 0..<buyers.count {
      buyers.sharesPaid[buyer] = 0
      guard share > 0, !buyers.holdings[buyer].isEmpty else { continue }
      scratch.effective.removeAll(keepingCapacity: true)
      scratch.records.removeAll(keepingCapacity: true)
      var delivered = 0.0
      for holding in buyers.holdings[buyer] {
        let volume = trueVolume(Int(holding.offer), buyer, match: holding.match)
        scratch.effective.append(volume)
        scratch.records.append(suppliers.records[Int(holding.offer)])
        delivered += volume
      }
      let pay =
        share
        * utility.gain(of: delivered, above: buyers.stock[buyer], worth: worth(buyer), scale: buyers.scale[buyer])
      divide(.modelRevenue, of: buyer, above: buyers.stock[buyer])
      for (place, holding) in buyers.holdings[buyer].enumerated() {
        let part = pay * scratch.shares[place]
        suppliers.accounts[Int(holding.offer)].gross += part
        suppliers.accounts[Int(holding.offer)].accrued += part
        if suppliers.isHuman(Int(holding.offer)) { tally.humanShares += part } else { tally.syntheticShares += part }
      }
      buyers.sharesPaid[buyer] = pay
    }
  }
}
