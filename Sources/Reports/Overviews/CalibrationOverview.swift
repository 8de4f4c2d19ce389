// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// What the targets say of each parameter, and how well they are met.
struct CalibrationOverview {
  private static let bins = 12

  private let findings: [NamedRow]
  private let moments: [NamedRow]
  private let posterior: [NamedRow]
  private let posteriorColumns: [String]

  /// Nil when the table of parameters is missing or lacks a column.
  init?(_ results: FoundResults) {
    guard
      let findings = results.table(CalibrationTables.calibrationName)?.rows(
        with: ["parameter", "unit", "method", "estimate", "ci_low", "ci_high", "prior_low", "prior_high", "identified"])
    else { return nil }
    self.findings = findings
    moments = results.table(CalibrationTables.momentsName)?.rows(with: ["metric", "difference"]) ?? []
    let posterior = results.table(CalibrationTables.posteriorName)
    self.posterior = posterior?.rows(with: []) ?? []
    posteriorColumns = posterior?.columns ?? []
  }

  var overview: Overview {
    let parameters = findings.values("parameter")
    return Overview(
      short: [short], heading: "What the targets say",
      figures: parameters.compactMap(estimates) + [fit].compactMap { $0 } + parameters.compactMap(density))
  }

  private var short: Markup {
    let rows = findings.map { row -> [Markup] in
      func number(_ column: String) -> String { NumberText.plain(row.number(column)) }
      return [
        .text(row["parameter"]), .text(row["method"]), .number(row["estimate"], shown: number("estimate")),
        .text("\(number("ci_low")) to \(number("ci_high"))"),
        .text("\(number("prior_low")) to \(number("prior_high"))"),
        .text(row["identified"] == "true" ? "yes" : row["identified"] == "false" ? "no" : "–"),
      ]
    }
    return Overview.table(
      "Each parameter by each method", ["parameter", "method", "estimate", "95% interval", "prior", "identified"],
      isNumeric: [false, false, true, true, true, false], rows, file: CalibrationTables.calibrationName)
  }

  /// The estimates of a parameter by all methods, and its prior.
  private func estimates(_ parameter: String) -> PlotFigure? {
    let own = findings.filter { $0["parameter"] == parameter }
    guard let first = own.first else { return nil }
    let (low, high) = (first.number("prior_low"), first.number("prior_high"))
    let prior = Series.Point(x: Double(own.count), mean: (low + high) / 2, low: low, high: high)
    return .bars(
      parameter, horizontal: first["unit"].isEmpty ? parameter : first["unit"],
      caption: "Estimates with 95% intervals; the line of the prior is its range",
      names: own.map { $0["method"] } + ["prior (its middle)"],
      series: [
        Series(name: parameter, points: own.enumerated().map { $1.point(Double($0), "estimate") } + [prior])
      ], file: CalibrationTables.calibrationName)
  }

  private var fit: PlotFigure? {
    .bars(
      "How the targets are met", horizontal: "standard errors of the target",
      caption: "What was simulated at the estimate, less the target", names: moments.map { $0["metric"] },
      series: [
        Series(
          name: "difference",
          points: moments.enumerated().map {
            Series.Point(x: Double($0), mean: $1.number("difference"), low: .nan, high: .nan)
          })
      ], file: CalibrationTables.momentsName)
  }

  /// The share of the accepted draws in each part of the prior.
  private func density(_ parameter: String) -> PlotFigure? {
    guard posteriorColumns.contains(parameter), let row = findings.first(where: { $0["parameter"] == parameter })
    else { return nil }
    let (low, high) = (row.number("prior_low"), row.number("prior_high"))
    let values = posterior.map { $0.number(parameter) }.filter { $0 >= low && $0 <= high }
    guard high > low, !values.isEmpty else { return nil }
    var counts = [Int](repeating: 0, count: Self.bins)
    for value in values { counts[min(Self.bins - 1, Int((value - low) / (high - low) * Double(Self.bins)))] += 1 }
    let points = counts.enumerated().map { bin, count in
      Series.Point(
        x: low + (Double(bin) + 0.5) * (high - low) / Double(Self.bins), mean: Double(count) / Double(values.count),
        low: .nan, high: .nan)
    }
    return .lines(
      "Posterior of \(parameter)", horizontal: parameter, vertical: "share of draws",
      caption: "Share of the accepted draws in each of \(Self.bins) equal parts of the prior's range",
      series: [Series(name: parameter, points: points)], file: CalibrationTables.posteriorName)
  }
}
