// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Luck

/// Accepted draws moved to where they would lie had their moments met the targets exactly.
///
/// A local linear regression of each parameter on the moments, with Epanechnikov weights in the distance: what it says
/// that a draw's difference from the targets has done is taken away. It is done on the logit of the places, which keeps
/// them inside the prior.
///
/// Sources: Beaumont, Zhang and Balding, Genetics 162, 2002; the logit after Hamilton, Stoneking and Excoffier,
/// "Molecular analysis reveals tighter social regulation of immigration in patrilocal populations than in matrilocal
/// populations", PNAS 102, 2005.
public struct RegressionAdjustment: Sendable {
  /// For each accepted draw where in its prior each parameter lies.
  public let places: [[Double]]
  /// For each accepted draw, 0 to 1; 0 for the farthest.
  public let weights: [Double]

  /// Nil where there are too few draws for as many moments, or moments depend on one another among them.
  public init?(_ posterior: RejectionPosterior) {
    let (accepted, targets) = (posterior.accepted, posterior.targets)
    let farthest = posterior.largestDistance
    guard farthest > 0 else { return nil }
    let weights = accepted.map { 1 - ($0.distance / farthest) * ($0.distance / farthest) }
    // A least-squares problem with weights is one without in which each row is multiplied by the root of its own.
    let roots = weights.map { $0.squareRoot() }
    let differences = accepted.map { draw in
      zip(draw.moments, targets).map { ($0 - $1.value) / $1.standardError }
    }
    let design = Matrix(zip(differences, roots).map { differences, root in ([1] + differences).map { $0 * root } })
    var columns: [[Double]] = []
    for parameter in accepted[0].place.indices {
      let logits = posterior.places(of: parameter).map { log($0 / (1 - $0)) }
      guard
        let fit = try? LeastSquares(
          design: design, response: zip(logits, roots).map { $0 * $1 }, hasIntercept: true)
      else { return nil }
      columns.append(
        zip(logits, differences).map { logit, differences in
          let effect = zip(differences, fit.coefficients.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
          return UnitCube.clamped(1 / (1 + exp(effect - logit)))
        })
    }
    places = accepted.indices.map { draw in columns.map { $0[draw] } }
    self.weights = weights
  }

  /// The adjusted places of a parameter.
  public func places(of parameter: Int) -> [Double] { places.map { $0[parameter] } }
}
