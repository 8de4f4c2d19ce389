// SPDX-License-Identifier: GPL-3.0-or-later

import Luck
import Testing

@testable import PaperFigures

struct PolicyConvergenceTests {
  private func found(_ power: Double, rounds: Int = 4_000, factors: [Double] = [1, 1, 1]) -> PolicyConvergence {
    PolicyConvergence(residuals: factors.map { factor in (1...rounds).map { factor * pow(Double($0), -power) } })
  }

  @Test func `a residual that falls as the root of rounds takes epsilon^-2 of them`() throws {
    let root = found(0.5)
    // Within .02 from round 2500 on; within .015 only after the last.
    let level = try #require(root.levels.first { $0.epsilon == 0.02 })
    #expect(level.median == 2_500 && level.low == 2_500 && level.high == 2_500 && level.share == 1)
    #expect(root.levels.first { $0.epsilon == 0.015 }?.share == 0)
    #expect(root.levels.first { $0.epsilon == 0.015 }?.median == .infinity)
    #expect(abs(root.power - 2) < 0.01 && root.powerLow == root.power && root.powerHigh == root.power)
    #expect(abs(found(0.9).power - 1 / 0.9) < 0.02)
  }

  @Test func `a residual counts from the round after which it never rises above epsilon again`() throws {
    let back = PolicyConvergence(residuals: [[0.5, 0.01, 0.5, 0.06, 0.06]])
    #expect(back.levels.first { $0.epsilon == 0.07 }?.median == 4)
    #expect(back.levels.first { $0.epsilon == 0.05 }?.median == .infinity)
    // The median of four is half way between the middle two.
    let four = PolicyConvergence(residuals: [1, 2, 4, 9].map { first in (0..<12).map { $0 < first ? 1 : 0 } })
    #expect(four.levels[0].median == 4 && four.levels[0].low >= 2 && four.levels[0].high <= 10)
  }

  @Test func `powers are judged by 2 as a bound from above, convergence by all replicates`() {
    func verdict(_ id: String, _ claims: [Claim]) -> Verdict? { claims.first { $0.id == id }?.verdict }
    let never = PolicyConvergence(residuals: [[1, 1, 1], [1, 1, 1]])
    let claims = PolicyConvergenceClaims.claims(
      [(0.4, found(0.4)), (0.5, found(0.5)), (0.9, found(0.9)), (0.1, never)], final: never)
    // Powers of 2.5 and 1.1: fewer rounds than a bound allows are no contradiction to it.
    #expect(verdict("C3.5.damping-0.4.power", claims) == .notReproduced)
    #expect(verdict("C3.5.damping-0.9.power", claims) == .reproduced)
    #expect(verdict("C3.5.damping-0.1.power", claims) == .depends)
    let spread = found(0.5, factors: [0.8, 0.9, 1, 1.1, 1.2])
    #expect(spread.powerLow < 2 && 2 < spread.powerHigh)
    let wide = PolicyConvergenceClaims.claims([(0.5, spread)], final: never)
    #expect(verdict("C3.5.damping-0.5.power", wide) == .reproduced)
    #expect(verdict("C3.5.damping-0.5.converges", claims) == .reproduced)
    #expect(verdict("C3.5.final.converges", claims) == .notReproduced)
    #expect(verdict("C3.5", wide) == .depends)
    let some = PolicyConvergence(residuals: [[1, 0, 0], [1, 1, 1]])
    #expect(verdict("C3.5.final.converges", PolicyConvergenceClaims.claims([], final: some)) == .depends)
  }

  @Test func `the figure's dashed lines fall by the square of epsilon`() async throws {
    let points = try await PolicyConvergenceFigure.figure.make(QuickLook.simulations)
    for damping in PolicyConvergenceFigure.dampings {
      let name = PolicyConvergenceFigure.name(damping)
      let line = points.filter { $0.series == "epsilon^-2, \(name)" }
      let drawn = points.filter { $0.series == name }
      #expect(line.count == drawn.count && drawn.count > 1)
      for (one, other) in zip(line, line.dropFirst()) {
        guard case (.number(let wide), .number(let narrow)) = (one.place, other.place) else { continue }
        #expect(abs(other.value / one.value * narrow * narrow / (wide * wide) - 1) < 1e-9)
      }
      let ratio = zip(line, drawn).reduce(0) { $0 + log($1.0.value / $1.1.value) }
      #expect(abs(ratio) < 1e-9)
    }
  }
}
