// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Luck

/// How strongly an output rises or falls with each parameter while the others are held fixed, as far as the relation is
/// monotone: partial correlations of ranks, for any design of more points than parameters.
///
/// The partial correlation of the ranks of parameter i and output is that of what is left of either after regression on
/// the ranks of all other parameters. With C the correlations of the parameters' ranks, c those with the output's and b
/// = C⁻¹c it is b(i) / sqrt(b(i)² + (1 - cᵀb) (C⁻¹)(i,i)), which follows from the t statistic of the whole regression.
///
/// Where the output is of a stochastic model, give its mean over replicates; their noise weakens the coefficients.
///
/// Source: Marino, Hogue, Ray and Kirschner, "A methodology for performing global uncertainty and sensitivity analysis
/// in systems biology", Journal of Theoretical Biology 254(1), 2008, sections 2.2 and 2.4.
public struct PartialRankCorrelations: Sendable, Equatable {
  /// The relation of one parameter to the output.
  public struct Parameter: Sendable, Equatable {
    /// From -1, where the output always falls as the parameter rises, to 1; NaN with a ``reason``.
    public let coefficient: Double
    /// Coefficient times sqrt(d/(1 - coefficient²)), d the ``degreesOfFreedom``.
    public let statistic: Double
    /// The probability, 0 to 1, of a statistic at least as far from 0 if there were no relation.
    public let probability: Double
    /// The ends of the 95% interval by Fisher's transformation: tanh(atanh(coefficient) ± 1.96/sqrt(d - 1)). NaN where
    /// d is 1.
    public let low: Double
    public let high: Double
    /// Why there is no coefficient, if there is none.
    public let reason: String?

    init(none reason: String) {
      (coefficient, statistic, probability, low, high) = (.nan, .nan, .nan, .nan, .nan)
      self.reason = reason
    }

    init(coefficient: Double, degreesOfFreedom: Int) {
      let freedom = Double(degreesOfFreedom)
      let transformed = (log1p(coefficient) - log1p(-coefficient)) / 2
      let halfWidth =
        degreesOfFreedom > 1 ? Distributions.normalQuantile(0.975) / (freedom - 1).squareRoot() : .nan
      self.coefficient = coefficient
      statistic = coefficient * (freedom / (1 - coefficient * coefficient)).squareRoot()
      // The lower tail, since the upper one is lost to rounding where it is small.
      probability = 2 * Distributions.studentCumulative(-statistic.magnitude, degreesOfFreedom: freedom)
      low = tanh(transformed - halfWidth)
      high = tanh(transformed + halfWidth)
      reason = nil
    }
  }

  /// One for each parameter, in the order given.
  public let parameters: [Parameter]
  /// n, the points whose output and parameters are present.
  public let points: Int
  /// Points left out because the output or a parameter is missing.
  public let missing: Int
  /// n - 2 - (k - 1), where k counts the parameters that vary.
  public let degreesOfFreedom: Int

  /// Coefficients of a design's coordinates.
  /// - Throws: ``DesignError`` for another number of outputs than points.
  public init(design: UnitDesign, outputs: [Double]) throws(DesignError) {
    try design.check(outputs)
    var inputs = [[Double]](repeating: [], count: design.dimensions)
    for index in 0..<design.count {
      for (parameter, coordinate) in design.point(index).enumerated() { inputs[parameter].append(coordinate) }
    }
    try self.init(inputs: inputs, outputs: outputs)
  }

  /// - Parameters:
  ///   - inputs: for each parameter its value at each point; one parameter or more.
  ///   - outputs: the output at each point. What is not finite, there or here, is missing.
  /// - Throws: ``DesignError`` where they are not equally long.
  public init(inputs: [[Double]], outputs: [Double]) throws(DesignError) {
    for input in inputs where input.count != outputs.count {
      throw DesignError("\(input.count) points need as many outputs, not \(outputs.count)")
    }
    let present = outputs.indices.filter { index in
      outputs[index].isFinite && inputs.allSatisfy { $0[index].isFinite }
    }
    let ranks = inputs.map { input in Ranks.of(present.map { input[$0] }) }
    let output = Ranks.of(present.map { outputs[$0] })
    let varying = ranks.indices.filter { ranks[$0].varies }
    points = present.count
    missing = outputs.count - points
    degreesOfFreedom = points - 1 - varying.count
    let freedom = degreesOfFreedom
    func all(_ reason: String) -> [Parameter] {
      ranks.map { Parameter(none: $0.varies ? reason : Self.constant) }
    }
    if points < 2 || freedom < 1 {
      parameters = all("\(varying.count) parameters need at least \(varying.count + 2) points, not \(points)")
    } else if !output.varies {
      parameters = all("the output does not vary")
    } else if varying.isEmpty {
      parameters = all(Self.constant)
    } else if let fit = RankRegression(inputs: varying.map { ranks[$0] }, output: output) {
      var found = ranks.map { _ in Parameter(none: Self.constant) }
      for (place, parameter) in varying.enumerated() {
        let coefficient = fit.partialCorrelation(place)
        found[parameter] =
          coefficient.isNaN
          ? Parameter(none: "the other parameters determine the output's ranks")
          : Parameter(coefficient: coefficient, degreesOfFreedom: freedom)
      }
      parameters = found
    } else {
      parameters = all("the ranks of the parameters are linearly dependent")
    }
  }

  private static let constant = "the parameter does not vary"
}

extension [Double] {
  fileprivate var varies: Bool { contains { $0 != self[0] } }
}
