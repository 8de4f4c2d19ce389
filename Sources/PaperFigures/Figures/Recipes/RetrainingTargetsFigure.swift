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
      + "Cheng). Dashed: beyond 3.5 a result counts as not reproduced.",
    source: "ten papers; see retraining-validation.csv of 'seedcorn retrain --validate'",
    method: "as by 'seedcorn retrain --validate'", fullSize: "10,000 replicates of most results",
    quickSize: "2,000 replicates of most results", layout: .groups, series: "strand",
    horizontal: FigureAxis("target", "strand"), vertical: FigureAxis("z", "difference", unit: "standard errors"),
    limits: [-RetrainingClaims.limit, RetrainingClaims.limit]
  ) { simulations in
    try await simulations.retrainingTargets().compactMap { row in
      let strand = row.target.id.prefix { $0 != "." }
      return row.z.map { FigurePoint(String(strand), .name(row.target.id), $0) }
    }
  }
}

extension FigureSimulations {
  /// Published retraining results, played.
  /// - Throws: what `RetrainingValidation` throws.
  func retrainingTargets() async throws -> [RetrainingValidation.Row] {
    try await once("retraining targets") {
      let validation = RetrainingValidation(
        try PublishedRetraining.groups(), seed: RetrainingParameters().seed, threads: self.threads,
        isQuick: self.isQuick)
      return try await validation.run(stop: self.stop)
    }
  }
}
