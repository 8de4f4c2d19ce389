// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Fidelity

/// Every published retraining result, and how far ours are from it.
enum RetrainingTargetsFigure {
  static let id = "retraining-targets"

  static let figure = Figure(
    id: id, title: "Published results about retraining against ours",
    caption: "Difference of our mean from the exact value for what is played, in standard errors, for each result of "
      + "nine strands of work (B1: Shumailov et al.; B2: Wright, Haldane; B3: Alemohammad et al.; B4: Gerstgrasser et "
      + "al.; B5: Kazdan et al.; B6: Dohmatob et al.; B7: Seddik et al.; B8: Kanabar and Gastpar; B9: He, Xu and "
      + "Cheng). Named: beyond 2. Dashed: beyond 3.5 a result counts as not reproduced.",
    source: "ten papers; see retraining-validation.csv of 'seedcorn retrain --validate'",
    method: "as by 'seedcorn retrain --validate'", fullSize: "10,000 replicates of most results",
    quickSize: "2,000 replicates of most results", layout: .groups, series: "strand",
    horizontal: FigureAxis("target", "strand"), vertical: FigureAxis("z", "difference", unit: "standard errors"),
    limits: [-RetrainingClaims.limit, RetrainingClaims.limit], namedBeyond: 2
  ) { simulations in
    var points: [FigurePoint] = []
    for strand in PublishedRetraining.strands {
      points += try await simulations.retrainingTargets(of: strand).compactMap { row in
        row.z.map { FigurePoint(strand, .name(row.target.id), $0) }
      }
    }
    return points
  }
}

extension FigureSimulations {
  /// Published retraining results of a strand of work, played.
  /// - Throws: what `RetrainingValidation` throws.
  func retrainingTargets(of strand: String) async throws -> [RetrainingValidation.Row] {
    try await once("retraining targets \(strand)") {
      try await self.targets(try PublishedRetraining.groups(of: strand))
    }
  }
}
