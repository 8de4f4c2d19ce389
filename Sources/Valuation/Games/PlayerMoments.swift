// SPDX-License-Identifier: GPL-3.0-or-later

/// Values estimated from independent samples, with what chance leaves uncertain.
public struct SampledValues: Sendable, Equatable {
  /// The estimate of each player's value, in the unit of the utility.
  public let values: [Double]
  /// The standard error of each estimate, >= 0; infinite for fewer than two samples.
  public let standardErrors: [Double]
  /// The number of independent samples the estimates rest on.
  public let sampleCount: Int

  /// The mean over players, of those with a value other than 0, of standard error relative to value; 0 when there are
  /// none.
  public var meanRelativeError: Double {
    var sum = 0.0
    var count = 0.0
    for (value, error) in zip(values, standardErrors) where value != 0 {
      sum += error / value.magnitude
      count += 1
    }
    return count > 0 ? sum / count : 0
  }
}

/// The mean and the squared deviations of each player's samples so far.
///
/// Parts that cover successive ranges of sample numbers are merged in the order of the ranges. The result then depends
/// on where the ranges are cut, in its last digits, and on nothing else: cut them by ``ranges(_:)``, whatever the
/// number of threads.
///
/// Source: Welford, Technometrics 4, 1962; Chan, Golub and LeVeque, The American Statistician 37, 1983.
public struct PlayerMoments: Sendable, Equatable {
  /// Sample numbers in one range of ``ranges(_:)``.
  public static let rangeLength = 16

  /// The number of samples.
  public private(set) var sampleCount = 0
  private var means: [Double]
  private var squares: [Double]

  /// No samples yet.
  public init(playerCount: Int) {
    means = [Double](repeating: 0, count: playerCount)
    squares = means
  }

  /// The sample numbers 0..<`count` cut into ranges that may be computed in parallel.
  public static func ranges(_ count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: rangeLength).map { $0..<Swift.min(count, $0 + rangeLength) }
  }

  /// Adds one sample: a value for each player.
  public mutating func add(_ sample: [Double]) {
    sampleCount += 1
    let share = 1 / Double(sampleCount)
    for player in means.indices {
      let deviation = sample[player] - means[player]
      means[player] += deviation * share
      squares[player] += deviation * (sample[player] - means[player])
    }
  }

  /// Adds the samples of the range that follows.
  public mutating func merge(_ next: PlayerMoments) {
    precondition(next.means.count == means.count, "moments of different games cannot be merged")
    guard next.sampleCount > 0 else { return }
    let count = sampleCount + next.sampleCount
    let share = Double(next.sampleCount) / Double(count)
    for player in means.indices {
      let deviation = next.means[player] - means[player]
      means[player] += deviation * share
      squares[player] += next.squares[player] + deviation * deviation * Double(sampleCount) * share
    }
    sampleCount = count
  }

  /// The estimates: means and their standard errors.
  public var estimates: SampledValues {
    let divisor = Double(sampleCount) * Double(sampleCount - 1)
    return SampledValues(
      values: means,
      standardErrors: squares.map { sampleCount > 1 ? ($0 / divisor).squareRoot() : .infinity },
      sampleCount: sampleCount)
  }
}
