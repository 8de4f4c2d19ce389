// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import GSL
internal import Market
internal import ScenarioFiles

/// The tables of a calibration.
public enum CalibrationTables {
  /// Every parameter by every method.
  public static let calibrationName = "calibration.csv"
  /// Every target beside what was simulated at the estimate.
  public static let momentsName = "moments.csv"
  /// Single numbers that say how good the fit is and what it leaves open.
  public static let fitName = "fit.csv"
  /// Every accepted draw.
  public static let posteriorName = "posterior.csv"

  static func all(_ result: CalibrationResult) -> [(name: String, bytes: [UInt8])] {
    var tables = [(calibrationName, calibration(result)), (fitName, fit(result))]
    if let estimate = result.estimate { tables.append((momentsName, moments(estimate, result))) }
    if let posterior = result.posterior { tables.append((posteriorName, draws(posterior, result))) }
    return tables
  }

  private static func append(_ values: [Double], to bytes: inout [UInt8]) {
    for value in values {
      bytes.append(CSVText.comma)
      CSVText.append(value, to: &bytes)
    }
  }

  private static func calibration(_ result: CalibrationResult) -> [UInt8] {
    var bytes = CSVText.header([
      "parameter", "unit", "method", "estimate", "standard_error", "ci_low", "ci_high", "prior_low", "prior_high",
      "identified", "remark",
    ])
    for row in result.findings {
      for (place, text) in [row.parameter, row.unit, row.source.rawValue].enumerated() {
        if place > 0 { bytes.append(CSVText.comma) }
        CSVText.append(text, to: &bytes)
      }
      append([row.value, row.standardError, row.low, row.high, row.priorLow, row.priorHigh], to: &bytes)
      for text in [row.isIdentified.map { "\($0)" } ?? "", row.remark] {
        bytes.append(CSVText.comma)
        CSVText.append(text, to: &bytes)
      }
      bytes.append(CSVText.newline)
    }
    return bytes
  }

  private static func moments(_ estimate: MomentEstimate, _ result: CalibrationResult) -> [UInt8] {
    var bytes = CSVText.header(["metric", "target", "standard_error", "simulated", "simulation_se", "difference"])
    let errors = estimate.simulationErrors
    for (place, target) in result.plan.targets.enumerated() {
      let simulated = estimate.moments.means[place]
      CSVText.append(target.metric.name, to: &bytes)
      let difference = (simulated - target.value) / target.standardError
      append([target.value, target.standardError, simulated, errors[place], difference], to: &bytes)
      bytes.append(CSVText.newline)
    }
    return bytes
  }

  private static func fit(_ result: CalibrationResult) -> [UInt8] {
    var rows: [(String, Double)] = []
    if let estimate = result.estimate {
      rows += [
        ("distance", estimate.optimum.distance), ("statistic", estimate.test.statistic),
        ("degrees_of_freedom", Double(estimate.test.degreesOfFreedom)), ("p_value", estimate.test.probability),
        ("places", Double(estimate.places)), ("places_not_simulated", Double(estimate.problems)),
      ]
      for (parameter, known) in zip(result.plan.space.parameters, estimate.identification.parameters) {
        rows.append(("information " + parameter.name, known.information))
      }
      for (place, direction) in estimate.identification.weakDirections.enumerated() {
        rows.append(("weak_direction_\(place + 1)", direction.singularValue))
        for (parameter, weight) in zip(result.plan.space.parameters, direction.weights) {
          rows.append(("weak_direction_\(place + 1) \(parameter.name)", weight))
        }
      }
    }
    if let posterior = result.posterior {
      rows += [
        ("draws", Double(posterior.draws)), ("draws_not_simulated", Double(posterior.problems)),
        ("accepted", Double(posterior.accepted.count)), ("largest_distance", posterior.largestDistance),
      ]
      let correlation = posterior.correlation
      for (first, parameter) in result.plan.space.parameters.enumerated() {
        rows.append(("remaining_spread " + parameter.name, posterior.remainingSpread(of: first)))
        for (second, other) in result.plan.space.parameters.enumerated() where second > first {
          rows.append(("correlation \(parameter.name) \(other.name)", correlation[first, second]))
        }
      }
    }
    var bytes = CSVText.header(["quantity", "value"])
    for (name, value) in rows {
      CSVText.append(name, to: &bytes)
      append([value], to: &bytes)
      bytes.append(CSVText.newline)
    }
    return bytes
  }

  private static func draws(_ posterior: RejectionPosterior, _ result: CalibrationResult) -> [UInt8] {
    let parameters = result.plan.space.parameters
    let names = parameters.map(\.name)
    var bytes = CSVText.header(
      ["draw", "distance"] + names + names.map { $0 + "_adjusted" } + ["weight"]
        + result.plan.targets.map(\.metric.name))
    for (place, draw) in posterior.accepted.enumerated() {
      CSVText.append(draw.number + 1, to: &bytes)
      let adjusted = result.adjustment.map { $0.places[place] }
      append([draw.distance] + zip(parameters, draw.place).map { $0.number(at: $1) }, to: &bytes)
      append(
        parameters.indices.map { number in adjusted.map { parameters[number].number(at: $0[number]) } ?? .nan },
        to: &bytes)
      append([result.adjustment?.weights[place] ?? .nan] + draw.moments, to: &bytes)
      bytes.append(CSVText.newline)
    }
    return bytes
  }
}
