// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck
import Testing

@testable import Experiments

struct LatinHypercubeTests {
  @Test("Every stratum of every dimension holds one point", arguments: [1, 2, 3, 4, 7, 16, 100, 1023, 1024, 1025])
  func strata(_ size: Int) throws {
    let design = try UnitDesign(.latinHypercube, dimensions: 4, size: size, seed: 9)
    let points = (0..<size).map(design.point)
    for dimension in 0..<4 {
      #expect(points.map { Int($0[dimension] * Double(size)) }.sorted() == Array(0..<size))
    }
  }

  @Test("Every order is equally probable over seeds, to 5 points", arguments: zip([2, 3, 4, 5], [2, 6, 24, 120]))
  func orders(_ size: Int, _ orders: Int) {
    var counts: [[Int]: Int] = [:]
    for seed in 0..<UInt64(400 * orders) {
      let order = KeyedPermutation(count: size, key: Luck(seed: seed, replicate: 0).key(.design))
      counts[(0..<size).map(order.element(at:)), default: 0] += 1
    }
    #expect(counts.count == orders)
    #expect(probabilityOfEqual(Array(counts.values)) > 1e-3)
  }

  @Test("Among many points too, a point's stratum and its distance to the next point's are uniform over seeds")
  func pairs() {
    let size = 64
    var first = [Int](repeating: 0, count: size)
    var distance = first
    for seed in 0..<20_000 as Range<UInt64> {
      let order = KeyedPermutation(count: size, key: Luck(seed: seed, replicate: 0).key(.design))
      first[order.element(at: 0)] += 1
      distance[(order.element(at: 1) - order.element(at: 0) + size) % size] += 1
    }
    #expect(probabilityOfEqual(first) > 1e-3)
    #expect(distance[0] == 0)
    #expect(probabilityOfEqual(Array(distance.dropFirst())) > 1e-3)
  }

  @Test("Orders are odd as often as even, also where a network of powers of four could only be even")
  func parity() {
    var odd = 0
    for seed in 0..<2000 as Range<UInt64> {
      let order = KeyedPermutation(count: 16, key: Luck(seed: seed, replicate: 0).key(.design))
      let elements = (0..<16).map(order.element(at:))
      var inversions = 0
      for place in 0..<16 { inversions += elements[place...].count { $0 < elements[place] } }
      odd += inversions % 2
    }
    #expect(probabilityOfEqual([odd, 2000 - odd]) > 1e-3)
  }

  @Test("Strata of different dimensions are uncorrelated: squared correlations have the mean 1/(n - 1) of chance")
  func dimensions() throws {
    let size = 50
    var squares: [Double] = []
    for seed in 0..<60 as Range<UInt64> {
      let design = try UnitDesign(.latinHypercube, dimensions: 6, size: size, seed: seed)
      let points = (0..<size).map(design.point)
      for second in 1..<6 {
        for first in 0..<second {
          let r = Statistics.correlation(points.map { $0[first] }, points.map { $0[second] })
          squares.append(r * r * Double(size - 1))
        }
      }
    }
    let error = Statistics.standardDeviation(squares) / Double(squares.count).squareRoot()
    #expect(abs(Statistics.mean(squares) - 1) < 4 * error)
  }

  @Test("Places inside strata are uniform")
  func places() throws {
    let design = try UnitDesign(.latinHypercube, dimensions: 2, size: 5000, seed: 4)
    var counts = [Int](repeating: 0, count: 20)
    for index in 0..<5000 {
      for coordinate in design.point(index) {
        let place = coordinate * 5000
        counts[Int((place - place.rounded(.down)) * 20)] += 1
      }
    }
    #expect(probabilityOfEqual(counts) > 1e-3)
  }
}
