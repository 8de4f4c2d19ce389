// SPDX-License-Identifier: GPL-3.0-or-later

/// How many human records one of unknown or doubtful origin is worth.
enum ValueOfProvenanceFigure {
  static let alphas = [0.01, 0.02, 0.05, 0.1, 0.22, 0.5, 0.8]

  private static func name(_ detector: ValueOfProvenance.Detector) -> String {
    switch detector.name {
    case "none": "origins unknown"
    case "oracle": "origins known"
    default: "detector, error \(detector.other[0])"
    }
  }

  static let figure = Figure(
    id: "value-of-provenance", title: "Worth of a record by what is known of its origin",
    caption: "Effective sample size per record, with 95% intervals: so many records known to be human tell as much of "
      + "the human mean as one that is human with probability alpha. Nothing known, a detector that errs in 1 of 10 or 1 "
      + "of 100 cases, or origins known; 1,000 records at a time. Dashed: alpha^2 (1 + chi^2), from alpha^2 to alpha.",
    source: ValueOfProvenance.paper, method: "variance of the score, as by 'seedcorn retrain --validate'",
    fullSize: "10,000 replicates of each", quickSize: "2,000 replicates of each", layout: .joinedMarks,
    series: "origin", horizontal: FigureAxis("alpha", "share of human records α", isLogarithmic: true),
    vertical: FigureAxis("effective_sample_size", "effective sample size a record", isLogarithmic: true),
    isEstimated: true,
    references: Dictionary(
      uniqueKeysWithValues: ValueOfProvenance.detectors.map { ("exact, " + name($0), name($0)) }),
    referenceTitle: "exact"
  ) { simulations in
    var points: [FigurePoint] = []
    for detector in ValueOfProvenance.detectors {
      let rows = try await simulations.targets(
        alphas.map { ValueOfProvenance.group(detector, alpha: $0, part: ".alpha\($0)") })
      // Each group has a second target, the estimate's mean.
      let information = rows.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
      points += zip(information, alphas).map { RetrainingCurve.point($0, name(detector), $1) }
      points += alphas.map {
        FigurePoint("exact, " + name(detector), .number($0), detector.information(alpha: $0))
      }
    }
    return points
  }
}
