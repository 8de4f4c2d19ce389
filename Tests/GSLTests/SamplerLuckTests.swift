// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck
import Testing

struct SamplerLuckTests {
  static let key = Luck(seed: 42, replicate: 7).key(.sellerCost, period: 2, kind: .seller)

  @Test func `uniform draws through the library are the native ones`() throws {
    var sampler = try Sampler()
    for agent in [0, 1, 500, Int.max] {
      sampler.begin(Self.key.agent(agent))
      var draws = Self.key.agent(agent).draws
      for _ in 0..<100 { #expect(sampler.uniform() == draws.uniform()) }
      #expect(sampler.draws == draws)
    }
  }

  @Test func `the same key brings the same draws whatever was drawn before`() throws {
    var fresh = try Sampler()
    var used = try Sampler()
    for agent in 0..<200 {
      used.begin(Self.key.agent(agent + 1_000))
      for _ in 0..<agent { _ = (used.gaussian(1), used.poisson(mean: 30), used.beta(0.4, 0.4)) }
      used.begin(Self.key.agent(agent))
      fresh.begin(Self.key.agent(agent))
      #expect(used.beta(2, 5) == fresh.beta(2, 5))
      #expect(used.gaussian(3) == fresh.gaussian(3))
      #expect(used.gamma(shape: 0.4, scale: 2) == fresh.gamma(shape: 0.4, scale: 2))
      #expect(used.binomial(probability: 0.2, trials: 90) == fresh.binomial(probability: 0.2, trials: 90))
    }
  }

  @Test func `native draws continue where the sampler stopped, and the reverse`() throws {
    var sampler = try Sampler()
    sampler.begin(Self.key)
    var native = Self.key.draws
    _ = (sampler.uniform(), native.uniform())
    var continued = sampler.draws
    #expect(continued.gaussian() == native.gaussian())
    sampler.draws = continued
    #expect(sampler.uniform() == native.uniform())
  }

  @Test func `samplers in concurrent tasks draw as one alone does`() async throws {
    func total(_ worker: Int) throws -> Double {
      var sampler = try Sampler()
      return (0..<2_000).reduce(0) { sum, agent in
        sampler.begin(Self.key.agent(worker).counterpart(agent))
        return sum + sampler.gamma(shape: 2, scale: 1)
      }
    }
    let alone = try (0..<8).map { try total($0) }
    let together = try await withThrowingTaskGroup(of: (Int, Double).self) { group in
      for worker in 0..<8 { group.addTask { (worker, try total(worker)) } }
      return try await group.reduce(into: [Double](repeating: 0, count: 8)) { $0[$1.0] = $1.1 }
    }
    #expect(alone == together)
  }

  @Test func `parameters out of range stop the program`() async {
    await #expect(processExitsWith: .failure) {
      var sampler = try Sampler()
      _ = sampler.beta(0, 1)
    }
    await #expect(processExitsWith: .failure) {
      var sampler = try Sampler()
      _ = sampler.binomial(probability: .nan, trials: 3)
    }
  }
}
