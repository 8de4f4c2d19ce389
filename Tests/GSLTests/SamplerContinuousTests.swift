// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Testing

/// Each continuous sampler against its distribution function (Kolmogorov-Smirnov, 0.1%) and its mean.
struct SamplerContinuousTests {
  @Test func `uniform draws are uniform`() throws {
    let values = try sample(1) { $0.uniform() }
    #expect(kolmogorovSmirnov(values) { $0 } < criticalDistance)
  }

  @Test(arguments: [0.1, 1, 25])
  func `gaussian draws are normal`(deviation: Double) throws {
    let values = try sample(2) { $0.gaussian(deviation) }
    let distance = kolmogorovSmirnov(values) { Distributions.normalCumulative($0, standardDeviation: deviation) }
    #expect(distance < criticalDistance)
    #expect(standardErrors(values, from: 0, variance: deviation * deviation) < 4)
  }

  @Test(arguments: [(0.0, 1.0), (-1.2, 0.3)])
  func `log-normal draws are log-normal`(zeta: Double, sigma: Double) throws {
    let values = try sample(3) { $0.logNormal(zeta: zeta, sigma: sigma) }
    let distance = kolmogorovSmirnov(values) { Distributions.logNormalCumulative($0, zeta: zeta, sigma: sigma) }
    #expect(distance < criticalDistance)
  }

  @Test(arguments: [(0.3, 2.0), (1.0, 1.0), (7.5, 0.2)])
  func `gamma draws are gamma`(shape: Double, scale: Double) throws {
    let values = try sample(4) { $0.gamma(shape: shape, scale: scale) }
    let distance = kolmogorovSmirnov(values) { Distributions.gammaCumulative($0, shape: shape, scale: scale) }
    #expect(distance < criticalDistance)
    #expect(standardErrors(values, from: shape * scale, variance: shape * scale * scale) < 4)
  }

  @Test(arguments: [(2.0, 5.0), (0.5, 0.5), (0.7, 3.0), (30.0, 10.0)])
  func `beta draws are beta`(a: Double, b: Double) throws {
    let values = try sample(5) { $0.beta(a, b) }
    #expect(kolmogorovSmirnov(values) { Distributions.betaCumulative($0, a: a, b: b) } < criticalDistance)
    let variance = a * b / ((a + b) * (a + b) * (a + b + 1))
    #expect(standardErrors(values, from: a / (a + b), variance: variance) < 4)
  }

  @Test(arguments: [1.0, 4.5])
  func `chi-squared draws are chi-squared`(degrees: Double) throws {
    let values = try sample(6) { $0.chiSquared(degreesOfFreedom: degrees) }
    let distance = kolmogorovSmirnov(values) { Distributions.chiSquaredCumulative($0, degreesOfFreedom: degrees) }
    #expect(distance < criticalDistance)
    #expect(standardErrors(values, from: degrees, variance: 2 * degrees) < 4)
  }

  @Test func `each share of a Dirichlet draw is beta and the shares add up to 1`() throws {
    let alpha = [0.5, 2, 4]
    var shares = [0.0, 0, 0]
    for share in alpha.indices {
      let values = try sample(7) { sampler in
        sampler.dirichlet(alpha: alpha, into: &shares)
        #expect(abs(shares[0] + shares[1] + shares[2] - 1) < 1e-12)
        return shares[share]
      }
      let distance = kolmogorovSmirnov(values) {
        Distributions.betaCumulative($0, a: alpha[share], b: 6.5 - alpha[share])
      }
      #expect(distance < criticalDistance)
    }
  }

  @Test func `the symmetric Dirichlet is the one with equal concentrations`() throws {
    var sampler = try Sampler()
    let start = sampler.draws
    var symmetric = [Double](repeating: 0, count: 5)
    var general = symmetric
    sampler.dirichlet(concentration: 0.7, into: &symmetric)
    sampler.draws = start
    sampler.dirichlet(alpha: [0.7, 0.7, 0.7, 0.7, 0.7], into: &general)
    #expect(symmetric == general)
    #expect(abs(symmetric.reduce(0, +) - 1) < 1e-12)
  }
}
