// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Testing

@testable import Experiments

struct DesignRulesTests {
  @Test("Sobol's points by index are those of the library's sequence", arguments: [1, 7, 40])
  func sobol(_ dimensions: Int) throws {
    var sequence = try QuasiRandom.Sobol(dimensions: dimensions)
    var expected: [[Double]] = []
    for _ in 0..<3000 { expected.append(try sequence.next()) }
    let design = try UnitDesign(.sobol, dimensions: dimensions, size: 3000, seed: 0)
    // Across a power of two first, where the most is to be read off.
    for index in [2047, 2048, 0, 1, 2, 3] { #expect(design.point(index) == expected[index]) }
    #expect((0..<3000).map(design.point) == expected)
  }

  @Test("Saltelli's rows are A, A with one parameter of B each, and B")
  func saltelli() throws {
    let design = try UnitDesign(.saltelli, dimensions: 3, size: 20, seed: 0)
    let base = try UnitDesign(.sobol, dimensions: 6, size: 20, seed: 0)
    for number in 0..<20 {
      let both = base.point(number)
      let a = Array(both[..<3])
      let b = Array(both[3...])
      let rows = (0..<5).map { design.point(5 * number + $0) }
      #expect(rows == [a, [b[0], a[1], a[2]], [a[0], b[1], a[2]], [a[0], a[1], b[2]], b])
    }
  }

  @Test("Saltelli's base is Sobol's to 20 parameters and a Latin hypercube beyond, and says so")
  func base() throws {
    #expect(try UnitDesign(.saltelli, dimensions: 20, size: 4, seed: 0).saltelliBase == .sobol)
    let wide = try UnitDesign(.saltelli, dimensions: 21, size: 50, seed: 2)
    #expect(wide.saltelliBase == .latinHypercube)
    #expect(try UnitDesign(.sobol, dimensions: 21, size: 4, seed: 0).saltelliBase == nil)
    for dimension in 0..<21 {
      for row in [0, 22] {
        let strata = (0..<50).map { Int(wide.point(23 * $0 + row)[dimension] * 50) }
        #expect(strata.sorted() == Array(0..<50))
      }
    }
  }

  @Test("A Morris trajectory changes each parameter once, by p/(2(p - 1)), on the grid", arguments: [2, 4, 10])
  func morris(_ levels: Int) throws {
    let design = try UnitDesign(.morris(levels: levels), dimensions: 7, size: 100, seed: 8)
    let step = Double(levels) / Double(2 * (levels - 1))
    for trajectory in 0..<100 {
      let points = (0...7).map { design.point(8 * trajectory + $0) }
      var changed: [Int] = []
      for (before, after) in zip(points, points.dropFirst()) {
        let moved = (0..<7).filter { before[$0] != after[$0] }
        changed += moved
        #expect(moved.allSatisfy { abs(abs(before[$0] - after[$0]) - step) < 1e-15 })
      }
      #expect(changed.sorted() == Array(0..<7))
      let grid = (0..<levels).map { Double($0) / Double(levels - 1) }
      #expect(points.joined().allSatisfy(grid.contains))
    }
  }

  @Test("Levels, orders and joint directions of Morris trajectories are equally probable")
  func morrisChance() throws {
    let design = try UnitDesign(.morris(levels: 4), dimensions: 3, size: 4800, seed: 21)
    let trajectories = try #require(design.trajectories)
    var levels = [Int](repeating: 0, count: 64)
    var orders: [[Int]: Int] = [:]
    for number in 0..<4800 {
      let trajectory = trajectories.trajectory(number)
      levels[trajectory.start.reduce(0) { 4 * $0 + $1 }] += 1
      orders[trajectory.order, default: 0] += 1
    }
    #expect(probabilityOfEqual(levels) > 1e-3)
    #expect(orders.count == 6)
    #expect(probabilityOfEqual(Array(orders.values)) > 1e-3)
  }
}
