// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck
import Testing

struct MinimisationTests {
  @Test func `the minimum of x - log x is 1 at 1, at the default tolerance`() throws {
    let minimum = try Minimisation.brent(in: 0.1...9, guess: 2) { $0 - log($0) }
    expectClose(minimum.argument, 1, within: 1e-6)
    expectClose(minimum.value, 1)
  }

  @Test func `the minimum may lie at 0`() throws {
    #expect(try abs(Minimisation.brent(in: -3...2, guess: 0.5) { $0 * $0 }.argument) < 1e-6)
  }

  @Test func `an error thrown by the function arrives unchanged`() {
    #expect(throws: Refusal(argument: 3)) {
      try Minimisation.brent(in: 0...2, guess: 1) { _ -> Double in throw Refusal(argument: 3) }
    }
    var calls = 0
    #expect(throws: Refusal(argument: 4)) {
      try Minimisation.brent(in: 0...2, guess: 1) { argument in
        calls += 1
        if calls > 5 { throw Refusal(argument: 4) }
        return (argument - 0.9) * (argument - 0.9)
      }
    }
    #expect(calls == 6)
  }

  @Test func `a guess that does not lie below the bounds is refused with advice`() throws {
    let error = try #require(throws: GSLError.self) { try Minimisation.brent(in: 0...2, guess: 1) { $0 } }
    #expect(error.code == .invalid)
    #expect(error.description == "minimising: the function at 1.0 must be less than at both ends of 0.0...2.0")
    let outside = try #require(throws: GSLError.self) { try Minimisation.brent(in: 0...2, guess: 2) { $0 * $0 } }
    #expect(outside.code == .invalid)
  }

  @Test func `too few iterations are reported`() throws {
    let slow = try #require(throws: GSLError.self) {
      try Minimisation.brent(in: 0.1...9, guess: 2, maximumIterations: 3) { $0 - log($0) }
    }
    #expect(slow.code == .maximumIterations)
  }
}
