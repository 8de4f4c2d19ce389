// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

/// A smooth curve through points that rises and falls only where they do.
///
/// Source: Steffen, "A simple method for monotonic interpolation in one dimension", Astronomy and Astrophysics 239
/// (1990).
public struct MonotoneCurve: Sendable {
  private let arguments: [Double]
  private let values: [Double]
  /// Coefficients of (x - x_i)^3, ^2 and ^1 from each point to the next.
  private let cubic: [Double]
  private let square: [Double]
  private let linear: [Double]

  /// - Parameters:
  ///   - arguments: three or more, rising, finite.
  ///   - values: one for each, finite.
  /// - Throws: ``GSLError`` with code `invalid` where they are not so, or `noMemory`.
  public init(_ arguments: [Double], _ values: [Double]) throws(GSLError) {
    GSLLibrary.prepare()
    guard
      arguments.count == values.count, arguments.count >= 3, (arguments + values).allSatisfy(\.isFinite),
      zip(arguments, arguments.dropFirst()).allSatisfy({ $0 < $1 })
    else {
      throw GSLError(.invalid, "interpolating", "three or more finite points in rising order are needed")
    }
    let curve = try allocated(gsl_spline_alloc(seedcorn_interpolation_steffen(), arguments.count), "interpolating")
    defer { gsl_spline_free(curve) }
    try check(gsl_spline_init(curve, arguments, values, arguments.count), "interpolating")
    // A cubic is known by its value and its derivatives at one end, so that the curve can be kept as a plain value.
    let starts = arguments.dropLast()
    let linear = starts.map { gsl_spline_eval_deriv(curve, $0, nil) }
    let square = starts.map { gsl_spline_eval_deriv2(curve, $0, nil) / 2 }
    cubic = starts.indices.map { place in
      let width = arguments[place + 1] - arguments[place]
      let rise = values[place + 1] - values[place]
      return (rise - (square[place] * width + linear[place]) * width) / (width * width * width)
    }
    self.linear = linear
    self.square = square
    self.arguments = arguments
    self.values = values
  }

  /// The height of the curve.
  /// - Parameter argument: between the first and the last point; outside them the nearer one counts.
  public func value(_ argument: Double) -> Double {
    guard argument > arguments[0] else { return values[0] }
    guard argument < arguments[arguments.count - 1] else { return values[values.count - 1] }
    var place = 0
    while arguments[place + 1] <= argument { place += 1 }
    let step = argument - arguments[place]
    return ((cubic[place] * step + square[place]) * step + linear[place]) * step + values[place]
  }
}
