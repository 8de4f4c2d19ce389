// SPDX-License-Identifier: GPL-3.0-or-later

/// What one course of play brings beyond another, period by period, $.
public struct DiscountedStream: Sendable, Equatable {
  public let differences: [Double]
  private let tolerance: Double

  /// - Parameter differences: from period 1 on, finite.
  public init(_ differences: [Double]) {
    self.differences = differences
    tolerance = 1e-12 * differences.reduce(0) { $0 + abs($1) }
  }

  /// sum over t of d^t difference_(t+1), $.
  /// - Parameter discount: d, 0 to 1.
  public func value(at discount: Double) -> Double { differences.reversed().reduce(0) { $0 * discount + $1 } }

  /// Whether the course is at least as good as the other; up to rounding, which decides nothing.
  public func isAsGood(at discount: Double) -> Bool { value(at: discount) >= -tolerance }

  /// Whether it is better, by more than rounding.
  public func isBetter(at discount: Double) -> Bool { value(at: discount) > tolerance }

  /// The least discount factor from which on, up to 1, the course is at least as good: 0 where it always is, nil where
  /// it is not even at 1.
  ///
  /// Signs are looked at on a grid that is finest near 1, where long streams change theirs; a stream that turns twice
  /// between two points of it is taken not to.
  public var threshold: Double? {
    func factor(_ place: Int) -> Double {
      let distance = Double(place) / Double(Self.gridPoints)
      return 1 - distance * distance
    }
    guard isAsGood(at: 1) else { return nil }
    guard let place = (1...Self.gridPoints).first(where: { !isAsGood(at: factor($0)) }) else { return 0 }
    var (low, high) = (factor(place), factor(place - 1))
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if isAsGood(at: middle) { high = middle } else { low = middle }
    }
    return high
  }

  private static let gridPoints = 2_000
}
