// SPDX-License-Identifier: GPL-3.0-or-later

/// Sensitivity of functions for which it is known, beside what was measured.
struct SensitivityCheckOverview {
  private let rows: [NamedRow]
  private let file: String

  /// Nil when the table is missing or lacks a column.
  init?(_ results: FoundResults) {
    guard let table = results.table("sensitivity-check.csv"),
      let rows = table.rows(with: ["function", "measure", "parameter", "known", "estimate", "ci_low", "ci_high"])
    else { return nil }
    self.rows = rows
    file = table.name
  }

  var overview: Overview {
    let known = rows.filter { $0.number("known").isFinite }
    let within = known.count { $0.number("ci_low") <= $0.number("known") && $0.number("known") <= $0.number("ci_high") }
    return Overview(
      short: [.element("p", "\(within) of \(known.count) known values lie in the 95% interval of what was measured.")],
      heading: "Known and measured",
      figures: known.values("function").flatMap { function in
        known.filter { $0["function"] == function }.values("measure").compactMap { figure(known, function, $0) }
      })
  }

  private func figure(_ known: [NamedRow], _ function: String, _ measure: String) -> PlotFigure? {
    let own = known.filter { $0["function"] == function && $0["measure"] == measure }
    return .bars(
      "\(measure) of \(function)", horizontal: measure, caption: "By parameter; lines: 95% interval",
      names: own.map { $0["parameter"] },
      series: [
        Series(name: "measured", points: own.enumerated().map { $1.point(Double($0), "estimate") }),
        Series(
          name: "known",
          points: own.enumerated().map { Series.Point(x: Double($0), mean: $1.number("known"), low: .nan, high: .nan) }),
      ], file: file)
  }
}
