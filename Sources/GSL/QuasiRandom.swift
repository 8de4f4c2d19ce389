// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

/// Points that fill a space more evenly than random ones.
public enum QuasiRandom {
  /// The Sobol sequence in the open unit cube. Its first point is the centre.
  ///
  /// Source: Antonov and Saleev, USSR Computational Mathematics and Mathematical Physics 19, 1980.
  public struct Sobol: ~Copyable, @unchecked Sendable {
    /// The dimensions for which the library has direction numbers. It accepts more, and returns zeros.
    public static let supportedDimensions = 1...40

    /// The number of coordinates of a point.
    public let dimensions: Int

    /// The generator. Only this value refers to it, hence the claim to be `Sendable`.
    private let raw: UnsafeMutablePointer<gsl_qrng>

    /// The sequence from its first point.
    /// - Parameter dimensions: the number of coordinates of a point, 1 to 40.
    /// - Throws: ``GSLError`` with code `invalid` for any other number, or `noMemory`.
    public init(dimensions: Int) throws(GSLError) {
      GSLLibrary.prepare()
      guard Sobol.supportedDimensions.contains(dimensions) else {
        throw GSLError(
          .invalid, "creating a Sobol sequence",
          "dimensions must be 1 to 40, not \(dimensions); use another design for more")
      }
      raw = try allocated(
        gsl_qrng_alloc(seedcorn_quasirandom_sobol(), UInt32(dimensions)), "creating a Sobol sequence")
      self.dimensions = dimensions
    }

    deinit { gsl_qrng_free(raw) }

    /// The next point.
    /// - Throws: ``GSLError`` with code `failed` once 2^30 - 1 points were taken.
    public mutating func next() throws(GSLError) -> [Double] {
      var point = [Double](repeating: 0, count: dimensions)
      try check(gsl_qrng_get(raw, &point), "taking a Sobol point")
      return point
    }
  }
}
