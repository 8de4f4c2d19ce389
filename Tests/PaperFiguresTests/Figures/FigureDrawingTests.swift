// SPDX-License-Identifier: GPL-3.0-or-later

import Experiments
import Testing

@testable import PaperFigures

struct FigureDrawingTests {
  @Test func `every regime keeps its colour, one of Okabe and Ito's`() {
    #expect(
      RegimePalette.regimes == [
        "exploitative": "#D55E00", "fairshare": "#0072B2", "random": "#CC79A7", "laissez-faire": "#E69F00",
        "posted": "#E69F00", "provenance-subsidy": "#009E73", "edvex": "#56B4E9", "fairshare-subsidy": "#000000",
      ])
    #expect(
      Set(RegimePalette.all) == [
        "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000",
      ])
    #expect(FigurePalette.darker("#0072B2") == "#003959" && FigurePalette.darker("#000000") == "#000000")
  }

  private func figure(_ layout: Figure.Layout, references: [String: String] = [:]) -> Figure {
    Figure(
      id: "test", title: "t", caption: "c", source: "s", method: "m", fullSize: "f", layout: layout,
      series: "regime", horizontal: FigureAxis("period", "period"),
      vertical: FigureAxis("money", "Bob's money", unit: "million $", divisor: 1e6), isEstimated: true,
      references: references, referenceTitle: "exact"
    ) { _ in [] }
  }

  @Test func `lines have axes with units, shaded intervals, and references dashed without a shade`() {
    let points = [
      FigurePoint("fairshare", .number(1), 2e6, halfWidth: 5e5, replicates: 9), FigurePoint("known", .number(1), 3e6),
    ]
    let text = FigureScript(figure: figure(.lines, references: ["known": "fairshare"]), points: points).text(.svg)
    #expect(text.contains("set ylabel 'Bob''s money (million $)'\n"))
    #expect(text.contains("\n1.0 2.0 1.5 2.5\n") && text.contains("\n1.0 3.0 NaN NaN\n"))
    #expect(text.split(separator: "filledcurves").count == 2)
    #expect(text.contains("lc rgb '#0072B2' title 'fairshare'") && text.contains("dt (8,6) lc rgb '#003959' notitle"))
  }

  @Test func `parts of a bar stand on each other`() {
    let points = [
      FigurePoint("a", .name("x"), 1e6), FigurePoint("a", .name("y"), 2e6), FigurePoint("b", .name("x"), 3e6),
      FigurePoint("b", .name("y"), 4e6),
    ]
    let text = FigureScript(figure: figure(.stackedBars), points: points).text(.png)
    #expect(
      text.contains("$part0 << EOD\n0.0 1.0\n1.0 2.0\nEOD") && text.contains("$part1 << EOD\n0.0 4.0\n1.0 6.0\nEOD"))
    #expect(text.contains("plot $part1") && text.contains("set xtics ('x' 0, 'y' 1)"))
  }
}
