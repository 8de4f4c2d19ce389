// SPDX-License-Identifier: GPL-3.0-or-later

import Luck
import ScenarioFiles
import Testing

@testable import Experiments

/// Searches of functions whose maxima are known.
struct MaximumSearchTests {
  private func range(_ low: Double, _ high: Double, isWhole: Bool = false) -> SearchRange {
    SearchRange(key: "policy.subsidy", low: low, high: high, isWhole: isWhole)
  }

  /// Searches a function of one number that is the same in every replicate but for what the replicate adds.
  private func search(
    _ range: SearchRange, replicates: Int = 2, grid: Int = 13, _ value: @escaping (Double, Int) -> Double
  ) async throws -> (MaximumSearch, Optimum) {
    var search = MaximumSearch([range], gridPoints: grid)
    try await search.run { points in points.map { point in (0..<replicates).map { value(point[0], $0) } } }
    return (search, Optimum(of: search, seed: 1))
  }

  @Test("The top of parabolas is at the mean of their tops, and its interval is that of a mean")
  func parabolas() async throws {
    var draws = Luck(seed: 3, replicate: 0).key(.learner).draws
    let tops = (0..<40).map { _ in 1.1 + 0.4 * draws.uniform() }
    let (search, optimum) = try await search(range(0, 4), replicates: 40) { x, replicate in
      let distance = x - tops[replicate]
      return 7 - distance * distance
    }
    let expected = Estimate(tops)
    let found = optimum.coordinates[0]
    #expect(abs(found.value - expected.mean) < 4 * MaximumSearch.resolution)
    #expect(found.position == .inside)
    // The bootstrap's standard error of a mean, by the normal quantile: 1.96 instead of Student's 2.02.
    let half = 1.96 * expected.standardError * (39.0 / 40).squareRoot()
    #expect(
      abs(found.low - (expected.mean - half)) < 0.15 * half && abs(found.high - (expected.mean + half)) < 0.15 * half)
    #expect(Set(search.points.map(\.values)).count == search.points.count, "no point is played twice")
    #expect(search.points.count <= search.mostPoints)
  }

  @Test("A jump is found to the resolution, and said", arguments: [0.0131, 0.37, 0.8])
  func jump(place: Double) async throws {
    let (_, optimum) = try await search(range(0, 1)) { x, _ in x < place ? 0 : 1 - 0.3 * (x - place) }
    let found = optimum.coordinates[0]
    #expect(found.value >= place && found.value < place + 3 * MaximumSearch.resolution)
    #expect(found.position == .jump)
  }

  @Test("Each replicate's own jump widens the interval to where a good part of them have jumped")
  func smearedJump() async throws {
    let (_, optimum) = try await search(range(0, 1), replicates: 9) { x, replicate in
      x < 0.3 + 0.01 * Double(replicate) ? 0 : 1 - x
    }
    let found = optimum.coordinates[0]
    // Eight jumps of 1/9 of the gain each outweigh what the way costs.
    #expect(found.value >= 0.38 && found.value < 0.385)
    #expect(found.low >= 0.3 && found.low <= found.value && found.high < 0.39)
  }

  @Test("A maximum at an end, and none at all, are said")
  func ends() async throws {
    #expect(try await search(range(1, 3)) { x, _ in x }.1.coordinates[0].position == .highEnd)
    #expect(try await search(range(1, 3)) { x, _ in -x }.1.coordinates[0].position == .lowEnd)
    #expect(try await search(range(1, 3)) { x, _ in -x }.1.values == [1])
    let (flat, optimum) = try await search(range(1, 3)) { _, replicate in Double(replicate) }
    #expect(optimum.coordinates[0].position == .flat)
    #expect(flat.points.count < 16, "nothing to look closer at")
  }

  @Test("Whole numbers stay whole")
  func whole() async throws {
    let (search, optimum) = try await search(range(3, 40, isWhole: true)) { x, _ in -abs(x - 17.4) }
    #expect(optimum.values == [17])
    #expect(search.points.allSatisfy { $0.values[0] == $0.values[0].rounded() })
  }

  @Test("Of several numbers the top of a tilted hill is found, and beyond a range its end")
  func several() async throws {
    var tilted = MaximumSearch([range(0, 2), range(-1, 1)], gridPoints: 10)
    // Tops at (1.3, -0.2), the two tied to each other.
    try await tilted.run { points in
      points.map { point in
        let (x, y) = (point[0] - 1.3, point[1] + 0.2)
        return [-x * x - 2 * y * y - 1.5 * x * y]
      }
    }
    let inside = Optimum(of: tilted, seed: 1).values
    #expect(abs(inside[0] - 1.3) < 0.01 && abs(inside[1] + 0.2) < 0.01)
    var beyond = MaximumSearch([range(0, 2), range(-1, 1)], gridPoints: 10)
    try await beyond.run { points in points.map { [3 * $0[0] - ($0[1] - 0.5) * ($0[1] - 0.5)] } }
    let optimum = Optimum(of: beyond, seed: 1)
    #expect(optimum.values[0] > 1.99 && optimum.coordinates[0].position == .highEnd)
    #expect(abs(optimum.values[1] - 0.5) < 0.03)
    #expect(beyond.points.count <= beyond.mostPoints)
  }

  @Test("Points at which the objective is missing in a replicate are passed by")
  func missing() async throws {
    let (_, optimum) = try await search(range(0, 1)) { x, replicate in x > 0.6 && replicate == 1 ? .nan : x }
    #expect(optimum.values[0] > 0.55 && optimum.values[0] <= 0.6)
    await #expect(throws: SearchFailure.self) { try await search(range(0, 1)) { _, _ in .nan } }
  }

  @Test("What the objective throws arrives")
  func failure() async throws {
    var search = MaximumSearch([range(0, 1)], gridPoints: 5)
    var calls = 0
    await #expect(throws: Interrupted.self) {
      try await search.run { points in
        calls += 1
        if calls == 3 { throw Interrupted() }
        return points.map { [$0[0] * (1 - $0[0])] }
      }
    }
  }
}
