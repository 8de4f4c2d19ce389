// SPDX-License-Identifier: GPL-3.0-or-later

/// Mean and spread of values as they come, and of two such sums pooled (Chan, Golub and LeVeque, 1979).
public struct Moments: Sendable, Equatable {
  /// Values that were finite.
  public private(set) var count = 0
  /// Values that were not: infinite, since NaN is a mistake.
  public private(set) var infinite = 0
  private var sum = 0.0
  private var squares = 0.0

  public init() {}

  /// Mean of all values; infinite when one was. NaN without values.
  public var mean: Double { infinite > 0 ? .infinity : count > 0 ? sum : .nan }

  /// Standard deviation over the square root of the number of values; NaN for fewer than two or an infinite one.
  public var standardError: Double {
    infinite > 0 || count < 2 ? .nan : (squares / Double(count - 1) / Double(count)).squareRoot()
  }

  @inline(__always)
  public mutating func add(_ value: Double) {
    guard value.isFinite else {
      precondition(!value.isNaN, "a value must be a number")
      infinite += 1
      return
    }
    count += 1
    let difference = value - sum
    sum += difference / Double(count)
    squares += difference * (value - sum)
  }

  /// Takes in the values of other moments. The order of pooling changes the last digits.
  public mutating func add(_ other: Moments) {
    infinite += other.infinite
    guard other.count > 0 else { return }
    let total = count + other.count
    let difference = other.sum - sum
    let share = Double(other.count) / Double(total)
    squares += other.squares + difference * difference * Double(count) * share
    sum += difference * share
    count = total
  }
}
