// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing
import Valuation

struct BundleUtilityTests {
  private let scaling = BundleUtility(.dataScaling(exponent: 0.35))

  @Test func `value is W (1 - (1 + E/E0)^-gamma), from 0 up to W`() {
    for effective in [0, 1e-6, 1, 30, 1e4, 1e12] {
      let plain = 9 * (1 - pow(1 + effective / 20, -0.35))
      #expect(abs(scaling.value(effective, worth: 9, scale: 20) - plain) <= 1e-15 * 9)
    }
    #expect(scaling.value(0, worth: 9, scale: 20) == 0)
    #expect(BundleUtility(.additive).value(12, worth: 3, scale: 99) == 36)
  }

  @Test func `gain is the difference of two values`() {
    var stream = Stream(state: 1)
    for _ in 0..<2_000 {
      let held = stream.logUniform(1e-6, 1e6)
      let added = stream.logUniform(1e-6, 1e6)
      let utility = BundleUtility(.dataScaling(exponent: stream.logUniform(0.01, 5)))
      let difference =
        utility.value(held + added, worth: 1, scale: 10) - utility.value(held, worth: 1, scale: 10)
      #expect(abs(utility.gain(of: added, above: held, worth: 1, scale: 10) - difference) < 1e-14)
    }
  }

  @Test func `gain of a tiny offer is slope times size, where subtraction would lose every digit`() {
    for held in [0, 1, 1e5] {
      let slope = scaling.slope(held, worth: 2, scale: 10)
      for added in [1e-12, 1e-30, 1e-200] {
        // The next term of the expansion is (1 + gamma)/2 times the relative size.
        let gain = scaling.gain(of: added, above: held, worth: 2, scale: 10)
        #expect(relativeDifference(gain, slope * added) < 1e-12)
      }
    }
  }

  @Test func `slope is the derivative of value`() {
    for effective in [0.5, 3, 200, 1e4] {
      let step = effective * 1e-4
      let difference = scaling.gain(of: 2 * step, above: effective - step, worth: 5, scale: 30) / (2 * step)
      // Central differences err by the third derivative, here below 1e-8.
      #expect(relativeDifference(difference, scaling.slope(effective, worth: 5, scale: 30)) < 1e-8)
    }
    #expect(relativeDifference(scaling.slope(0, worth: 5, scale: 30), 5 * 0.35 / 30) < 1e-15)
    #expect(BundleUtility(.additive).slope(7, worth: 4, scale: 1) == 4)
  }

  @Test func `utility is concave: the second half of a bundle adds less than the first`() {
    var stream = Stream(state: 2)
    for _ in 0..<1_000 {
      let held = stream.logUniform(1e-3, 1e5)
      let added = stream.logUniform(1e-3, 1e5)
      let first = scaling.gain(of: added, above: held, worth: 1, scale: 10)
      let second = scaling.gain(of: added, above: held + added, worth: 1, scale: 10)
      #expect(second < first)
      #expect(scaling.slope(held + added, worth: 1, scale: 10) < scaling.slope(held, worth: 1, scale: 10))
    }
  }

  @Test func `what is paid at marginal value never exceeds A (gamma/(1 + gamma))^(1 + gamma)`() {
    for gamma in [0.1, 0.35, 1, 3] {
      let utility = BundleUtility(.dataScaling(exponent: gamma))
      let bound = 8 * pow(gamma / (1 + gamma), 1 + gamma)
      var highest = 0.0
      for step in -300...300 {
        let effective = 10 * pow(10, Double(step) / 50)
        highest = max(highest, effective * utility.slope(effective, worth: 8, scale: 10))
      }
      // The bound is reached, at E = E0/gamma, up to the grid of the search.
      #expect(highest <= bound * (1 + 1e-14))
      #expect(highest > bound * 0.999)
    }
  }

  @Test func `the total of a slope has that slope`() {
    let scaling = BundleUtility(.dataScaling(exponent: 0.35))
    for slope in [0.001, 0.1, 1.3] {
      let total = scaling.total(ofSlope: slope, worth: 4, scale: 1)
      #expect(abs(scaling.slope(total, worth: 4, scale: 1) - slope) < 1e-12 * slope)
    }
    // u'(0) = .35 W/E0.
    #expect(abs(scaling.total(ofSlope: 1.4, worth: 4, scale: 1)) < 1e-12)
    #expect(scaling.total(ofSlope: 1.5, worth: 4, scale: 1) < 0)
    let additive = BundleUtility(.additive)
    #expect(additive.total(ofSlope: 1.9, worth: 2, scale: 1) == .infinity)
    #expect(additive.total(ofSlope: 2, worth: 2, scale: 1) == 0)
  }
}
