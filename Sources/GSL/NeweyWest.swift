// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

/// The covariance of least-squares coefficients whose errors may differ in variance and be correlated over time.
///
/// Source: Newey and West, "A simple, positive semi-definite, heteroskedasticity and autocorrelation consistent
/// covariance matrix", Econometrica 55, 1987, equation 5.
public enum NeweyWest {
  /// The customary number of lags for a series of some length, the greatest whole number up to 4(n/100)^(2/9).
  ///
  /// Source: Newey and West, "Automatic lag selection in covariance matrix estimation", Review of Economic Studies
  /// 61, 1994, with the constant 4 for the Bartlett kernel. For a panel give the length of one series, not of all.
  /// - Parameter length: the number of observations n of the series, 0 or more.
  public static func automaticLag(length: Int) -> Int {
    precondition(length >= 0, "a series has a length of 0 or more")
    // The power 9/2 of the lag is exact where the power 2/9 of the length is not, as at 51200, whose lag is 16.
    func leastLength(_ lag: Int) -> Double {
      let quarter = Double(lag) / 4
      return 100 * quarter * quarter * quarter * quarter * quarter.squareRoot()
    }
    var lag = 0
    while leastLength(lag + 1) <= Double(length) { lag += 1 }
    return lag
  }

  /// The covariance (XᵀX)⁻¹ S (XᵀX)⁻¹ of the coefficients of a fit.
  ///
  /// With x the rows of the design and e the residuals, S is the sum over l from -lag to lag of the sums of
  /// e(t) e(t-l) x(t) x(t-l)ᵀ over t, weighted by the Bartlett kernel 1 - |l|/(lag + 1). With lag 0 it is White's
  /// covariance (HC0), and with the small-sample factor HC1.
  /// - Parameters:
  ///   - fit: the fit.
  ///   - design: the design it was made of, whose rows are in the order of time within each series.
  ///   - lag: how many periods apart errors may be correlated, 0 or more.
  ///   - series: the rows of each series, in order and together all rows; errors of different series are taken to be
  ///     independent. By default all rows are one series.
  ///   - smallSample: whether to multiply by n/(n - p), for n observations and p coefficients.
  /// - Throws: ``GSLError`` with code `badLength` where the fit is not one of the design; `invalid` where the lag is
  ///   negative or the series do not divide the rows.
  public static func covariance(
    of fit: LeastSquares, design: Matrix, lag: Int, series: [Range<Int>]? = nil, smallSample: Bool = false
  ) throws(GSLError) -> Matrix {
    GSLLibrary.prepare()
    let (observations, terms) = (design.rows, design.columns)
    guard fit.residuals.count == observations, fit.coefficients.count == terms else {
      throw GSLError(
        .badLength, "estimating a covariance",
        "the fit has \(fit.residuals.count) observations and \(fit.coefficients.count) coefficients, "
          + "the design \(observations) and \(terms)")
    }
    guard lag >= 0 else {
      throw GSLError(.invalid, "estimating a covariance", "the lag must be 0 or more, not \(lag)")
    }
    let series = series ?? [0..<observations]
    guard divide(series, observations) else {
      throw GSLError(
        .invalid, "estimating a covariance",
        "the series must follow one another and together be the rows 0 to \(observations - 1)")
    }
    let middle = longRunCrossProduct(scores(design, fit.residuals), lag: lag, series: series)
    var covariance = fit.inverseCrossProduct * middle * fit.inverseCrossProduct
    if smallSample {
      let factor = Double(observations) / Double(fit.degreesOfFreedom)
      for index in covariance.storage.indices { covariance.storage[index] *= factor }
    }
    return covariance
  }

  /// Whether ranges follow one another from 0 to `count`.
  private static func divide(_ series: [Range<Int>], _ count: Int) -> Bool {
    var end = 0
    for range in series {
      guard range.lowerBound == end else { return false }
      end = range.upperBound
    }
    return end == count
  }

  /// The rows of a design, each times its residual.
  private static func scores(_ design: Matrix, _ residuals: [Double]) -> Matrix {
    var scores = design
    for row in 0..<design.rows {
      for column in 0..<design.columns { scores[row, column] *= residuals[row] }
    }
    return scores
  }

  /// The matrix S above.
  private static func longRunCrossProduct(_ scores: Matrix, lag: Int, series: [Range<Int>]) -> Matrix {
    let columns = scores.columns
    // Half of S, so that adding the transpose supplies the negative lags and makes S exactly symmetric.
    var half = Matrix(rows: columns, columns: columns)
    scores.storage.withUnsafeBufferPointer { elements in
      for range in series where !range.isEmpty {
        for distance in 0...min(lag, range.count - 1) {
          let pairs = range.count - distance
          let start = range.lowerBound * columns
          let earlier = UnsafeBufferPointer(rebasing: elements[start..<start + pairs * columns])
          let laterStart = start + distance * columns
          let later = UnsafeBufferPointer(rebasing: elements[laterStart..<laterStart + pairs * columns])
          let weight = distance == 0 ? 0.5 : 1 - Double(distance) / (Double(lag) + 1)
          let status = withView(later, rows: pairs, columns: columns) { later in
            withView(earlier, rows: pairs, columns: columns) { earlier in
              half.withMutableView { gsl_blas_dgemm(CblasTrans, CblasNoTrans, weight, later, earlier, 1, $0) }
            }
          }
          assertDone(status)
        }
      }
    }
    var whole = half
    for row in 0..<columns {
      for column in 0..<columns { whole[row, column] += half[column, row] }
    }
    return whole
  }
}
