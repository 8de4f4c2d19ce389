// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Fidelity
internal import GSL

/// A quantity of a retraining loop over its fits.
enum RetrainingCurve {
  /// The mean at each fit, from 0 on, with its Student interval.
  static func points(_ rows: [RetrainingStudy.Row], of quantity: String, named name: String) -> [FigurePoint] {
    rows.filter { $0.quantity.name == quantity }.map { row in
      let halfWidth =
        row.standardError
        * Distributions.studentQuantile(0.975, degreesOfFreedom: Double(max(1, row.replicates - 1)))
      return FigurePoint(
        name, .number(Double(row.generation)), row.value, halfWidth: halfWidth, replicates: row.replicates)
    }
  }

  /// What came out for a target, with its Student interval.
  static func point(_ row: RetrainingValidation.Row, _ name: String, _ place: Double) -> FigurePoint {
    let student = Distributions.studentQuantile(0.975, degreesOfFreedom: Double(row.replicates - 1))
    return FigurePoint(
      name, .number(place), row.ours, halfWidth: student * row.standardError, replicates: row.replicates)
  }
}

extension FigureSimulations {
  /// Targets that a figure puts beside what comes out.
  /// - Throws: what `RetrainingValidation` throws.
  func targets(_ groups: [RetrainingGroup]) async throws -> [RetrainingValidation.Row] {
    try await RetrainingValidation(groups, seed: RetrainingParameters().seed, threads: threads, isQuick: isQuick)
      .run(stop: stop)
  }

  /// A retraining loop.
  /// - Throws: `Interrupted`.
  func retraining(_ parameters: RetrainingParameters) async throws -> [RetrainingStudy.Row] {
    try await RetrainingStudy(parameters, factory: try LearnerFactory(parameters.learning), threads: threads)
      .run(stop: stop)
  }
}
