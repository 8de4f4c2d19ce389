// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck
import Testing

/// Neighbouring names must bring unrelated luck, in whichever part they are neighbours.
struct KeyIndependenceTests {
  /// The parts of a name that are numbers.
  enum Part: CaseIterable {
    case seed, replicate, period, agent, counterpart, draw

    /// The stream of a name of which this part is `number` and all others are fixed.
    func draws(_ number: Int) -> Draws {
      let number64 = UInt64(number)
      let luck = Luck(seed: self == .seed ? number64 : 77, replicate: self == .replicate ? number64 : 0)
      let key = luck.key(.matchNoise, period: self == .period ? number : 9, kind: .buyer)
      let pair = key.agent(self == .agent ? number : 5).counterpart(self == .counterpart ? number : 2)
      return self == .draw ? Draws(state: pair.draws.state &+ number64 &* 0x9E37_79B9_7F4A_7C15) : pair.draws
    }
  }

  static let count = 100_000

  @Test(arguments: Part.allCases)
  func `neighbours are uncorrelated and uniform`(part: Part) {
    let first = (0...Self.count + 1).map { part.draws($0).uniform(0) }
    #expect(kolmogorovSmirnov(first) { $0 } < criticalDistance)
    for lag in 1...2 {
      let correlation = Statistics.correlation(Array(first.dropLast(lag)), Array(first.dropFirst(lag)))
      #expect(correlation.magnitude * Double(Self.count).squareRoot() < 4)
    }
  }

  @Test(arguments: Part.allCases.filter { $0 != .draw })
  func `the first draws of a name are uncorrelated with the second draws of its neighbour`(part: Part) {
    let first = (0..<Self.count).map { part.draws($0).uniform(0) }
    let second = (0..<Self.count).map { part.draws($0 + 1).uniform(1) }
    #expect(Statistics.correlation(first, second).magnitude * Double(Self.count).squareRoot() < 4)
  }

  @Test(arguments: Part.allCases.filter { $0 != .draw })
  func `flipping any bit of a number flips every bit of the luck half the time`(part: Part) {
    // 63 x 64 cells, each binomial with 4096 trials: some cell is beyond 5.5 standard errors with probability 1.5e-4.
    let trials = 4_096
    var worst = 0
    for bit in 0..<63 {
      var flips = [Int](repeating: 0, count: 64)
      for number in 0..<trials {
        let changed = part.draws(number).bits(0) ^ part.draws(number ^ 1 << bit).bits(0)
        for output in 0..<64 { flips[output] += Int(changed >> UInt64(output) & 1) }
      }
      worst = max(worst, flips.map { abs($0 - trials / 2) }.max()!)
    }
    #expect(Double(worst) < 5.5 * Double(trials).squareRoot() / 2)
  }

  @Test func `purposes are uncorrelated with one another`() {
    let luck = Luck(seed: 78, replicate: 0)
    let samples = Purpose.allCases.map { purpose in
      let key = luck.key(purpose, period: 1, kind: .seller)
      return (0..<10_000).map { key.agent($0).draws.uniform(0) }
    }
    // 300 pairs: the largest correlation exceeds 4.7 standard errors with probability 8e-4.
    for (index, sample) in samples.enumerated() {
      for other in samples[..<index] { #expect(Statistics.correlation(sample, other).magnitude * 100 < 4.7) }
    }
  }
}
