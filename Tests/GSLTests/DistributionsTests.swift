// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck
import Testing

/// Checks that two numbers agree to a precision, relative to the expected one where that exceeds 1.
func expectClose(
  _ value: Double, _ expected: Double, within precision: Double = 1e-12,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(abs(value - expected) <= precision * max(1, abs(expected)), sourceLocation: sourceLocation)
}

struct DistributionsTests {
  @Test func `quantiles agree with published tables`() {
    expectClose(Distributions.normalQuantile(0.975), 1.959963984540054)
    expectClose(Distributions.studentQuantile(0.975, degreesOfFreedom: 9), 2.2621571627982, within: 1e-10)
    expectClose(Distributions.studentQuantile(0.975, degreesOfFreedom: 1), 12.706204736174698, within: 1e-10)
    expectClose(Distributions.chiSquaredQuantile(0.95, degreesOfFreedom: 3), 7.814727903251179, within: 1e-10)
  }

  @Test func `distribution functions agree with closed forms`() {
    expectClose(Distributions.normalCumulative(5, mean: 5, standardDeviation: 3), 0.5)
    expectClose(Distributions.betaCumulative(0.5, a: 2, b: 5), 57.0 / 64)
    expectClose(Distributions.betaCumulative(0.3, a: 1, b: 4), 1 - pow(0.7, 4))
    expectClose(Distributions.gammaCumulative(3, shape: 1, scale: 2), 1 - exp(-1.5))
    expectClose(Distributions.chiSquaredCumulative(3, degreesOfFreedom: 2), 1 - exp(-1.5))
    expectClose(Distributions.logNormalCumulative(exp(0.7), zeta: 0.7, sigma: 2), 0.5)
    expectClose(Distributions.studentCumulative(1, degreesOfFreedom: 1), 0.75)
  }

  @Test func `counts have their binomial and Poisson probabilities`() {
    expectClose(Distributions.binomialMass(3, probability: 0.5, trials: 10), 120.0 / 1_024)
    expectClose(Distributions.binomialCumulative(3, probability: 0.5, trials: 10), 176.0 / 1_024)
    expectClose(Distributions.poissonMass(2, mean: 3), 4.5 * exp(-3))
    #expect(Distributions.poissonMass(0, mean: 0) == 1)
    #expect(Distributions.binomialMass(-1, probability: 0.5, trials: 10) == 0)
    #expect(Distributions.binomialMass(11, probability: 0.5, trials: 10) == 0)
    #expect(Distributions.binomialCumulative(-1, probability: 0.5, trials: 10) == 0)
    #expect(Distributions.binomialCumulative(10, probability: 0.5, trials: 10) == 1)
  }

  @Test(arguments: [0.001, 0.2, 0.5, 0.975])
  func `every quantile inverts its distribution function`(probability: Double) {
    typealias D = Distributions
    let normal = D.normalQuantile(probability, mean: 2, standardDeviation: 3)
    expectClose(D.normalCumulative(normal, mean: 2, standardDeviation: 3), probability)
    let logNormal = D.logNormalQuantile(probability, zeta: -1, sigma: 0.5)
    expectClose(D.logNormalCumulative(logNormal, zeta: -1, sigma: 0.5), probability)
    let beta = D.betaQuantile(probability, a: 0.7, b: 3)
    expectClose(D.betaCumulative(beta, a: 0.7, b: 3), probability, within: 1e-9)
    let gamma = D.gammaQuantile(probability, shape: 2.5, scale: 4)
    expectClose(D.gammaCumulative(gamma, shape: 2.5, scale: 4), probability, within: 1e-9)
    let student = D.studentQuantile(probability, degreesOfFreedom: 5)
    expectClose(D.studentCumulative(student, degreesOfFreedom: 5), probability, within: 1e-9)
  }

  @Test func `arguments out of range give nan and do not end the program`() {
    #expect(Distributions.normalQuantile(1.5).isNaN)
    #expect(Distributions.normalCumulative(0, standardDeviation: 0).isNaN)
    #expect(Distributions.betaQuantile(-0.1, a: 1, b: 1).isNaN)
    #expect(Distributions.betaCumulative(0.5, a: -1, b: 1).isNaN)
    #expect(Distributions.logNormalQuantile(.nan, zeta: 0, sigma: 1).isNaN)
    #expect(Distributions.chiSquaredQuantile(2, degreesOfFreedom: 1).isNaN)
    #expect(Distributions.studentQuantile(0.5, degreesOfFreedom: 0).isNaN)
    #expect(Distributions.binomialMass(1, probability: 2, trials: 3).isNaN)
    #expect(Distributions.binomialCumulative(1, probability: 0.5, trials: -1).isNaN)
    #expect(Distributions.poissonMass(1, mean: -1).isNaN)
  }
}
