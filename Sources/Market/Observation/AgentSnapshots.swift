// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

extension Market {
  /// Every agent's state after the last period: sellers, producers, buyers, platforms, each in order.
  public func agents() -> [AgentSnapshot] {
    var result: [AgentSnapshot] = []
    result.reserveCapacity(world.suppliers.count + world.buyers.count + world.platforms.count)
    for supplier in 0..<world.suppliers.count { result.append(world.snapshot(supplier: supplier)) }
    for buyer in 0..<world.buyers.count { result.append(world.snapshot(buyer: buyer)) }
    for platform in 0..<world.platforms.count { result.append(world.snapshot(platform: platform)) }
    return result
  }
}

extension World {
  fileprivate func snapshot(supplier: Int) -> AgentSnapshot {
    let human = suppliers.isHuman(supplier)
    let price = suppliers.offers[supplier].price
    return AgentSnapshot(
      kind: human ? .seller : .producer, agent: human ? supplier : supplier - suppliers.sellers,
      values: Self.values([
        "active": suppliers.isActive[supplier] ? 1 : 0,
        "quality": human
          ? suppliers.quality[supplier] : buyers.trainedQuality[Int(producerModel[supplier - suppliers.sellers])],
        "records": suppliers.records[supplier], "cost": suppliers.accounts[supplier].cost,
        "domain": human ? Double(suppliers.domain[supplier]) : .nan,
        "aggregator": human ? Double(suppliers.aggregator[supplier]) : .nan,
        "certified": human ? (suppliers.isCertified[supplier] ? 1 : 0) : .nan,
        "price": suppliers.isProducing[supplier] && price < .infinity ? price : .nan,
        "sales": Double(suppliers.accounts[supplier].sales),
        "receipts": suppliers.accounts[supplier].gross * (1 - suppliers.accounts[supplier].takeRate),
        "royalties": human && lineage.isTracked ? lineage.received[supplier] : .nan,
        "smoothed_profit": suppliers.accounts[supplier].smoothedProfit,
      ]))
  }

  fileprivate func snapshot(buyer: Int) -> AgentSnapshot {
    AgentSnapshot(
      kind: .buyer, agent: buyer,
      values: Self.values([
        "active": 1, "records": buyers.humanRecords[buyer] + buyers.syntheticRecords[buyer],
        "fidelity": exp(buyers.logFidelity[buyer]), "contamination": buyers.contamination[buyer],
        "value_scale": buyers.value[buyer], "budget": buyers.budget[buyer], "spend": buyers.spend[buyer],
        "effective_records": buyers.effective[buyer], "utility": buyers.utility[buyer],
      ]))
  }

  fileprivate func snapshot(platform: Int) -> AgentSnapshot {
    AgentSnapshot(
      kind: .aggregator, agent: platform,
      values: Self.values(["active": 1, "receipts": platforms.income[platform], "fee": platforms.fee[platform]]))
  }

  /// Values in the order of `AgentSnapshot.columns`, NaN where none is given.
  private static func values(_ given: KeyValuePairs<String, Double>) -> [Double] {
    AgentSnapshot.columns.map { column in given.first { $0.key == column.name }?.value ?? .nan }
  }
}
