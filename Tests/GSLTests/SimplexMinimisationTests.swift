// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Testing

struct SimplexMinimisationTests {
  /// Least, 0, at (1, 1), at the end of a bent valley (Rosenbrock, The Computer Journal 3, 1960).
  private func valley(_ point: [Double]) -> Double {
    let (across, along) = (point[1] - point[0] * point[0], 1 - point[0])
    return 100 * across * across + along * along
  }

  @Test func `it follows a bent valley to its end`() throws {
    let minimum = try Minimisation.simplex(from: [-1.2, 1], steps: [0.5, 0.5], size: 1e-8, valley)
    #expect(minimum.point.count == 2)
    for coordinate in minimum.point { expectClose(coordinate, 1, within: 1e-6) }
    #expect(minimum.value < 1e-12 && minimum.value == valley(minimum.point) && minimum.size < 1e-8)
  }

  @Test(arguments: 1...4) func `each coordinate of a bowl has its own minimum`(dimensions: Int) throws {
    let centre = (0..<dimensions).map { Double($0) - 0.3 }
    let minimum = try Minimisation.simplex(
      from: Array(repeating: 2, count: dimensions), steps: Array(repeating: -0.4, count: dimensions)
    ) { point in
      zip(point, centre).enumerated().reduce(5) { $0 + Double($1.0 + 1) * ($1.1.0 - $1.1.1) * ($1.1.0 - $1.1.1) }
    }
    for (found, expected) in zip(minimum.point, centre) { #expect(abs(found - expected) < 1e-5) }
    expectClose(minimum.value, 5)
  }

  @Test func `an error thrown by the function arrives unchanged`() {
    #expect(throws: Refusal(argument: 3)) {
      try Minimisation.simplex(from: [0], steps: [1]) { _ -> Double in throw Refusal(argument: 3) }
    }
    var calls = 0
    #expect(throws: Refusal(argument: 4)) {
      try Minimisation.simplex(from: [0, 0], steps: [1, 1]) { point in
        calls += 1
        if calls > 7 { throw Refusal(argument: 4) }
        return valley(point)
      }
    }
    #expect(calls == 8)
  }

  @Test func `what cannot be minimised is refused`() throws {
    func code(_ body: () throws -> Void) throws -> GSLError.Code {
      try #require(throws: GSLError.self, performing: body).code
    }
    #expect(try code { _ = try Minimisation.simplex(from: [], steps: [], valley) } == .invalid)
    #expect(try code { _ = try Minimisation.simplex(from: [1, 1], steps: [1], valley) } == .invalid)
    #expect(try code { _ = try Minimisation.simplex(from: [1, 1], steps: [1, 0], valley) } == .invalid)
    #expect(try code { _ = try Minimisation.simplex(from: [1, 1], steps: [1, 1], size: 0, valley) } == .invalid)
    #expect(try code { _ = try Minimisation.simplex(from: [1, 1], steps: [1, 1]) { _ in .nan } } == .badFunction)
    #expect(
      try code { _ = try Minimisation.simplex(from: [-1.2, 1], steps: [1, 1], maximumIterations: 5, valley) }
        == .maximumIterations)
  }
}
