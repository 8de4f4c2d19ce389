// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck
import Testing

/// An error of the caller's own.
struct Refusal: Error, Equatable { let argument: Double }

struct RootsTests {
  @Test func `the root of a cubic is found to the tolerance`() throws {
    let root = try Roots.brent(in: 0...5) { $0 * $0 * $0 - 20 }
    expectClose(root, pow(20, 1.0 / 3), within: 1e-11)
  }

  @Test func `a root at 0 or at a bound is found`() throws {
    #expect(try abs(Roots.brent(in: -1...3) { exp($0) - 1 }) < 1e-11)
    #expect(try abs(Roots.brent(in: 2...3) { $0 - 2 } - 2) < 1e-11)
  }

  @Test func `an error thrown by the function arrives unchanged`() {
    #expect(throws: Refusal(argument: 1)) {
      try Roots.brent(in: 1...2) { argument -> Double in throw Refusal(argument: argument) }
    }
    var calls = 0
    #expect(throws: Refusal(argument: -7)) {
      try Roots.brent(in: 0...2) { argument in
        calls += 1
        if calls > 3 { throw Refusal(argument: -7) }
        return argument * argument - 2
      }
    }
    #expect(calls == 4, "the function is not called again once it has thrown")
  }

  @Test func `bounds of one sign are refused with advice`() throws {
    let error = try #require(throws: GSLError.self) { try Roots.brent(in: 1...2) { $0 } }
    #expect(error.code == .invalid)
    #expect(error.description == "finding a root: the function must have opposite signs at 1.0...2.0")
  }

  @Test func `values that are not finite, bad arguments and slow convergence are reported`() throws {
    #expect(try #require(throws: GSLError.self) { try Roots.brent(in: 0...1) { _ in .nan } }.code == .badFunction)
    #expect(try #require(throws: GSLError.self) { try Roots.brent(in: 0...(.infinity)) { $0 - 1 } }.code == .invalid)
    #expect(
      try #require(throws: GSLError.self) { try Roots.brent(in: 0...2, tolerance: 0) { $0 - 1 } }.code == .invalid)
    let slow = try #require(throws: GSLError.self) {
      try Roots.brent(in: 0...5, maximumIterations: 2) { $0 * $0 * $0 - 20 }
    }
    #expect(slow.code == .maximumIterations)
  }
}
