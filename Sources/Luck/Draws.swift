// SPDX-License-Identifier: GPL-3.0-or-later

/// A stream of random draws: SplitMix64, a 64-bit counter whose every value is mixed into one output word.
///
/// The stream is a value of eight bytes, free to create and to copy; a copy repeats the draws of the original. Draw
/// number n can be read directly, without drawing those before it (``bits(_:)``).
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
@frozen
public struct Draws: BitwiseCopyable, Hashable, Sendable {
  /// The counter; every value is valid.
  public var state: UInt64

  /// A stream that starts at a given counter. Use ``LuckKey/draws`` for named luck.
  @inlinable
  public init(state: UInt64) { self.state = state }

  /// The next 64 random bits.
  @inlinable
  @inline(__always)
  public mutating func next() -> UInt64 {
    state &+= Mixing.goldenStep
    return Mixing.output(state)
  }

  /// The word that call number `draw` (from 0) of ``next()`` would return, leaving the stream as it is.
  @inlinable
  @inline(__always)
  public func bits(_ draw: UInt64) -> UInt64 {
    Mixing.output(state &+ (draw &+ 1) &* Mixing.goldenStep)
  }

  /// The next number uniform in the open interval (0, 1), with 53 random bits.
  @inlinable
  @inline(__always)
  public mutating func uniform() -> Double { Draws.unit(next()) }

  /// The number that call number `draw` (from 0) of ``uniform()`` would return if every draw were uniform.
  @inlinable
  @inline(__always)
  public func uniform(_ draw: UInt64) -> Double { Draws.unit(bits(draw)) }

  /// The number in the open interval (0, 1) that a word of 64 random bits stands for: its upper 53 bits k, as k/2^53,
  /// and 2^-54 where k is 0.
  ///
  /// The even grid (k + 1/2)/2^53 is not used since it rounds to 1 at its upper end.
  @inlinable
  @inline(__always)
  public static func unit(_ word: UInt64) -> Double {
    let numerator = Double(Int64(truncatingIfNeeded: word &>> 11))
    return (numerator > 0.5 ? numerator : 0.5) * 0x1p-53
  }

  /// The next exponential deviate with mean 1, in (0, 37.5).
  @inlinable
  public mutating func exponential() -> Double { -log(uniform()) }

  /// The next whole number from 0 up to but not including `bound`, every one equally probable.
  ///
  /// Source: Lemire, "Fast random integer generation in an interval", ACM TOMACS 29(1), 2019.
  /// - Parameter bound: 1 or more; anything less is a programming error and stops the program.
  @inlinable
  public mutating func index(below bound: Int) -> Int {
    precondition(bound > 0, "index(below:) needs a bound of 1 or more")
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }
}
