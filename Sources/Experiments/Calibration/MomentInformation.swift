// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL

/// What the targets tell of the parameters near an estimate, to first order.
///
/// With G the slopes of the mean moments in the parameters' places, W = diag(1/s²) the weights of the search and
/// S = diag(s²) + C/R the covariance of the difference between mean moments and targets, C that over R replicates:
/// the estimate's covariance is (GᵀWG)⁻¹ GᵀWSWG (GᵀWG)⁻¹.
///
/// Sources: McFadden, "A method of simulated moments for estimation of discrete response models without numerical
/// integration", Econometrica 57, 1989; Duffie and Singleton, "Simulated moments estimation of Markov models of asset
/// prices", Econometrica 61, 1993; Gourieroux and Monfort, "Simulation-based econometric methods", 1996, chapter 2.
struct MomentInformation {
  /// Of the parameters' places; infinite where nothing is told of a parameter.
  let standardErrors: [Double]
  /// For each parameter, by how many standard errors of the moments they change over its whole prior, the others fixed.
  let information: [Double]
  /// The same along each of `directions`, descending.
  let singularValues: [Double]
  /// Orthonormal combinations of the places; the coordinate of the greatest magnitude is above 0.
  let directions: [[Double]]
  let test: MomentTest

  /// A singular value below this, or below 10⁻¹² of the greatest, is 0.
  private static let nothing = 1e-6

  /// - Throws: `GSLError` where the numbers are too far apart to be decomposed.
  init(_ jacobian: MomentJacobian, at centre: SimulatedMoments, targets: [MomentTarget]) throws {
    let slopes = jacobian.slopes
    let (moments, parameters) = (slopes.rows, slopes.columns)
    var noise = centre.covarianceOfMeans
    for (moment, target) in targets.enumerated() {
      noise[moment, moment] += target.standardError * target.standardError
    }
    var factor = noise
    guard Cholesky.decompose(&factor) else {
      throw CalibrationFailure(message: "the covariance of the simulated moments cannot be decomposed")
    }

    // Whitened, and with rows of zeros where there are fewer moments than parameters, which leave directions unseen.
    var whitened = Matrix(rows: max(moments, parameters), columns: parameters)
    for parameter in 0..<parameters {
      var column = (0..<moments).map { slopes[$0, parameter] }
      Cholesky.solveLower(factor, &column)
      for moment in 0..<moments { whitened[moment, parameter] = column[moment] }
    }
    let decomposed = try SingularValues(whitened)
    information = (0..<parameters).map { parameter in
      (0..<moments).reduce(0) { $0 + whitened[$1, parameter] * whitened[$1, parameter] }.squareRoot()
    }
    singularValues = decomposed.values
    directions = (0..<parameters).map { place in
      let vector = (0..<parameters).map { decomposed.right[$0, place] }
      let largest = vector.max { $0.magnitude < $1.magnitude } ?? 1
      return vector.map { $0 * (largest < 0 ? -1 : 1) }
    }

    var differences = zip(centre.means, targets).map { $0 - $1.value }
    Cholesky.solveLower(factor, &differences)
    let seen = Self.rank(decomposed.values)
    for place in 0..<seen {
      let along = (0..<moments).reduce(0) { $0 + decomposed.left[$1, place] * differences[$1] }
      for moment in 0..<moments { differences[moment] -= along * decomposed.left[moment, place] }
    }
    test = MomentTest(squares: differences.reduce(0) { $0 + $1 * $1 }, degreesOfFreedom: moments - seen)

    var weighted = Matrix(rows: max(moments, parameters), columns: parameters)
    for moment in 0..<moments {
      for parameter in 0..<parameters {
        weighted[moment, parameter] = slopes[moment, parameter] / targets[moment].standardError
      }
    }
    let search = try SingularValues(weighted)
    let rank = Self.rank(search.values)
    standardErrors = (0..<parameters).map { parameter in
      let unseen = (rank..<parameters).reduce(0) { $0 + search.right[parameter, $1] * search.right[parameter, $1] }
      guard unseen < 1e-8 else { return .infinity }
      // The row of (GᵀWG)⁻¹GᵀW that belongs to the parameter.
      let row = (0..<moments).map { moment in
        (0..<rank).reduce(0) {
          $0 + search.right[parameter, $1] * search.left[moment, $1] / search.values[$1]
        } / targets[moment].standardError
      }
      return zip(row, noise * row).reduce(0) { $0 + $1.0 * $1.1 }.squareRoot()
    }
  }

  private static func rank(_ values: [Double]) -> Int {
    let least = max(nothing, 1e-12 * (values.first ?? 0))
    return values.prefix { $0 > least }.count
  }
}
