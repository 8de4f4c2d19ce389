// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import GSL
internal import Luck

/// The power law -log Q = c rho^x t^y that paths of quality follow best; the square law says x = 2 and y = 1.
///
/// By least squares on logarithms where the loss exceeds four of its standard errors, with Newey and West's errors
/// within each share.
struct CollapsePowers {
  let ofShare: Double
  /// Half the width of the 95% interval.
  let shareHalfWidth: Double
  let ofTime: Double
  let timeHalfWidth: Double
  /// Losses that it rests on.
  let points: Int

  /// - Returns: nil where too few losses can be told from none.
  /// - Throws: `GSLError` where least squares fail.
  init?(_ result: CollapseLawResult) throws {
    var (rows, response, series) = ([Double](), [Double](), [Range<Int>]())
    for share in result.shares {
      let first = response.count
      for generation in 1...result.generations {
        let loss = 0 - share.logQuality[generation]
        let error = share.standardErrors[generation]
        guard loss.isFinite, loss > max(1e-12, 4 * (error.isFinite ? error : 0)) else { continue }
        rows += [1, log(share.contamination), log(Double(generation))]
        response.append(log(loss))
      }
      if response.count > first { series.append(first..<response.count) }
    }
    // Two shares and two generations at least, and something left to tell errors from.
    guard response.count >= 6, series.count >= 2, series.contains(where: { $0.count >= 2 }) else { return nil }
    let design = Matrix(rows: response.count, columns: 3, elements: rows)
    let fit = try LeastSquares(design: design, response: response, hasIntercept: true)
    let covariance = try NeweyWest.covariance(
      of: fit, design: design, lag: NeweyWest.automaticLag(length: result.generations), series: series,
      smallSample: true)
    let student = Distributions.studentQuantile(0.975, degreesOfFreedom: Double(response.count - 3))
    (ofShare, ofTime, points) = (fit.coefficients[1], fit.coefficients[2], response.count)
    shareHalfWidth = student * covariance[1, 1].squareRoot()
    timeHalfWidth = student * covariance[2, 2].squareRoot()
  }
}
