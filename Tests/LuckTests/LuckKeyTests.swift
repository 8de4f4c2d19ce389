// SPDX-License-Identifier: GPL-3.0-or-later

import Luck
import Testing

struct LuckKeyTests {
  @Test func `a named draw keeps its value from version to version`() {
    // Computed apart from this code, from the constants documented with it.
    let draws = Luck(seed: 2026, replicate: 3).key(.matchNoise, period: 5, kind: .buyer).agent(41).counterpart(7).draws
    #expect(
      (0..<3).map { draws.bits($0) } == [
        17_619_150_443_430_861_985,
        6_161_953_194_372_946_454,
        14_709_866_370_183_159_042,
      ])
  }

  @Test func `no purpose or kind of agent has ever changed its number`() {
    let purposes: [Purpose] = [
      .sellerQuality, .sellerCost, .sellerVolume, .sellerDomain, .sellerAggregator, .sellerMargin, .sellerByproduct,
      .sellerEntry, .sellerSwitch, .buyerTask, .buyerValue, .buyerBudget, .producerModel, .producerCost, .producerLabel,
      .aggregatorFee, .matchNoise, .sandboxNoise, .candidate, .detectorFlag, .audit, .randomPrice, .adulteration,
      .learner, .replacement, .valueSampling, .recallSample, .resampling,
    ]
    #expect(purposes.map(\.rawValue) == Array(1...28))
    let kinds: [AgentKind] = [.market, .seller, .buyer, .aggregator, .producer]
    #expect(kinds.map(\.rawValue) == Array(0...4))
  }

  @Test func `the same name brings the same luck whatever was drawn before`() {
    let luck = Luck(seed: 8, replicate: 0)
    let expected = luck.key(.audit, period: 3, kind: .seller).agent(12).draws
    var before = luck.key(.audit, period: 3, kind: .seller).agent(11).draws
    for _ in 0..<1_000 { _ = before.gaussian() }
    _ = luck.key(.learner).agent(0).counterpart(9).draws
    #expect(luck.key(.audit, period: 3, kind: .seller).agent(12).draws == expected)
  }

  @Test func `every part of a name changes the luck`() {
    let luck = Luck(seed: 1, replicate: 1)
    let keys = [
      luck.key(.audit, period: 1, kind: .seller).agent(1).counterpart(1),
      Luck(seed: 2, replicate: 1).key(.audit, period: 1, kind: .seller).agent(1).counterpart(1),
      Luck(seed: 1, replicate: 2).key(.audit, period: 1, kind: .seller).agent(1).counterpart(1),
      luck.key(.learner, period: 1, kind: .seller).agent(1).counterpart(1),
      luck.key(.audit, period: 2, kind: .seller).agent(1).counterpart(1),
      luck.key(.audit, period: 1, kind: .buyer).agent(1).counterpart(1),
      luck.key(.audit, period: 1, kind: .seller).agent(2).counterpart(1),
      luck.key(.audit, period: 1, kind: .seller).agent(1).counterpart(2),
      luck.key(.audit, period: 1, kind: .seller).agent(1),
      luck.key(.audit, period: 1, kind: .seller).counterpart(1),
      luck.key(.audit, period: 1, kind: .seller).counterpart(1).agent(1),
      luck.key(.audit, period: 1, kind: .seller),
      luck.key(.audit, period: 1),
      luck.key(.audit),
    ]
    #expect(Set(keys).count == keys.count)
    #expect(Set(keys.map { $0.draws.bits(0) }).count == keys.count)
  }

  @Test func `agent and counterpart do not commute`() {
    let key = Luck(seed: 3, replicate: 0).key(.matchNoise)
    #expect(key.agent(1).counterpart(2) != key.agent(2).counterpart(1))
  }

  @Test func `seeds and replicates of any size differ, 0 and those beyond 32 bits included`() {
    let values: [UInt64] = [0, 1, 2, 1 << 31, 1 << 32, 1 << 32 + 1, 1 << 63, .max - 1, .max]
    let lucks = values.flatMap { seed in values.map { Luck(seed: seed, replicate: $0) } }
    #expect(Set(lucks).count == values.count * values.count)
  }

  @Test func `periods, agents and counterparts of any size differ`() {
    let luck = Luck(seed: 4, replicate: 0)
    let values = [0, 1, 2, 1 << 31, 1 << 32, 1 << 32 + 1, 1 << 62, .max - 1, .max]
    let keys = values.flatMap { period in
      values.flatMap { agent in values.map { luck.key(.audit, period: period).agent(agent).counterpart($0) } }
    }
    #expect(Set(keys).count == values.count * values.count * values.count)
  }

  @Test func `a million keys and their first draws do not collide`() {
    // The probability of a collision among random words is 3e-8 for the keys and as much for the draws.
    let luck = Luck(seed: 5, replicate: 0)
    let keys = (0..<1_000).flatMap { period in
      let key = luck.key(.sellerQuality, period: period, kind: .seller)
      return (0..<1_000).map { key.agent($0).draws }
    }
    for words in [keys.map(\.state), keys.map { $0.bits(0) }] {
      let sorted = words.sorted()
      #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0 < $1 })
    }
  }
}
