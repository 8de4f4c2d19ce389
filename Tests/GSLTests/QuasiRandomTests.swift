// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Testing

struct QuasiRandomTests {
  @Test func `the Sobol sequence begins as published`() throws {
    var sobol = try QuasiRandom.Sobol(dimensions: 2)
    let points = try (0..<3).map { _ in try sobol.next() }
    #expect(points == [[0.5, 0.5], [0.75, 0.25], [0.25, 0.75]])
  }

  @Test func `every coordinate of 1023 points meets each of 1024 cells but the first once`() throws {
    var sobol = try QuasiRandom.Sobol(dimensions: 40)
    #expect(sobol.dimensions == 40)
    var cells = [[Int]](repeating: [], count: 40)
    for _ in 0..<1_023 {
      for (dimension, coordinate) in try sobol.next().enumerated() {
        cells[dimension].append(Int(coordinate * 1_024))
      }
    }
    for dimension in cells { #expect(dimension.sorted() == Array(1...1_023)) }
  }

  @Test(arguments: [-1, 0, 41, Int.max])
  func `dimensions the library has no numbers for are refused`(dimensions: Int) throws {
    let error = try #require(throws: GSLError.self) { _ = try QuasiRandom.Sobol(dimensions: dimensions) }
    #expect(error.code == .invalid)
    #expect(error.message == "dimensions must be 1 to 40, not \(dimensions); use another design for more")
  }
}
