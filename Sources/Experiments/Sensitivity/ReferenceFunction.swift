// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

/// A function of parameters between 0 and 1 whose Sobol indices are known.
public enum ReferenceFunction: String, CaseIterable, Sendable {
  /// sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1, each x from -π to π: x3 matters in interactions only.
  ///
  /// Source: Ishigami and Homma, "An importance quantification technique in uncertainty analysis for computer models",
  /// ISUMA 1990.
  case ishigami
  /// The product of (|4u - 2| + a)/(1 + a) over eight parameters with a = 0, 1, 4.5, 9 and four times 99: from one that
  /// matters most to some that hardly do.
  ///
  /// Source: Saltelli and Sobol, "About the use of rank transformation in sensitivity analysis of model output",
  /// Reliability Engineering & System Safety 50(3), 1995.
  case g

  private static let weights = [0, 1, 4.5, 9, 99, 99, 99, 99]

  /// The number of parameters.
  public var dimensions: Int { self == .ishigami ? 3 : Self.weights.count }

  /// The value at a point of the unit cube.
  public func value(_ point: [Double]) -> Double {
    switch self {
    case .ishigami:
      let x = point.map { (2 * $0 - 1) * Double.pi }
      let (first, second) = (sin(x[0]), sin(x[1]))
      return first + 7 * second * second + 0.1 * pow(x[2], 4) * first
    case .g:
      return zip(point, Self.weights).reduce(1) { $0 * (abs(4 * $1.0 - 2) + $1.1) / (1 + $1.1) }
    }
  }

  /// The first-order and total indices of each parameter.
  public var indices: [(firstOrder: Double, total: Double)] {
    switch self {
    case .ishigami:
      let fourth = pow(Double.pi, 4)
      let first = pow(1 + 0.1 * fourth / 5, 2) / 2
      let second = 49.0 / 8
      // The interaction of the first and third.
      let both = 0.01 * fourth * fourth * (1.0 / 18 - 1.0 / 50)
      let variance = first + second + both
      return [
        (first / variance, (first + both) / variance), (second / variance, second / variance), (0, both / variance),
      ]
    case .g:
      let parts = Self.weights.map { 1 / (3 * (1 + $0) * (1 + $0)) }
      let product = parts.reduce(1) { $0 * (1 + $1) }
      return parts.map { ($0 / (product - 1), $0 * product / (1 + $0) / (product - 1)) }
    }
  }
}
