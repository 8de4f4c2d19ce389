// SPDX-License-Identifier: GPL-3.0-or-later

/// Shapley values of training points in K-nearest-neighbour classification, exact, in closed form.
///
/// For one test point a set S of training points is worth the share of the K nearest of them that have its label,
///
///     u(S) = (1/K) sum over the min(K, |S|) nearest points of S of [label matches],
///
/// and with the training points sorted by distance, nearest first, and match_i in {0, 1},
///
///     phi_N = match_N min(K, N)/(N K),   phi_i = phi_(i+1) + (match_i - match_(i+1))/K min(K, i)/i.
///
/// Each value lies in [-1/K, 1/K]; the values of all training points sum to u of all. Over several test points both are
/// averaged.
///
/// Source: Jia et al., "Efficient task-specific data valuation for nearest neighbor algorithms", VLDB 12(11), 2019,
/// theorem 1; the factor min(K, N)/K, 1 in the paper, extends it to K > N.
public struct NearestNeighbourShapley: Sendable {
  /// What one test point needs to tell.
  public struct TestPoint: Sendable, Equatable {
    /// All training points, by their numbers from 0, nearest first.
    public var nearestFirst: [Int]
    /// Whether each training point, in the order of their numbers, has the test point's label.
    public var matches: [Bool]

    public init(nearestFirst: [Int], matches: [Bool]) {
      self.nearestFirst = nearestFirst
      self.matches = matches
    }
  }

  /// Why the test points make no game.
  public enum Failure: Error, Equatable, Sendable {
    /// There are no test points or no training points.
    case empty
    /// The order or the matches of this test point are not those of as many training points as the first has.
    case wrongCount(testPoint: Int)
    /// This test point's order names a training point that is out of range or named before.
    case notAPermutation(testPoint: Int, trainingPoint: Int)
  }

  /// K.
  public let neighbours: Int

  /// - Parameter neighbours: K, 1 or more.
  public init(neighbours: Int) {
    precondition(neighbours > 0, "K nearest neighbours need K of 1 or more")
    self.neighbours = neighbours
  }

  /// The Shapley value of each training point, the mean over test points. Takes one step a pair of points.
  public func values(_ testPoints: [TestPoint]) throws(Failure) -> [Double] {
    guard let count = testPoints.first?.matches.count, count > 0 else { throw .empty }
    var values = [Double](repeating: 0, count: count)
    var lastSeen = [Int](repeating: -1, count: count)
    for (number, point) in testPoints.enumerated() {
      guard point.nearestFirst.count == count && point.matches.count == count else {
        throw .wrongCount(testPoint: number)
      }
      for trainingPoint in point.nearestFirst {
        guard values.indices.contains(trainingPoint) && lastSeen[trainingPoint] != number else {
          throw .notAPermutation(testPoint: number, trainingPoint: trainingPoint)
        }
        lastSeen[trainingPoint] = number
      }
      add(point, to: &values)
    }
    return values.map { $0 / Double(testPoints.count) }
  }

  /// Adds the values for one test point.
  private func add(_ point: TestPoint, to values: inout [Double]) {
    let count = values.count
    let each = 1 / Double(neighbours)
    var value = 0.0
    var nextMatch = 0.0
    for rank in stride(from: count, through: 1, by: -1) {
      let trainingPoint = point.nearestFirst[rank - 1]
      let match = point.matches[trainingPoint] ? 1.0 : 0.0
      // Behind the furthest point stands, in effect, one that never matches and has the value 0.
      value += (match - nextMatch) * each * Double(Swift.min(neighbours, rank)) / Double(rank)
      values[trainingPoint] += value
      nextMatch = match
    }
  }
}
