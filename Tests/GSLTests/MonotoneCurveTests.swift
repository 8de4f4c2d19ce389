// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Testing

@Suite("Curves through points")
struct MonotoneCurveTests {
  private let arguments = [0.0, 0.5, 1, 2, 4]
  private let values = [0.0, 0.1, 2, 2, -1]

  @Test("a curve goes through its points and is flat beyond them")
  func points() throws {
    let curve = try MonotoneCurve(arguments, values)
    for (argument, value) in zip(arguments, values) { #expect(abs(curve.value(argument) - value) < 1e-12) }
    #expect(curve.value(-3) == 0 && curve.value(9) == -1)
  }

  @Test("between points it stays between their values and has no jumps of height or slope")
  func monotone() throws {
    let curve = try MonotoneCurve(arguments, values)
    for place in 0..<4 {
      let (low, high) = (min(values[place], values[place + 1]), max(values[place], values[place + 1]))
      for step in 0...100 {
        let value = curve.value(arguments[place] + (arguments[place + 1] - arguments[place]) * Double(step) / 100)
        #expect(value >= low - 1e-12 && value <= high + 1e-12)
      }
    }
    for argument in arguments[1...3] {
      let left = (curve.value(argument) - curve.value(argument - 1e-6)) / 1e-6
      let right = (curve.value(argument + 1e-6) - curve.value(argument)) / 1e-6
      #expect(abs(left - right) < 1e-4)
    }
  }

  @Test("a straight line is itself")
  func line() throws {
    let curve = try MonotoneCurve([0, 1, 3], [1, 3, 7])
    for step in 0...30 { #expect(abs(curve.value(Double(step) / 10) - 1 - 2 * Double(step) / 10) < 1e-12) }
  }

  @Test("points out of order, too few or not finite are refused")
  func refusals() {
    #expect(throws: GSLError.self) { _ = try MonotoneCurve([0, 1], [0, 1]) }
    #expect(throws: GSLError.self) { _ = try MonotoneCurve([0, 1, 1], [0, 1, 2]) }
    #expect(throws: GSLError.self) { _ = try MonotoneCurve([0, 1, 2], [0, .nan, 2]) }
  }
}
