// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Synchronization

/// The Sobol sequence by index.
///
/// The library gives the sequence from its start only. But point n, counted from 1, is the exclusive or of the
/// direction numbers v(j) over the bits j that are set in the Gray code of n, and point 2^j differs from the one before
/// by v(j) alone. So the sequence is run once, as far as the highest power of two that was asked for, to read off
/// direction numbers; then every point follows from its index.
///
/// Source: Antonov and Saleev, USSR Computational Mathematics and Mathematical Physics 19, 1980.
final class SobolPoints: Sendable {
  /// The library's coordinates are multiples of 2^-30, and its sequence ends before point 2^30.
  private static let scale = 0x1p30
  private static let limit = 1 << 30 - 1

  /// What was read off so far.
  private struct Reading: ~Copyable {
    var sequence: QuasiRandom.Sobol
    /// The number of points taken.
    var taken = 0
    /// The last of them.
    var last: [UInt32]
    /// v(0), v(1) and so on, each with all dimensions.
    var directions: [[UInt32]] = []

    /// The direction numbers as far as v(bit), and perhaps further.
    mutating func directions(upTo bit: Int) -> [[UInt32]] {
      while directions.count <= bit {
        guard let point = try? sequence.next() else { preconditionFailure("the Sobol sequence ended before its end") }
        taken += 1
        let next = point.map { UInt32($0 * SobolPoints.scale) }
        if taken == 1 << directions.count { directions.append(zip(last, next).map { $0 ^ $1 }) }
        last = next
      }
      return directions
    }
  }

  private let dimensions: Int
  private let reading: Mutex<Reading>

  /// - Parameters:
  ///   - dimensions: 1 to 40.
  ///   - size: the number of points that will be asked for, below 2^30.
  init(dimensions: Int, size: Int) throws(DesignError) {
    let supported = QuasiRandom.Sobol.supportedDimensions
    guard supported.contains(dimensions) else {
      throw DesignError(
        "a Sobol design has at most \(supported.upperBound) dimensions, not \(dimensions); use latinHypercube for more")
    }
    guard size <= Self.limit else {
      throw DesignError("a Sobol design has at most \(Self.limit) points, not \(size); use latinHypercube for more")
    }
    do {
      let sequence = try QuasiRandom.Sobol(dimensions: dimensions)
      reading = Mutex(Reading(sequence: sequence, last: [UInt32](repeating: 0, count: dimensions)))
    } catch {
      throw DesignError(error.description)
    }
    self.dimensions = dimensions
  }

  func point(_ index: Int) -> [Double] {
    let number = UInt32(index + 1)
    let code = number ^ number >> 1
    let directions = reading.withLock { $0.directions(upTo: 31 - code.leadingZeroBitCount) }
    var point = [UInt32](repeating: 0, count: dimensions)
    var bits = code
    while bits != 0 {
      let direction = directions[bits.trailingZeroBitCount]
      for dimension in point.indices { point[dimension] ^= direction[dimension] }
      bits &= bits - 1
    }
    return point.map { Double($0) / Self.scale }
  }
}
