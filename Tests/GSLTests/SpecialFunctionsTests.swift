// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck
import Testing

struct SpecialFunctionsTests {
  typealias F = SpecialFunctions
  static let euler = 0.5772156649015328606
  static let pi = Double.pi

  @Test func `digamma has its known values`() {
    expectClose(F.digamma(1), -Self.euler, within: 4e-15)
    expectClose(F.digamma(0.5), -Self.euler - 2 * log(2), within: 4e-15)
    expectClose(F.digamma(0.25), -Self.euler - Self.pi / 2 - 3 * log(2), within: 4e-15)
    expectClose(F.digamma(5), 25.0 / 12 - Self.euler, within: 4e-15)
  }

  @Test func `the gamma function's logarithm is that of a factorial`() {
    var factorial = 1.0
    for number in 1...18 {
      factorial *= Double(number)
      expectClose(F.logGamma(Double(number + 1)), log(factorial), within: 4e-15)
    }
    expectClose(F.logGamma(0.5), 0.5 * log(Self.pi), within: 4e-15)
    expectClose(F.logGamma(1e-300), 300 * log(10), within: 4e-15)
  }

  @Test func `zeta has its known values`() {
    expectClose(F.zeta(2), Self.pi * Self.pi / 6, within: 4e-15)
    expectClose(F.zeta(4), pow(Self.pi, 4) / 90, within: 4e-15)
    expectClose(F.zeta(3), 1.202056903159594285, within: 4e-15)
    expectClose(F.zeta(1.5), 2.612375348685488343, within: 4e-15)
    expectClose(F.zeta(0.5), -1.460354508809586813, within: 4e-15)
    expectClose(F.zeta(0), -0.5, within: 4e-15)
    #expect(F.zeta(1e6) == 1)
  }

  @Test(arguments: [1.01, 1.5, 2, 3.7, 20])
  func `Hurwitz's zeta function follows from Riemann's`(exponent: Double) {
    let zeta = F.zeta(exponent)
    expectClose(F.hurwitzZeta(exponent, offset: 1), zeta, within: 4e-15)
    expectClose(F.hurwitzZeta(exponent, offset: 0.5), (pow(2, exponent) - 1) * zeta, within: 4e-15)
    expectClose(F.hurwitzZeta(exponent, offset: 3), zeta - 1 - pow(2, -exponent), within: 4e-15)
  }

  @Test(arguments: [0.01, 0.3, 1, 1.4616, 2, 9.5, 170])
  func `each function obeys its recurrence`(value: Double) {
    expectClose(F.digamma(value + 1), F.digamma(value) + 1 / value, within: 1e-14)
    expectClose(F.logGamma(value + 1), F.logGamma(value) + log(value), within: 1e-14)
    expectClose(
      F.hurwitzZeta(2.5, offset: value), F.hurwitzZeta(2.5, offset: value + 1) + pow(value, -2.5), within: 1e-14)
  }

  @Test func `arguments out of range give nan`() {
    for bad in [0, -1, -2.5, .nan, .infinity, -.infinity] {
      #expect(F.digamma(bad).isNaN)
      #expect(F.logGamma(bad).isNaN)
      #expect(F.hurwitzZeta(2, offset: bad).isNaN)
      #expect(F.hurwitzZeta(bad, offset: 2).isNaN)
    }
    for bad in [1, -0.5, .nan, .infinity] { #expect(F.zeta(bad).isNaN) }
    #expect(F.hurwitzZeta(1, offset: 2).isNaN)
    #expect(F.hurwitzZeta(101, offset: 1_100).isNaN)
  }

  @Test func `results too large are infinite`() {
    #expect(F.logGamma(1e307) == .infinity)
    #expect(F.hurwitzZeta(101, offset: 1e-5) == .infinity)
  }
}
