// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck
import Testing

struct DifferentialEquationsTests {
  @Test func `growth at a rate is exponential, forwards and backwards`() throws {
    for rate in [-3, 0.5, 2] {
      let end = try DifferentialEquations.solve([2], from: 1, to: 4) { $2[0] = rate * $1[0] }
      expectClose(end[0], 2 * exp(3 * rate), within: 1e-8)
      let start = try DifferentialEquations.solve(end, from: 4, to: 1) { $2[0] = rate * $1[0] }
      // What was off at the end by a rounding has grown by up to exp(9) on the way back.
      expectClose(start[0], 2, within: 1e-6)
    }
  }

  @Test func `growth with a limit is logistic`() throws {
    let (rate, limit, start) = (1.5, 10.0, 0.1)
    for time in [0.5, 2, 4, 30] {
      let end = try DifferentialEquations.solve([start], from: 0, to: time) {
        $2[0] = rate * $1[0] * (1 - $1[0] / limit)
      }
      expectClose(end[0], limit / (1 + (limit / start - 1) * exp(-rate * time)), within: 1e-9)
    }
  }

  @Test func `an oscillator returns after each period, having been opposite half-way`() throws {
    let frequency = 3.0
    func oscillate(to time: Double) throws -> [Double] {
      try DifferentialEquations.solve([1, 0], from: 0, to: time) { _, state, slope in
        slope[0] = state[1]
        slope[1] = -frequency * frequency * state[0]
      }
    }
    expectClose(try oscillate(to: .pi / frequency), [-1, 0], within: 1e-8)
    expectClose(try oscillate(to: 20 * .pi / frequency), [1, 0], within: 1e-7)
  }

  @Test func `a derivative that depends on time alone is integrated`() throws {
    let end = try DifferentialEquations.solve([0], from: 1, to: 3) { time, _, slope in slope[0] = time * time }
    expectClose(end[0], 26 / 3.0, within: 1e-12)
  }

  /// y' = -1000 (y - t): after the start is forgotten the solution is t - 1/1000, exactly.
  @Test func `a fast decay towards a slow path is followed, in many steps`() throws {
    var calls = 0
    let end = try DifferentialEquations.solve([5], from: 0, to: 2) { time, state, slope in
      calls += 1
      slope[0] = -1_000 * (state[0] - time)
    }
    expectClose(end[0], 2 - 0.001, within: 1e-9)
    // 13 evaluations a step, and no step beyond a few thousandths is stable.
    #expect(calls > 13 * 300)
  }

  @Test func `tighter tolerances come closer and cost more`() throws {
    func solve(_ absolute: Double, _ relative: Double) throws -> (error: Double, calls: Int) {
      var calls = 0
      let end = try DifferentialEquations.solve(
        [1], from: 0, to: 10, absoluteTolerance: absolute, relativeTolerance: relative
      ) { time, state, slope in
        calls += 1
        slope[0] = -state[0] * state[0]
      }
      return (abs(end[0] - 1 / 11.0), calls)
    }
    let (loose, tight) = (try solve(1e-4, 0), try solve(1e-13, 0))
    #expect(loose.error < 1e-3 && tight.error < 1e-11)
    #expect(loose.error > tight.error && loose.calls < tight.calls)
    #expect(try solve(0, 1e-4).calls < solve(0, 1e-13).calls)
  }

  @Test func `an error thrown by the derivative arrives unchanged`() {
    #expect(throws: Refusal(argument: 0)) {
      try DifferentialEquations.solve([1], from: 0, to: 1) { time, _, _ in throw Refusal(argument: time) }
    }
    var calls = 0
    #expect(throws: Refusal(argument: -7)) {
      try DifferentialEquations.solve([1], from: 0, to: 1) { _, state, slope in
        calls += 1
        if calls > 20 { throw Refusal(argument: -7) }
        slope[0] = state[0]
      }
    }
    #expect(calls == 21, "the derivative is not called again once it has thrown")
  }

  @Test func `what cannot be integrated is reported`() throws {
    func code(
      _ state: [Double] = [1], to end: Double = 2, tolerance: Double = 1e-8, steps: Int = 10_000,
      _ derivative: DifferentialEquations.Derivative = { $2[0] = $1[0] }
    ) throws -> GSLError.Code {
      try #require(throws: GSLError.self) {
        try DifferentialEquations.solve(
          state, from: 0, to: end, absoluteTolerance: tolerance, relativeTolerance: tolerance, maximumSteps: steps,
          derivative)
      }.code
    }
    #expect(try code([]) == .invalid)
    #expect(try code([.nan]) == .invalid)
    #expect(try code(to: .infinity) == .invalid)
    #expect(try code(tolerance: 0) == .invalid)
    #expect(try code(tolerance: -1) == .invalid)
    #expect(try code(steps: 0) == .invalid)
    #expect(try code(steps: 2) { $2[0] = -1_000 * $1[0] } == .maximumIterations)
    #expect(try code { $2[0] = $0 > 1 ? .nan : 1 } == .badFunction)
    // 1/(1 - t) has a pole at 1.
    #expect(throws: GSLError.self) { try DifferentialEquations.solve([1], from: 0, to: 2) { $2[0] = $1[0] * $1[0] } }
  }

  @Test func `an interval without length changes nothing and asks for nothing`() throws {
    let end = try DifferentialEquations.solve([3, 4], from: 1, to: 1) { _, _, _ in throw Refusal(argument: 1) }
    #expect(end == [3, 4])
  }
}
