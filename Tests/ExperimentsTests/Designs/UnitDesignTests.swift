// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Testing

@testable import Experiments

/// Pearson's probability of counts at least as uneven, were all equally probable.
func probabilityOfEqual(_ counts: [Int]) -> Double {
  let expected = Double(counts.reduce(0, +)) / Double(counts.count)
  let statistic = counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
  return 1 - Distributions.chiSquaredCumulative(statistic, degreesOfFreedom: Double(counts.count - 1))
}

struct UnitDesignTests {
  static let rules: [UnitDesign.Rule] = [.random, .latinHypercube, .sobol, .morris(levels: 6), .saltelli]

  @Test("Points do not depend on the order in which they are asked for, nor on the thread", arguments: rules)
  func order(_ rule: UnitDesign.Rule) async throws {
    let forward = try UnitDesign(rule, dimensions: 5, size: 300, seed: 3)
    let points = (0..<forward.count).map(forward.point)
    let backward = try UnitDesign(rule, dimensions: 5, size: 300, seed: 3)
    #expect((0..<backward.count).reversed().map(backward.point) == points.reversed())
    let shared = try UnitDesign(rule, dimensions: 5, size: 300, seed: 3)
    let together = await withTaskGroup(of: (Int, [[Double]]).self) { group in
      for start in 0..<7 {
        group.addTask { (start, stride(from: start, to: shared.count, by: 7).reversed().map(shared.point)) }
      }
      return await group.reduce(into: [Int: [[Double]]]()) { $0[$1.0] = $1.1 }
    }
    for start in 0..<7 {
      #expect(together[start] == stride(from: start, to: points.count, by: 7).reversed().map { points[$0] })
    }
  }

  @Test("The count is the size times the points of a group", arguments: zip(rules, [9, 9, 9, 54, 63]))
  func count(_ rule: UnitDesign.Rule, _ count: Int) throws {
    let design = try UnitDesign(rule, dimensions: 5, size: 9, seed: 0)
    #expect(design.count == count)
    #expect((0..<count).allSatisfy { design.point($0).count == 5 })
  }

  @Test("Every coordinate is uniform, whatever the rule", arguments: rules)
  func uniform(_ rule: UnitDesign.Rule) throws {
    let design = try UnitDesign(rule, dimensions: 3, size: 6000, seed: 11)
    for dimension in 0..<3 {
      var counts = [Int](repeating: 0, count: 6)
      // One point of each group: the points of a group depend on each other.
      for index in stride(from: 0, to: design.count, by: design.count / design.size) {
        counts[min(Int(design.point(index)[dimension] * 6), 5)] += 1
      }
      #expect(probabilityOfEqual(counts) > 1e-4)
    }
  }

  @Test("A seed names one design; Sobol's points are the same for every seed")
  func seeds() throws {
    for rule in Self.rules {
      let first = try UnitDesign(rule, dimensions: 4, size: 50, seed: 1)
      let second = try UnitDesign(rule, dimensions: 4, size: 50, seed: 2)
      let same = (0..<first.count).allSatisfy { first.point($0) == second.point($0) }
      #expect(same == (rule == .sobol || rule == .saltelli))
    }
  }

  @Test("Random points of different dimensions and neighbours are uncorrelated")
  func random() throws {
    let design = try UnitDesign(.random, dimensions: 2, size: 40_000, seed: 5)
    let points = (0..<design.count).map(design.point)
    let across = Statistics.correlation(points.map { $0[0] }, points.map { $0[1] })
    let along = Statistics.correlation(points.dropLast().map { $0[0] }, points.dropFirst().map { $0[0] })
    #expect(abs(across) * 200 < 4)
    #expect(abs(along) * 200 < 4)
  }

  @Test(
    "A design of a million million points takes no memory", arguments: [.random, .latinHypercube] as [UnitDesign.Rule])
  func large(_ rule: UnitDesign.Rule) throws {
    let design = try UnitDesign(rule, dimensions: 3, size: 1 << 40, seed: 1)
    let points = [design.point(0), design.point(1 << 39), design.point(1 << 40 - 1)]
    #expect(Set(points).count == 3)
    #expect(points.joined().allSatisfy { $0 > 0 && $0 < 1 })
  }

  @Test("What cannot be made is refused with what was expected")
  func refused() {
    func message(_ rule: UnitDesign.Rule, _ dimensions: Int, _ size: Int) -> String? {
      do {
        _ = try UnitDesign(rule, dimensions: dimensions, size: size, seed: 0)
        return nil
      } catch {
        return error.message
      }
    }
    #expect(message(.random, 0, 1) == "a design needs at least 1 dimension, not 0")
    #expect(message(.random, 1, 0) == "a design needs a size of at least 1, not 0")
    #expect(message(.sobol, 40, 8) == nil)
    #expect(
      message(.sobol, 41, 8) == "a Sobol design has at most 40 dimensions, not 41; use latinHypercube for more")
    #expect(
      message(.sobol, 1, 1 << 30)
        == "a Sobol design has at most 1073741823 points, not 1073741824; use latinHypercube for more")
    for levels in [0, 3, -2] {
      #expect(
        message(.morris(levels: levels), 1, 1)
          == "a Morris design needs an even number of levels, at least 2, not \(levels)")
    }
    #expect(
      message(.morris(levels: 4), 3, Int.max / 2)
        == "a design needs a size of at most \(Int.max / 4), not \(Int.max / 2)")
  }
}
