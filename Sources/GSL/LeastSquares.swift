// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

/// An ordinary least-squares fit of a linear model, response = design * coefficients + error.
///
/// The library decomposes the design by singular values after balancing its columns, so columns may be in different
/// units. Source: Greene, "Econometric analysis", 7th edition, 2012, chapters 3 and 4.
public struct LeastSquares: Equatable, Sendable {
  /// One for each column of the design, in units of the response for each unit of the column.
  public let coefficients: [Double]
  /// The response less what the model says, one for each observation.
  public let residuals: [Double]
  /// The coefficient of determination: the share of the response's sum of squares, about its mean if the design has
  /// an intercept and about 0 if not, that the model explains. `nan` where that sum is 0.
  public let rSquared: Double
  /// The inverse of the design's cross product, (XᵀX)⁻¹.
  public let inverseCrossProduct: Matrix
  /// The number of observations less that of coefficients, above 0.
  public let degreesOfFreedom: Int

  /// The unbiased estimate of the errors' variance: the residuals' sum of squares over the degrees of freedom.
  public var residualVariance: Double {
    residuals.reduce(0) { $0 + $1 * $1 } / Double(degreesOfFreedom)
  }

  /// The classical covariance of the coefficients, for errors that are independent and of one variance. For others
  /// see ``NeweyWest``.
  public var covariance: Matrix {
    let variance = residualVariance
    return Matrix(
      rows: coefficients.count, columns: coefficients.count,
      elements: inverseCrossProduct.elements.map { variance * $0 })
  }

  /// The classical standard errors of the coefficients.
  public var standardErrors: [Double] { covariance.diagonal.map { $0.squareRoot() } }

  /// Fits a model.
  /// - Parameters:
  ///   - design: one row for each observation, one column for each coefficient; finite numbers.
  ///   - response: one finite number for each observation.
  ///   - hasIntercept: whether a column of the design is constant, or columns of it add up to a constant. It decides
  ///     what ``rSquared`` compares with, and nothing else.
  /// - Throws: ``GSLError`` with code `badLength` where the response is not as long as the design has rows; `invalid`
  ///   where there are no more observations than coefficients or a number is not finite; `singular` where the columns
  ///   of the design are linearly dependent, to the precision of a `Double` times the number of observations;
  ///   `noMemory`.
  public init(design: Matrix, response: [Double], hasIntercept: Bool) throws(GSLError) {
    GSLLibrary.prepare()
    let (observations, terms) = (design.rows, design.columns)
    guard response.count == observations else {
      throw GSLError(
        .badLength, "fitting by least squares", "\(observations) rows need as many responses, not \(response.count)")
    }
    guard observations > terms else {
      throw GSLError(
        .invalid, "fitting by least squares",
        "\(terms) coefficients need at least \(terms + 1) observations, not \(observations)")
    }
    guard response.allSatisfy(\.isFinite), design.storage.allSatisfy(\.isFinite) else {
      throw GSLError(.invalid, "fitting by least squares", "every number of the design and response must be finite")
    }
    let work = try allocated(gsl_multifit_linear_alloc(observations, terms), "fitting by least squares")
    defer { gsl_multifit_linear_free(work) }
    // The routine for weights, all 1 here, returns the inverse cross product itself; the plain one returns it times
    // the residual variance, from which it cannot be had back where the fit is perfect.
    let weights = [Double](repeating: 1, count: observations)
    let tolerance = Double(observations) * Double.ulpOfOne
    var coefficients = [Double](repeating: 0, count: terms)
    var inverse = Matrix(rows: terms, columns: terms)
    var residuals = [Double](repeating: 0, count: observations)
    var squares = 0.0
    var rank = 0
    var status = design.withView { design in
      weights.withView { weights in
        response.withView { response in
          coefficients.withMutableView { coefficients in
            inverse.withMutableView {
              gsl_multifit_wlinear_tsvd(
                design, weights, response, tolerance, coefficients, $0, &squares, &rank, work)
            }
          }
        }
      }
    }
    try check(status, "fitting by least squares")
    guard rank == terms else {
      throw GSLError(
        .singular, "fitting by least squares",
        "the columns of the design are linearly dependent: \(terms) of them span \(rank) dimensions")
    }
    status = design.withView { design in
      response.withView { response in
        coefficients.withView { coefficients in
          residuals.withMutableView { gsl_multifit_linear_residuals(design, response, coefficients, $0) }
        }
      }
    }
    try check(status, "fitting by least squares")
    let total =
      hasIntercept ? gsl_stats_tss(response, 1, observations) : gsl_stats_tss_m(response, 1, observations, 0)
    self.coefficients = coefficients
    self.residuals = residuals
    rSquared = total > 0 ? 1 - gsl_stats_tss_m(residuals, 1, observations, 0) / total : .nan
    inverseCrossProduct = inverse
    degreesOfFreedom = observations - terms
  }
}
