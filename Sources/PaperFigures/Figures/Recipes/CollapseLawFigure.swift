// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Fidelity
internal import GSL

/// Whether quality falls as log Q = log Q0 - b t rho^2 where it comes out of retraining (claim C3.1).
enum CollapseLawFigure {
  static let paper = "arXiv 2605.20279 (reported withdrawn)"
  static let published = 0.183
  /// Of the shares that are played, those that are drawn.
  private static let drawn = [0.2, 0.5, 0.8, 1.0]

  /// The learner of the shipped market, with the sampling bias of its models.
  static func parameters(isQuick: Bool) -> RetrainingParameters {
    var parameters = RetrainingParameters()
    parameters.learning.learner = .categorical
    parameters.records = isQuick ? 2_000 : 10_000
    parameters.samplingBias = 0.8
    parameters.replicates = isQuick ? 20 : 400
    return parameters
  }

  private static func name(_ share: Double) -> String { "rho = \(share)" }

  static let figure = Figure(
    id: "collapse-law", title: "Log quality over generations against the square law",
    caption: "Mean log quality, less that without synthetic records, with 95% intervals, by the synthetic share rho: "
      + "the frequencies of 1,000 facts, fresh human records for the rest, sampling bias .8. Dashed: the published "
      + "law, -.183 t rho^2.",
    source: paper, method: "as by 'seedcorn retrain --law' with the learner categorical",
    fullSize: "400 replicates of 10 generations of 10,000 records at each of 10 shares",
    quickSize: "20 replicates of 10 generations of 2,000 records", layout: .lines,
    series: "synthetic_share", horizontal: FigureAxis("generation", "generation"),
    vertical: FigureAxis("log_quality", "log quality"), isEstimated: true,
    references: Dictionary(uniqueKeysWithValues: drawn.map { ("law, " + name($0), name($0)) }),
    referenceTitle: "published law"
  ) { simulations in
    let result = try await simulations.collapseLaw()
    let student = Distributions.studentQuantile(0.975, degreesOfFreedom: Double(result.replicates - 1))
    return drawn.flatMap { share -> [FigurePoint] in
      guard let path = result.shares.first(where: { abs($0.contamination - share) < 1e-9 }) else { return [] }
      return path.logQuality.indices.map { generation in
        FigurePoint(
          name(share), .number(Double(generation)), path.logQuality[generation],
          halfWidth: student * path.standardErrors[generation], replicates: result.replicates)
      }
        + path.logQuality.indices.map {
          FigurePoint("law, " + name(share), .number(Double($0)), 0 - published * Double($0) * share * share)
        }
    }
  }
}

extension FigureSimulations {
  /// The square law, put to the learner of the shipped market.
  /// - Throws: `Interrupted`, or `GSLError`.
  func collapseLaw() async throws -> CollapseLawResult {
    try await once("collapse law") {
      let parameters = CollapseLawFigure.parameters(isQuick: self.isQuick)
      return try await CollapseLaw(
        parameters, factory: try LearnerFactory(parameters.learning), threads: self.threads
      ).run(stop: self.stop)
    }
  }
}
