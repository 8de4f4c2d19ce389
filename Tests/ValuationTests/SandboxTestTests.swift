// SPDX-License-Identifier: GPL-3.0-or-later

import Luck
import Testing
import Valuation

struct SandboxTestTests {
  private func deviates(_ count: Int, purpose: Purpose) -> [Double] {
    var draws = Luck(seed: 5, replicate: 0).key(purpose).draws
    return (0..<count).map { _ in draws.gaussian() }
  }

  @Test(arguments: [(0.3, 1.0), (1, 1), (1, 100), (6, 40), (0, 7)])
  func `an estimate is unbiased, and its logarithm has deviation sigma over the root of m`(
    noise: Double, records: Double
  ) {
    let test = SandboxTest(noise: noise, records: records)
    let count = 400_000
    let factors = deviates(count, purpose: .sandboxNoise).map { test.factor(at: $0) }
    let mean = factors.reduce(0, +) / Double(count)
    let deviation = noise / records.squareRoot()
    #expect(abs(mean - 1) <= 4 * (expm1(deviation * deviation) / Double(count)).squareRoot())
    let logs = factors.map { log($0) }
    let centre = logs.reduce(0, +) / Double(count)
    let variance = logs.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / Double(count - 1)
    #expect(abs(variance.squareRoot() - deviation) <= 4 * deviation / Double(2 * count).squareRoot() + 1e-15)
  }

  /// The effective records at which a data-scaling model of that scale reaches a gain, by bisection on the law.
  private func effective(at gain: Double, _ utility: BundleUtility, scale: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    while utility.value(high, worth: 1, scale: scale) < gain { high *= 2 }
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if utility.value(middle, worth: 1, scale: scale) < gain { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  @Test func `a proxy run solved for the usable share and scaled up is the truth times the factor, at any scale`() {
    var stream = Stream(state: 11)
    for deviate in deviates(200, purpose: .matchNoise) {
      let proxyScale = stream.logUniform(1, 1e4)
      let tested = stream.logUniform(1, 1e3)
      let offered = stream.logUniform(10, 1e6)
      let usable = stream.logUniform(0.01, 1)
      let utility = BundleUtility(.dataScaling(exponent: stream.logUniform(0.1, 1)))
      let test = SandboxTest(noise: stream.logUniform(0.1, 10), records: tested)
      // The run shows the gain of as many usable records as it finds, which is off by the factor.
      let gain = utility.value(usable * test.factor(at: deviate) * tested, worth: 1, scale: proxyScale)
      // Far up the curve a gain tells little of what is behind it.
      guard gain < 0.999 else { continue }
      let extrapolated = effective(at: gain, utility, scale: proxyScale) / tested * offered
      #expect(relativeDifference(extrapolated, usable * offered * test.factor(at: deviate)) < 1e-8)
    }
  }

  @Test func `to rank by estimated records is to rank by estimated marginal utility, whatever is held`() {
    let test = SandboxTest(noise: 2, records: 10)
    let volumes = deviates(50, purpose: .candidate).map { 40 * test.factor(at: $0) }.sorted()
    for utility in [BundleUtility(.dataScaling(exponent: 0.35)), BundleUtility(.additive)] {
      for held in [0.0, 3, 1e4] {
        let gains = volumes.map { utility.gain(of: $0, above: held, worth: 7, scale: 100) }
        #expect(zip(gains, gains.dropFirst()).allSatisfy { $0 < $1 })
      }
    }
  }
}
