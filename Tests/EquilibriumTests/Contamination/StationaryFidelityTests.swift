// SPDX-License-Identifier: GPL-3.0-or-later

import Equilibrium
import Fidelity
import Luck
import Testing

@Suite("Fidelity at rest")
struct StationaryFidelityTests {
  @Test("the square law rests at -b rho^2/r, with a weight of human records at that of what they leave")
  func law() {
    let law = SquareLaw(coefficient: 0.183, recovery: 0.2)
    #expect(abs(StationaryFidelity(law).logFidelity(0.6) + 0.183 * 0.36 / 0.2) < 1e-15)
    let weighted = StationaryFidelity(law, realWeight: 0.9)
    #expect(abs(weighted.logFidelity(0.6) + 0.183 * 0.01 / 0.2) < 1e-15)
    #expect(weighted.logFidelity(0) == 0 && abs(weighted.logFidelity(1) + 0.183 / 0.2) < 1e-15)
  }

  @Test("a gaussian model that is sampled with a bias rests where fresh data and its own balance")
  func gaussian() throws {
    let (bias, records) = (0.8, 1e6)
    let rest = try StationaryFidelity(
      retraining: GaussianLearner(dimensions: 1), workflow: .replace, realWeight: nil, sampling: Sampling(bias: bias),
      records: records, owners: 8, luck: Luck(seed: 3, replicate: 1))
    for share in [0.2, 0.35, 0.5, 0.65, 0.8, 0.95] {
      // v = (1 - rho) + rho lambda v (Alemohammad et al., ICLR 2024, in the limit of many records); KL of N(0, v).
      let variance = (1 - share) / (1 - share * bias)
      let divergence = (variance - 1 - log(variance)) / 2
      #expect(abs(rest.logFidelity(share) + divergence) < 0.02 * divergence + 1e-4)
    }
    #expect(abs(rest.logFidelity(0)) < 1e-5)
    #expect(rest.pace > 0.3 && rest.pace <= 1)
  }
}
