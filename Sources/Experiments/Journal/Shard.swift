// SPDX-License-Identifier: GPL-3.0-or-later

/// One of several equal parts of a sweep, played by itself: every `count`th point from the `number`th on.
public struct Shard: Sendable, Equatable, CustomStringConvertible {
  /// From 1.
  public let number: Int
  public let count: Int

  public static let whole = Shard(1, of: 1)

  /// - Parameters:
  ///   - number: 1 to `count`.
  ///   - count: at least 1.
  public init(_ number: Int, of count: Int) {
    precondition(count >= 1 && (1...count).contains(number), "there is no such shard")
    self.number = number
    self.count = count
  }

  /// Such as `3/8`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]), count >= 1, count <= 1_000_000,
      (1...count).contains(number)
    else { return nil }
    self.init(number, of: count)
  }

  public var description: String { "\(number)/\(count)" }

  /// How many of that many points it has.
  public func size(of points: Int) -> Int { (points - number + count) / count }

  /// Its `place`th point, both from 0.
  func point(_ place: Int) -> Int { number - 1 + place * count }

  /// The place of a point in it, both from 0; nil when it is another shard's.
  func place(of point: Int) -> Int? { point % count == number - 1 ? point / count : nil }
}
