// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Testing

struct SquareLawTests {
  private func play(_ law: SquareLaw, contamination: Double, periods: Int, from start: Double = 0) -> [Double] {
    var value = start
    return (0..<periods).map { _ in
      value = law.logFidelity(after: value, contamination: contamination)
      return value
    }
  }

  @Test(arguments: [0.0, 0.1, 0.5, 1.0])
  func `without recovery log fidelity falls by b rho^2 a period`(contamination: Double) {
    let path = play(SquareLaw(coefficient: 0.183, recovery: 0), contamination: contamination, periods: 50)
    for (place, value) in path.enumerated() {
      // A sum of 50 equal terms, to rounding.
      #expect(abs(value + 0.183 * Double(place + 1) * contamination * contamination) < 1e-14)
    }
  }

  @Test(arguments: [0.05, 0.3, 1.0], [-2.0, 0.0])
  func `with recovery it settles at -b rho^2 / r from wherever it starts`(recovery: Double, start: Double) {
    let law = SquareLaw(coefficient: 0.183, recovery: recovery)
    let path = play(law, contamination: 0.7, periods: 1_000, from: start)
    let rest = -0.183 * 0.49 / recovery
    #expect(abs(path[999] - rest) < 1e-14)
    // The distance shrinks by 1 - r a period.
    #expect(abs(path[0] - rest - (1 - recovery) * (start - rest)) < 1e-14)
  }

  @Test func `clean data alone repairs, and only with recovery`() {
    #expect(play(SquareLaw(coefficient: 0.183, recovery: 0), contamination: 0, periods: 9, from: -1)[8] == -1)
    let repaired = play(SquareLaw(coefficient: 0.183, recovery: 0.5), contamination: 0, periods: 2, from: -1)
    #expect(repaired == [-0.5, -0.25])
  }

  @Test func `fidelity stays in 0 to 1 whatever the contamination`() {
    let law = SquareLaw(coefficient: 0.183, recovery: 0.2)
    var value = 0.0
    for step in 0..<500 {
      value = law.logFidelity(after: value, contamination: Double(step * 37 % 101) / 100)
      #expect(value <= 0 && value.isFinite)
    }
  }
}
