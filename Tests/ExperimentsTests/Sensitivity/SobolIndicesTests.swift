// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck
import Testing

@testable import Experiments

struct SobolIndicesTests {
  private func indices(
    _ dimensions: Int, _ size: Int, resamples: Int = 200, _ function: ([Double]) -> Double
  ) throws -> SobolIndices {
    let design = try UnitDesign(.saltelli, dimensions: dimensions, size: size, seed: 0)
    return try SobolIndices(
      design: design, outputs: (0..<design.count).map { function(design.point($0)) }, resamples: resamples)
  }

  @Test("Known indices are met within their standard errors", arguments: ReferenceFunction.allCases)
  func known(_ function: ReferenceFunction) throws {
    let found = try indices(function.dimensions, 8192, function.value)
    for (place, known) in function.indices.enumerated() {
      let (first, total) = (found.firstOrder[place], found.total[place])
      #expect(abs(first.value - known.firstOrder) < 3 * first.standardError)
      #expect(abs(total.value - known.total) < 3 * total.standardError)
      #expect(first.standardError < 0.03 && total.standardError < 0.03)
      #expect(first.low < first.value && first.value < first.high)
      #expect(total.low < total.value && total.value < total.high)
    }
  }

  @Test("Under Sobol points errors fall nearly as 1/N, not as 1/sqrt(N)", arguments: ReferenceFunction.allCases)
  func convergence(_ function: ReferenceFunction) throws {
    let sizes = (7...14).map { 1 << $0 }
    let errors = try sizes.map { size in
      let found = try indices(function.dimensions, size, resamples: 0, function.value)
      let squares = function.indices.enumerated().map { place, known in
        let first = found.firstOrder[place].value - known.firstOrder
        let total = found.total[place].value - known.total
        return first * first + total * total
      }
      return log(squares.reduce(0, +).squareRoot())
    }
    let places = sizes.map { log(Double($0)) }
    let power = Statistics.covariance(places, errors) / Statistics.variance(places)
    #expect(power < -0.75)
  }

