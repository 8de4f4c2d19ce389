// SPDX-License-Identifier: GPL-3.0-or-later

/// Sums over coalitions drawn at random, of all and of those with each player, from which ``BanzhafSampler`` estimates.
///
/// Parts that cover successive ranges of sample numbers are merged in the order of the ranges, cut by ``ranges(_:)``
/// whatever the number of threads.
public struct ReusedSamples: Sendable, Equatable {
  /// Sample numbers in one range of ``ranges(_:)``.
  public static let rangeLength = 1024

  /// The number of coalitions drawn.
  public private(set) var sampleCount = 0
  private var sum = 0.0
  private var squares = 0.0
  private var countWith: [Double]
  private var sumWith: [Double]
  private var squaresWith: [Double]

  /// No samples yet.
  public init(playerCount: Int) {
    countWith = [Double](repeating: 0, count: playerCount)
    sumWith = countWith
    squaresWith = countWith
  }

  /// The sample numbers 0..<`count` cut into ranges that may be computed in parallel.
  public static func ranges(_ count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: rangeLength).map { $0..<Swift.min(count, $0 + rangeLength) }
  }

  /// Adds one coalition.
  /// - Parameters:
  ///   - utility: its utility, less any constant that is the same in every sample.
  ///   - membership: bit i modulo 64 of word i/64 is set when player i is a member.
  public mutating func add(_ utility: Double, membership: [UInt64]) {
    sampleCount += 1
    sum += utility
    squares += utility * utility
    for player in sumWith.indices {
      let member = Double(membership[player / 64] &>> UInt64(player % 64) & 1)
      countWith[player] += member
      sumWith[player] += member * utility
      squaresWith[player] += member * (utility * utility)
    }
  }

  /// Adds the samples of the range that follows.
  public mutating func merge(_ next: ReusedSamples) {
    precondition(next.sumWith.count == sumWith.count, "samples of different games cannot be merged")
    sampleCount += next.sampleCount
    sum += next.sum
    squares += next.squares
    for player in sumWith.indices {
      countWith[player] += next.countWith[player]
      sumWith[player] += next.sumWith[player]
      squaresWith[player] += next.squaresWith[player]
    }
  }

  /// The Banzhaf values and their standard errors; nil when some player was in, or out of, fewer than two coalitions.
  public var estimates: SampledValues? {
    var values: [Double] = []
    var errors: [Double] = []
    for player in sumWith.indices {
      let with = countWith[player]
      let without = Double(sampleCount) - with
      guard with > 1 && without > 1 else { return nil }
      let sumWithout = sum - sumWith[player]
      values.append(sumWith[player] / with - sumWithout / without)
      let deviations = Swift.max(0, squaresWith[player] - sumWith[player] * sumWith[player] / with)
      let deviationsWithout = Swift.max(0, squares - squaresWith[player] - sumWithout * sumWithout / without)
      errors.append(
        (deviations / (with * (with - 1)) + deviationsWithout / (without * (without - 1))).squareRoot())
    }
    return SampledValues(values: values, standardErrors: errors, sampleCount: sampleCount)
  }
}
