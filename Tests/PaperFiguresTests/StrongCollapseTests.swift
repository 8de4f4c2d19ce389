// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck
import Testing

@testable import PaperFigures

struct StrongCollapseTests {
  /// E|w - w*|^2 by brute force: record by record, solved by the library's least squares.
  private func bruteForce(
    human: Int, synthetic: Int, dimensions: Int, noise: Double, offset: Double, replicates: Int
  ) throws -> (mean: Double, standardError: Double) {
    var (sum, squares) = (0.0, 0.0)
    for replicate in 1...replicates {
      var draws = Luck(seed: 77, replicate: UInt64(replicate)).key(.learner).draws
      let off = (0..<dimensions).map { _ in draws.gaussian() * (offset / Double(dimensions)).squareRoot() }
      var (inputs, response): ([Double], [Double]) = ([], [])
      for record in 0..<(human + synthetic) {
        var value = draws.gaussian() * noise.squareRoot()
        for place in 0..<dimensions {
          let input = draws.gaussian()
          inputs.append(input)
          // The truth is 0.
          if record >= human { value += input * off[place] }
        }
        response.append(value)
      }
      let design = Matrix(rows: human + synthetic, columns: dimensions, elements: inputs)
      let error = try LeastSquares(design: design, response: response, hasIntercept: false).coefficients.reduce(0) {
        $0 + $1 * $1
      }
      sum += error
      squares += error * error
    }
    let count = Double(replicates)
    let mean = sum / count
    return (mean, ((squares / count - mean * mean) / (count - 1)).squareRoot())
  }

  @Test(arguments: [(4, 8, 3, 1.0, 1.0), (9, 3, 2, 0.2, 4.0), (10, 10, 8, 0.5, 2.0), (0, 12, 4, 1.0, 3.0)])
  func `the formula for finite n and d is what record by record simulation gives`(
    human: Int, synthetic: Int, dimensions: Int, noise: Double, offset: Double
  ) throws {
    let expected = StrongCollapse.expectedError(
      human: human, synthetic: synthetic, dimensions: dimensions, noise: noise, offset: offset)
    let played = try bruteForce(
      human: human, synthetic: synthetic, dimensions: dimensions, noise: noise, offset: offset, replicates: 20_000)
    #expect(abs(played.mean - expected) <= 3.5 * played.standardError, "\(played) for \(expected)")
    // The test can tell the formula from its limit, except without human records, where the offset is exact in both.
    let limit = StrongCollapse.limit(
      records: human + synthetic, dimensions: dimensions,
      syntheticShare: Double(synthetic) / Double(human + synthetic), noise: noise, offset: offset)
    #expect(abs(played.mean - limit) > 3.5 * played.standardError)
  }

  @Test func `with synthetic records alone the whole offset is learned`() {
    // n/(n-d-1) is 20/9: d = 10.
    let error = StrongCollapse.expectedError(human: 0, synthetic: 20, dimensions: 10, noise: 0, offset: 3)
    #expect(abs(error - 3) < 1e-12)
  }

  @Test(arguments: [0.1, 0.5, 0.9], [0.2, 0.5])
  func `for many records it is the paper's limit, from which it differs by order 1/n`(share: Double, phi: Double) {
    var last = Double.infinity
    for records in [1_000, 10_000, 100_000] {
      let synthetic = Int((share * Double(records)).rounded())
      let dimensions = Int((phi * Double(records)).rounded())
      let exact = StrongCollapse.expectedError(
        human: records - synthetic, synthetic: synthetic, dimensions: dimensions, noise: 1, offset: 1)
      let limit = StrongCollapse.limit(
        records: records, dimensions: dimensions, syntheticShare: share, noise: 1, offset: 1)
      let difference = abs(exact - limit)
      #expect(difference < 10 / Double(records))
      #expect(difference < 0.2 * last)
      last = difference
    }
  }
}
