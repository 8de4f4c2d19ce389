// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing
import Valuation

struct WillingnessToPayTests {
  /// u(E) - u(max(0, E - v)) or, beyond the plan, u(v) - u(0), by expm1 and log1p and hence without cancellation.
  private func definition(
    _ volume: Double, planned: Double, worth: Double, scale: Double, gamma: Double, multiplier: Double
  ) -> Double {
    let held = max(planned, volume)
    // u(held) - u(held - v) = W (1 + held/E0)^-gamma ((1 - v/(E0 + held))^-gamma - 1)
    return worth / multiplier * exp(-gamma * log1p(held / scale))
      * expm1(-gamma * log1p(-volume / (scale + held)))
  }

  @Test(arguments: [0.1, 0.35, 0.5, 1.0])
  func `series and closed form are u with the offer less u without, to 1e-12`(gamma: Double) {
    let willingness = WillingnessToPay(BundleUtility(.dataScaling(exponent: gamma)))
    for (planned, scale) in [(50.0, 100.0), (1e-3, 2.0), (1e6, 1.0), (3.0, 1e5)] {
      let plan = willingness.plan(holding: planned, worth: 7, scale: scale, multiplier: 1.7)
      // Up to the whole plan, where the series ends or goes on into the closed form.
      for step in 0...400 {
        let volume = (scale + planned) * 0.03 * pow(10, Double(step - 380) / 40)
        guard volume <= planned else { continue }
        let expected = definition(
          volume, planned: planned, worth: 7, scale: scale, gamma: gamma, multiplier: 1.7)
        #expect(relativeDifference(willingness(volume, plan), expected) < 1e-12, "v = \(volume), E = \(planned)")
      }
    }
  }

  @Test func `series and closed form meet at the limit of the series`() {
    let willingness = WillingnessToPay(BundleUtility(.dataScaling(exponent: 0.35)))
    let plan = willingness.plan(holding: 900, worth: 1, scale: 100, multiplier: 1)
    // 30 of 1000 is the limit: the slope there times the step is all that may lie between the two sides.
    let below = willingness(30 * (1 - 1e-12), plan)
    let above = willingness(30 * (1 + 1e-12), plan)
    #expect(relativeDifference(below, above) < 1e-11)
    #expect(relativeDifference(willingness(31, plan) - willingness(30, plan), below / 30) < 0.05)
  }

  @Test func `an offer larger than the plan is worth what it is worth alone`() {
    let utility = BundleUtility(.dataScaling(exponent: 0.35))
    let willingness = WillingnessToPay(utility)
    let plan = willingness.plan(holding: 10, worth: 5, scale: 100, multiplier: 2)
    for volume in [10.5, 40, 1_000, 1e9] {
      let alone = utility.value(volume, worth: 5, scale: 100) / 2
      #expect(relativeDifference(willingness(volume, plan), alone) < 1e-13)
    }
  }

  @Test func `with additive utility an offer is worth A v whatever is planned`() {
    let willingness = WillingnessToPay(BundleUtility(.additive))
    for planned in [0, 1, 1e6] {
      let plan = willingness.plan(holding: planned, worth: 3, scale: 7, multiplier: 1.5)
      for volume in [0, 1e-9, 1, 1e9] { #expect(willingness(volume, plan) == 2 * volume) }
      #expect(plan.valuePerRecord == 2)
    }
  }

  @Test func `each member of a bundle is worth what brute force loses without it, to rounding of u`() {
    var stream = Stream(state: 4)
    for _ in 0..<500 {
      let gamma = stream.logUniform(0.05, 2)
      let utility = BundleUtility(.dataScaling(exponent: gamma))
      let bundle = (0..<Int.random(in: 1...12, using: &stream)).map { _ in stream.logUniform(1e-3, 100) }
      let scale = stream.logUniform(0.1, 1_000)
      let worth = stream.logUniform(0.01, 1e9)
      let total = bundle.reduce(0, +)
      let willingness = WillingnessToPay(utility)
      let plan = willingness.plan(holding: total, worth: worth, scale: scale, multiplier: 1)
      for (place, volume) in bundle.enumerated() {
        var rest = bundle
        rest.remove(at: place)
        let with = worth * (1 - pow(1 + total / scale, -gamma))
        let without = worth * (1 - pow(1 + rest.reduce(0, +) / scale, -gamma))
        // Utilities near W cancel: their rounding, not that of the result, is the yardstick. The series may add 5e-12
        // of the result where the exponent is as large as 2.
        let result = willingness(volume, plan)
        #expect(abs(result - (with - without)) <= 2e-14 * worth + 5e-12 * result)
      }
    }
  }

  @Test func `willingness to pay rises with the offer and falls with plan and shadow price`() {
    let willingness = WillingnessToPay(BundleUtility(.dataScaling(exponent: 0.35)))
    func value(_ volume: Double, _ planned: Double, _ multiplier: Double) -> Double {
      willingness(volume, willingness.plan(holding: planned, worth: 1, scale: 50, multiplier: multiplier))
    }
    for step in 1..<60 {
      let size = 0.2 * Double(step)
      #expect(value(size + 0.2, 5, 1) > value(size, 5, 1))
      #expect(value(1, 5 + size, 1) < value(1, 5, 1))
      #expect(relativeDifference(value(1, 5, 1 + size), value(1, 5, 1) / (1 + size)) < 1e-15)
    }
    #expect(value(0, 5, 1) == 0)
  }
}
