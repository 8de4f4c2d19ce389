// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

extension World {
  /// Platforms' fees move, and some sellers choose their platform again.
  mutating func adaptPlatforms() {
    guard platforms.count > 0 else { return }
    let rules = parameters.aggregators
    let switches = !rules.lockIn && rules.switching > 0 && (platforms.count > 1 || rules.directOption)
    if switches { switchPlatforms() }
    if rules.feeRule == .hillClimb { climbFees() }
  }

  /// Each moves its fee on in the direction that last raised its income, else turns back.
  private mutating func climbFees() {
    for platform in 0..<platforms.count {
      if platforms.income[platform] < platforms.incomeBefore[platform] { platforms.direction[platform] *= -1 }
      platforms.incomeBefore[platform] = platforms.income[platform]
      let fee = platforms.fee[platform] + platforms.direction[platform] * parameters.aggregators.feeStep
      platforms.fee[platform] = min(max(fee, 0), 1)
    }
  }

  /// Sellers who re-choose do so by logit on net pay per effective record, relative to the mean; a platform without
  /// sellers is taken to earn them what the others' sellers gross.
  private mutating func switchPlatforms() {
    let rules = parameters.aggregators
    let options = platforms.count + (rules.directOption ? 1 : 0)
    var gross = [Double](repeating: 0, count: options)
    var effective = [Double](repeating: 0, count: options)
    for offer in producing where suppliers.isHuman(Int(offer)) {
      let seller = Int(offer)
      let platform = Int(suppliers.aggregator[seller])
      let option = platform < 0 ? platforms.count : platform
      guard option < options else { continue }
      gross[option] += suppliers.accounts[seller].accrued
      effective[option] += suppliers.quality[seller] * suppliers.records[seller]
    }
    let allGross = gross.reduce(0, +)
    let allEffective = effective.reduce(0, +)
    guard allGross > 0, allEffective > 0 else { return }
    var pay = [Double](repeating: 0, count: options)
    for option in 0..<options {
      let rate = effective[option] > 0 ? gross[option] / effective[option] : allGross / allEffective
      pay[option] = rate * (option < platforms.count ? 1 - platforms.fee[option] : 1)
      if option < platforms.count { platforms.netPay[option] = pay[option] }
    }
    let mean = pay.reduce(0, +) / Double(options)
    guard mean > 0 else { return }
    let highest = pay.max() ?? 0
    let weights = pay.map { exp(rules.switchingSensitivity * ($0 - highest) / mean) }
    let total = weights.reduce(0, +)
    let key = luck.key(.sellerSwitch, period: clock, kind: .seller)
    for seller in 0..<suppliers.sellers where suppliers.isActive[seller] {
      var draws = key.agent(seller).draws
      guard draws.uniform() < rules.switching else { continue }
      var left = draws.uniform() * total
      var choice = 0
      while choice < options - 1 && left >= weights[choice] {
        left -= weights[choice]
        choice += 1
      }
      suppliers.aggregator[seller] = choice < platforms.count ? Int32(choice) : -1
    }
  }

  /// The fee of a platform drawn at a place between the lowest and the highest of the contract in force.
  func contractFee(rank: Double) -> Double {
    parameters.contract.feeLow + (parameters.contract.feeHigh - parameters.contract.feeLow) * rank
  }

  /// Sets up the platforms of the start.
  mutating func foundPlatforms() {
    platforms = Platforms()
    for rank in feeRanks { platforms.add(fee: contractFee(rank: rank), rank: rank) }
    updatePlatforms()
  }

  /// Keeps fixed fees to the contract in force and adds platforms that an event brought.
  mutating func updatePlatforms() {
    if parameters.aggregators.feeRule == .fixed {
      for platform in 0..<platforms.count where platforms.feeRank[platform] >= 0 {
        platforms.fee[platform] = contractFee(rank: platforms.feeRank[platform])
      }
    }
    while platforms.count < parameters.aggregators.count {
      platforms.add(fee: parameters.aggregators.entrantFee, rank: -1)
    }
  }
}
