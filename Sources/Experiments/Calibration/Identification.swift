// SPDX-License-Identifier: GPL-3.0-or-later

/// Which parameters the targets determine, and what they leave open.
public struct Identification: Sendable, Equatable {
  public struct Parameter: Sendable, Equatable {
    public let response: MomentResponse
    /// By how many standard errors the moments change over the parameter's whole prior, the others fixed; 0 or more.
    public let information: Double
    /// Whether the standard error of its place, the others free, is less than the prior's standard deviation.
    public let isIdentified: Bool
    public let isAtBound: Bool
  }

  /// A combination of the parameters' places along which the moments hardly change.
  public struct WeakDirection: Sendable, Equatable {
    /// One for each parameter; the sum of squares is 1, the one of the greatest magnitude is above 0.
    public let weights: [Double]
    /// By how many standard errors the moments change for a step as long as one parameter's prior.
    public let singularValue: Double
  }

  public let parameters: [Parameter]
  /// The weakest first: those along which the standard error, one over the singular value, exceeds the standard
  /// deviation of a prior.
  public let weakDirections: [WeakDirection]
  /// Whether there are fewer moments than parameters: then some combination is always left open.
  public let hasTooFewMoments: Bool

  /// An estimate is at a bound when it is nearer to it than this, of the prior's range.
  public static let boundMargin = 0.005

  init(_ information: MomentInformation, responses: [MomentResponse], place: [Double], moments: Int) {
    parameters = place.indices.map { parameter in
      Parameter(
        response: responses[parameter], information: information.information[parameter],
        isIdentified: information.standardErrors[parameter] < UnitCube.priorDeviation,
        isAtBound: min(place[parameter], 1 - place[parameter]) < Self.boundMargin)
    }
    weakDirections = zip(information.directions, information.singularValues)
      .filter { $1 * UnitCube.priorDeviation < 1 }
      .map { WeakDirection(weights: $0, singularValue: $1) }
      .reversed()
    hasTooFewMoments = moments < place.count
  }
}
