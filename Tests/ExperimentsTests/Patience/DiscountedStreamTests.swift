// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Experiments

/// What counts as rounding, 1e-12 of all gains and losses, moves thresholds by as much.
struct DiscountedStreamTests {
  @Test("One turn: the root is the quotient of loss and gain", arguments: [(1.0, 4.0), (3, 4), (1, 1.001), (1e-6, 1)])
  func oneTurn(loss: Double, gain: Double) throws {
    let threshold = try #require(DiscountedStream([-loss, gain]).threshold)
    #expect(abs(threshold - loss / gain) < 1e-11)
  }

  @Test("A gain that comes late needs the root of the quotient")
  func late() throws {
    let threshold = try #require(DiscountedStream([-1, 0, 0, 2]).threshold)
    #expect(abs(threshold * threshold * threshold - 0.5) < 1e-11)
  }

  @Test("A loss for a period against a gain for ever: loss/(loss + gain)")
  func forEver() throws {
    // sum of d^t from t = 1 is d/(1 - d); what is left after 4,000 periods is below rounding at 5/5.02.
    let threshold = try #require(DiscountedStream([-5] + [Double](repeating: 0.02, count: 8_000)).threshold)
    #expect(abs(threshold - 5 / 5.02) < 1e-9)
  }

  @Test("The last turn counts, and gains that turn into losses have no threshold")
  func turns() {
    // -(1 - 4 d + 3.5 d^2) ... d - 0.2 and d - 0.9 are the factors: gains below, losses between, gains above.
    let stream = DiscountedStream([0.18, -1.1, 1])
    #expect(abs((stream.threshold ?? .nan) - 0.9) < 1e-11)
    #expect(DiscountedStream([2, -1, -1.5]).threshold == nil)
    #expect(DiscountedStream([-1, 0.5]).threshold == nil)
  }

  @Test("Who never loses needs no patience; a tie counts for the course")
  func always() {
    #expect(DiscountedStream([1, 2, 3]).threshold == 0)
    #expect(DiscountedStream([0, 0]).threshold == 0 && DiscountedStream([0, 0]).isAsGood(at: 0.3))
    #expect(!DiscountedStream([0, 0]).isBetter(at: 0.3))
    #expect(abs((DiscountedStream([-1, 1]).threshold ?? .nan) - 1) < 1e-11)
  }

  @Test("The value is the discounted sum")
  func value() {
    #expect(DiscountedStream([1, 2, 4]).value(at: 0.5) == 3)
  }
}
