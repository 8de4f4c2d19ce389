// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Testing

@testable import Luck

/// The parts of the ziggurat that so few draws reach that a test of all draws cannot see them.
struct ZigguratTests {
  /// The area of every layer.
  static let area = 0.004928673233974655

  @Test func `the layers have equal areas and close at the top`() {
    let edges = Ziggurat.edges
    #expect(edges.count == 257)
    #expect(edges[256] == 0)
    for layer in 1..<256 {
      let area = edges[layer] * (Ziggurat.height(edges[layer + 1]) - Ziggurat.height(edges[layer]))
      #expect(abs(area - Self.area) < 1e-14, "layer \(layer)")
    }
    #expect(abs(edges[0] * Ziggurat.height(edges[1]) - Self.area) < 1e-15)
  }

  @Test func `the lowest layer and the tail beyond it have that area together`() {
    let start = Ziggurat.edges[1]
    let tail = Distributions.normalCumulative(-start) * (2 * Double.pi).squareRoot()
    #expect(abs(start * Ziggurat.height(start) + tail - Self.area) < 1e-14)
  }

  @Test func `deviates of the tail follow the normal law beyond its start, on the side asked for`() {
    let start = Ziggurat.edges[1]
    let beyond = Distributions.normalCumulative(-start)
    var draws = Draws(state: 21)
    let right = (0..<200_000).map { _ in draws.gaussianTail(negative: false) }
    #expect(kolmogorovSmirnov(right) { 1 - Distributions.normalCumulative(-$0) / beyond } < criticalDistance)
    let left = (0..<200_000).map { _ in draws.gaussianTail(negative: true) }
    #expect(kolmogorovSmirnov(left) { Distributions.normalCumulative($0) / beyond } < criticalDistance)
  }

  @Test func `deviates far out, where layers are steep, are as frequent as they should be on either side`() {
    var draws = Draws(state: 22)
    let count = 4_000_000
    let sample = (0..<count).map { _ in draws.gaussian() }.filter { $0.magnitude > 2.5 }
    for bound in [2.5, 3, 3.25, 3.5, Ziggurat.edges[1], 4] {
      let expected = Double(count) * Distributions.normalCumulative(-bound)
      for side in [-1.0, 1] {
        let observed = Double(sample.count { $0 * side > bound })
        #expect(abs(observed - expected) < 4 * expected.squareRoot(), "beyond \(side * bound)")
      }
    }
    let beyond = Distributions.normalCumulative(-2.5)
    let right = sample.filter { $0 > 0 }
    #expect(kolmogorovSmirnov(right) { 1 - Distributions.normalCumulative(-$0) / beyond } < criticalDistance)
  }
}
