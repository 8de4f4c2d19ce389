// SPDX-License-Identifier: GPL-3.0-or-later

import Testing
import Valuation

struct NearestNeighbourShapleyTests {
  private typealias TestPoint = NearestNeighbourShapley.TestPoint

  /// The share of the K nearest members that match, over the test points.
  private func utility(_ members: Set<Int>, _ points: [TestPoint], _ neighbours: Int) -> Double {
    points.reduce(0) { sum, point in
      let nearest = point.nearestFirst.filter { members.contains($0) }.prefix(neighbours)
      return sum + Double(nearest.count { point.matches[$0] }) / Double(neighbours) / Double(points.count)
    }
  }

  @Test(arguments: 1...7, [1, 2, 3, 7, 10])
  func `values are Shapley values of the share of matching neighbours, also for K above N`(
    count: Int, neighbours: Int
  ) throws {
    var stream = Stream(state: UInt64(100 * count + neighbours))
    let points = (0..<4).map { _ in
      TestPoint(
        nearestFirst: (0..<count).shuffled(using: &stream),
        matches: (0..<count).map { _ in Bool.random(using: &stream) })
    }
    let values = try NearestNeighbourShapley(neighbours: neighbours).values(points)
    let table = try coalitionTable(count) { utility($0, points, neighbours) }
    #expect(largestDifference(values, table.shapley()) < 1e-14)
  }

  @Test func `one neighbour and every label matching: 1/N each`() throws {
    let point = TestPoint(nearestFirst: [2, 0, 1, 3], matches: [true, true, true, true])
    #expect(try NearestNeighbourShapley(neighbours: 1).values([point]) == [0.25, 0.25, 0.25, 0.25])
  }

  @Test func `test points that make no game are named`() {
    let rule = NearestNeighbourShapley(neighbours: 1)
    let good = TestPoint(nearestFirst: [1, 0], matches: [true, false])
    #expect(throws: NearestNeighbourShapley.Failure.empty) { try rule.values([]) }
    #expect(throws: NearestNeighbourShapley.Failure.wrongCount(testPoint: 1)) {
      try rule.values([good, TestPoint(nearestFirst: [0], matches: [true, true])])
    }
    #expect(throws: NearestNeighbourShapley.Failure.notAPermutation(testPoint: 1, trainingPoint: 1)) {
      try rule.values([good, TestPoint(nearestFirst: [1, 1], matches: [true, true])])
    }
    #expect(throws: NearestNeighbourShapley.Failure.notAPermutation(testPoint: 0, trainingPoint: 2)) {
      try rule.values([TestPoint(nearestFirst: [0, 2], matches: [true, true])])
    }
  }
}
