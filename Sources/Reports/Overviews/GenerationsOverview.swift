// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Fidelity

/// The quantities of a retraining experiment over the generations.
struct GenerationsOverview {
  private let rows: [NamedRow]
  private let learner: LearnerRule?

  /// Nil when the table is missing or lacks a column.
  init?(_ results: FoundResults) {
    guard
      let rows = results.table(GenerationTable.fileName)?.rows(
        with: ["generation", "quantity", "mean", "standard_error"])
    else { return nil }
    self.rows = rows
    learner = results.manifest["retraining"]?["parameters"]?["learner"]?.string.flatMap(LearnerRule.init)
  }

  var overview: Overview {
    Overview(short: short, heading: "Over the generations", figures: rows.values("quantity").compactMap(figure))
  }

  /// 95% of a normal distribution lies within so many standard errors.
  private static let normal = 1.96

  private func words(_ quantity: String) -> (meaning: String, unit: String) {
    let known = learner?.quantities.first { $0.name == quantity }
    return (known?.meaning ?? quantity, known?.unit ?? "")
  }

  private var short: [Markup] {
    let rows = rows.values("quantity").compactMap { quantity -> [Markup]? in
      let own = self.rows.filter { $0["quantity"] == quantity }
      guard let first = own.first, let last = own.last else { return nil }
      return [.group([.text(quantity), .element("small", words(quantity).meaning)])]
        + [first, last].map { EstimateMarkup.cell($0.number("mean"), $0.number("standard_error") * Self.normal) }
    }
    let generations = self.rows.values("generation")
    let ends = [generations.first, generations.last].map { "generation \($0 ?? "")" }
    return [
      Overview.table(
        "Before and after: mean over replicates ± 1.96 standard errors", ["quantity"] + ends, rows,
        file: GenerationTable.fileName)
    ]
  }

  private func figure(_ quantity: String) -> PlotFigure? {
    let words = words(quantity)
    let points = rows.filter { $0["quantity"] == quantity }.map { row in
      let (mean, half) = (row.number("mean"), row.number("standard_error") * Self.normal)
      return Series.Point(x: row.number("generation"), mean: mean, low: mean - half, high: mean + half)
    }
    return .lines(
      quantity, horizontal: "generation", vertical: words.unit,
      caption: words.meaning + "; shaded: 1.96 standard errors", series: [Series(name: quantity, points: points)],
      wholeNumbers: true, file: GenerationTable.fileName)
  }
}