  @Test("Over all pairs of points of a grid the indices are those of an exact count")
  func enumeration() {
    let levels = [2, 3, 4]
    var draws = Luck(seed: 6, replicate: 0).key(.resampling).draws
    let table = (0..<24).map { _ in draws.uniform() }
    func value(_ cell: [Int]) -> Double { table[(cell[0] * 3 + cell[1]) * 4 + cell[2]] }
    let cells = (0..<24).map { [$0 / 12, $0 / 4 % 3, $0 % 4] }
    let outputs = cells.flatMap { a in
      cells.flatMap { b in
        [value(a), value([b[0], a[1], a[2]]), value([a[0], b[1], a[2]]), value([a[0], a[1], b[2]]), value(b)]
      }
    }
    let found = SobolIndices(parameters: 3, outputs: outputs, resamples: 0, seed: 0)
    func variance(_ values: [Double]) -> Double {
      let mean = values.reduce(0, +) / Double(values.count)
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    let whole = variance(cells.map(value))
    for parameter in 0..<3 {
      // The variance of the mean given the parameter, and the mean of the variance given all others.
      let given = (0..<levels[parameter]).map { level in mean(cells.filter { $0[parameter] == level }.map(value)) }
      let others = Dictionary(grouping: cells) { cell in cell.enumerated().map { $0 == parameter ? 0 : $1 } }
      let left = others.values.map { variance($0.map(value)) }.sorted()
      #expect(abs(found.firstOrder[parameter].value - variance(given) / whole) < 1e-12)
      #expect(abs(found.total[parameter].value - mean(left) / whole) < 1e-12)
    }
  }

  @Test("Of a linear function both indices are the share of its squared slopes", arguments: [4, 24])
  func linear(_ dimensions: Int) throws {
    // With 24 parameters the base is a Latin hypercube.
    let slopes = (0..<dimensions).map { Double($0 % 4) - 1 }
    let squares = slopes.reduce(0) { $0 + $1 * $1 }
    let found = try indices(dimensions, 4096) { zip($0, slopes).reduce(-5) { $0 + $1.0 * $1.1 } }
    for (place, slope) in slopes.enumerated() {
      let share = slope * slope / squares
      let (first, total) = (found.firstOrder[place], found.total[place])
      #expect(abs(first.value - share) <= 4 * first.standardError)
      #expect(abs(total.value - share) <= 4 * total.standardError)
    }
    #expect(found.total[1] == ResampledEstimate(value: 0, standardError: 0, low: 0, high: 0))
  }

  @Test("Where parameters only add up, total and first-order indices agree, and first-order ones add up to 1")
  func additive() throws {
    let found = try indices(3, 8192) { exp($0[0]) + 2 * $0[1] * $0[1] - abs($0[2] - 0.3) }
    for (first, total) in zip(found.firstOrder, found.total) {
      #expect(abs(first.value - total.value) < 3 * max(first.standardError, total.standardError))
    }
    #expect(abs(found.firstOrder.reduce(0) { $0 + $1.value } - 1) < 0.01)
  }

  @Test("95% intervals hold the truth 95 times of 100")
  func coverage() {
    let slopes = [1, 2, 3.0]
    var held = [Int](repeating: 0, count: 6)
    for seed in 0..<200 as Range<UInt64> {
      var draws = Luck(seed: seed, replicate: 7).key(.design).draws
      var outputs: [Double] = []
      for _ in 0..<300 {
        let a = slopes.map { $0 * draws.uniform() }
        let b = slopes.map { $0 * draws.uniform() }
        outputs += [a[0] + a[1] + a[2], b[0] + a[1] + a[2], a[0] + b[1] + a[2], a[0] + a[1] + b[2], b[0] + b[1] + b[2]]
      }
      let found = SobolIndices(parameters: 3, outputs: outputs, resamples: 400, seed: seed)
      for (place, estimate) in (found.firstOrder + found.total).enumerated() {
        let truth = slopes[place % 3] * slopes[place % 3] / 14
        if estimate.low <= truth && truth <= estimate.high { held[place] += 1 }
      }
    }
    for count in held { #expect(abs(Double(count) - 190) < 4 * (200 * 0.95 * 0.05).squareRoot()) }
  }

  @Test("A constant added to the output, or a factor, changes nothing")
  func affine() throws {
    let plain = try indices(3, 512, ReferenceFunction.ishigami.value)
    let moved = try indices(3, 512) { 1000 - 20 * ReferenceFunction.ishigami.value($0) }
    for (one, other) in zip(plain.firstOrder + plain.total, moved.firstOrder + moved.total) {
      #expect(abs(one.value - other.value) < 1e-10 && abs(one.low - other.low) < 1e-10)
    }
  }

  @Test("Base points with a missing output are left out and counted")
  func missing() throws {
    let design = try UnitDesign(.saltelli, dimensions: 3, size: 50, seed: 0)
    var outputs = (0..<design.count).map { ReferenceFunction.ishigami.value(design.point($0)) }
    let without = SobolIndices(
      parameters: 3, outputs: Array(outputs[5..<35] + outputs[40...]), resamples: 50, seed: 3)
    outputs[4] = .nan
    outputs[35] = -.infinity
    let found = try SobolIndices(design: design, outputs: outputs, resamples: 50, seed: 3)
    #expect(found.firstOrder == without.firstOrder && found.total == without.total)
    #expect(found.rows == 48 && found.missing == 2 && found.reason == nil)
  }

  @Test("The seed moves intervals, never values")
  func seed() throws {
    let design = try UnitDesign(.saltelli, dimensions: 3, size: 64, seed: 0)
    let outputs = (0..<design.count).map { ReferenceFunction.ishigami.value(design.point($0)) }
    let first = try SobolIndices(design: design, outputs: outputs, seed: 1)
    let second = try SobolIndices(design: design, outputs: outputs, seed: 2)
    #expect(first.total.map(\.value) == second.total.map(\.value))
    #expect(zip(first.total, second.total).allSatisfy { $0.low != $1.low })
    #expect(try SobolIndices(design: design, outputs: outputs, seed: 1) == first)
  }

  @Test("Without variance or base points the indices are NaN, with a reason")
  func undefined() throws {
    let design = try UnitDesign(.saltelli, dimensions: 2, size: 3, seed: 0)
    let constant = try SobolIndices(design: design, outputs: [Double](repeating: 0.1, count: 12))
    #expect(constant.reason == "the output does not vary")
    #expect(constant.rows == 3 && constant.firstOrder.allSatisfy(\.value.isNaN) && constant.total.count == 2)
    let none = try SobolIndices(design: design, outputs: [Double](repeating: .nan, count: 12))
    #expect(none.reason == "no base point has all its outputs" && none.missing == 3)
    let single = SobolIndices(parameters: 1, outputs: [1, 2, 3], resamples: 100, seed: 0)
    #expect(single.total[0].value == 0.5 && single.total[0].low.isNaN && single.total[0].standardError.isNaN)
  }

  @Test("Another design or number of outputs is refused")
  func refused() throws {
    let other = try UnitDesign(.sobol, dimensions: 2, size: 4, seed: 0)
    #expect(throws: DesignError("Sobol indices need a Saltelli design")) {
      try SobolIndices(design: other, outputs: [1, 2, 3, 4])
    }
    let design = try UnitDesign(.saltelli, dimensions: 2, size: 2, seed: 0)
    #expect(throws: DesignError("a design of 8 points needs as many outputs, not 4")) {
      try SobolIndices(design: design, outputs: [1, 2, 3, 4])
    }
  }
}
