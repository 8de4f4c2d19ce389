// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
public import ScenarioFiles

/// What a calibration found, in the parameters' own units.
public struct CalibrationResult: Sendable {
  /// How a value was found.
  public enum Source: String, Sendable {
    case moments
    /// Another place at which the moments are nearly as close to their targets.
    case otherOptimum = "other_optimum"
    case abc
    case abcAdjusted = "abc_adjusted"
  }

  /// A parameter's value.
  public struct Finding: Sendable, Equatable {
    public let parameter: String
    public let unit: String
    public let source: Source
    /// Of `abc` the posterior's mean.
    public let value: Double
    /// Of `abc` the posterior's standard deviation; NaN where nothing is told of the parameter.
    public let standardError: Double
    /// The ends of the 95% interval, cut at those of the prior.
    public let low: Double
    public let high: Double
    public let priorLow: Double
    public let priorHigh: Double
    /// Nil where it was not looked at.
    public let isIdentified: Bool?
    /// Empty where there is nothing to remark.
    public let remark: String
  }

  public let plan: CalibrationPlan
  public let estimate: MomentEstimate?
  public let posterior: RejectionPosterior?
  public let adjustment: RegressionAdjustment?

  /// Where the posterior's standard deviation is more than this of the prior's, the targets say nothing of a parameter.
  public static let uninformed = 0.9

  init(plan: CalibrationPlan, estimate: MomentEstimate?, posterior: RejectionPosterior?) {
    self.plan = plan
    self.estimate = estimate
    self.posterior = posterior
    adjustment = posterior.flatMap { RegressionAdjustment($0) }
  }

  private var parameters: [SweptParameter] { plan.space.parameters }

  /// Method after method, each with all parameters.
  public var findings: [Finding] {
    var found: [Finding] = []
    if let estimate { found += parameters.indices.map { moments(estimate, $0) } }
    for optimum in estimate?.others ?? [] { found += parameters.indices.map { other(optimum, $0) } }
    if let posterior { found += parameters.indices.map { abc(posterior, $0) } }
    if let adjustment { found += parameters.indices.map { adjusted(adjustment, $0) } }
    return found
  }

  private func finding(
    _ parameter: Int, _ source: Source, _ value: Double, _ error: Double = .nan, low: Double = .nan,
    high: Double = .nan, isIdentified: Bool? = nil, remark: String = ""
  ) -> Finding {
    let prior = parameters[parameter]
    return Finding(
      parameter: prior.name, unit: prior.unit, source: source, value: value, standardError: error, low: low, high: high,
      priorLow: prior.number(at: 0), priorHigh: prior.number(at: 1), isIdentified: isIdentified, remark: remark)
  }

  private func moments(_ estimate: MomentEstimate, _ parameter: Int) -> Finding {
    let place = estimate.optimum.place[parameter]
    let prior = parameters[parameter]
    let known = estimate.identification.parameters[parameter]
    var remarks: [String] = []
    switch known.response {
    case .absent: remarks.append("no target responds to it")
    case .unknown: remarks.append("beside it the market cannot be played")
    case .present:
      if !known.isIdentified { remarks.append("the targets do not tell it from others, or hardly at all") }
    }
    if known.isAtBound { remarks.append("at the \(place < 0.5 ? "low" : "high") end of its prior") }
    let interval = estimate.interval(of: parameter)
    return finding(
      parameter, .moments, prior.number(at: place),
      prior.standardError(at: place, estimate.standardErrors[parameter]),
      low: prior.number(at: interval.lowerBound), high: prior.number(at: interval.upperBound),
      isIdentified: known.isIdentified, remark: remarks.joined(separator: "; "))
  }

  private func other(_ optimum: MomentOptimum, _ parameter: Int) -> Finding {
    finding(parameter, .otherOptimum, parameters[parameter].number(at: optimum.place[parameter]))
  }

  private func abc(_ posterior: RejectionPosterior, _ parameter: Int) -> Finding {
    let summary = PosteriorSummary(posterior.places(of: parameter).map { parameters[parameter].number(at: $0) })
    let spread = posterior.remainingSpread(of: parameter)
    let isInformed = spread < Self.uninformed
    return finding(
      parameter, .abc, summary.mean, summary.standardDeviation, low: summary.low, high: summary.high,
      isIdentified: isInformed, remark: isInformed ? "" : "as spread out as its prior, nearly")
  }

  private func adjusted(_ adjustment: RegressionAdjustment, _ parameter: Int) -> Finding {
    let summary = PosteriorSummary(
      adjustment.places(of: parameter).map { parameters[parameter].number(at: $0) }, weights: adjustment.weights)
    return finding(
      parameter, .abcAdjusted, summary.mean, summary.standardDeviation, low: summary.low, high: summary.high)
  }
}
