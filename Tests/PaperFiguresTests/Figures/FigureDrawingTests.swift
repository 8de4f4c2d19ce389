// SPDX-License-Identifier: GPL-3.0-or-later

import Experiments
import Foundation
import Testing

@testable import PaperFigures

struct FigureDrawingTests {
  /// Okabe and Ito's, with the hue in degrees that each has there.
  private static let hues = [
    RegimePalette.orange: 41.5, RegimePalette.skyBlue: 201.6, RegimePalette.green: 163.7, RegimePalette.blue: 201.6,
    RegimePalette.vermillion: 26.5, RegimePalette.purple: 326.7,
  ]

  private func channels(_ colour: String) -> [Double] {
    stride(from: 1, to: 7, by: 2).map { place in
      let start = colour.index(colour.startIndex, offsetBy: place)
      return Double(Int(colour[start..<colour.index(start, offsetBy: 2)], radix: 16)!) / 255
    }
  }

  private func linear(_ colour: String) -> [Double] {
    channels(colour).map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
  }

  @Test func `a figure that is stopped while it is drawn is no failure of gnuplot`() async throws {
    let stop = StopFlag()
    let simulations = FigureSimulations(
      scenarios: QuickSimulations.repository.appending(path: "Scenarios").path, isQuick: true, threads: 1, stop: stop)
    // Nothing is played for it, so that nothing else asks for the flag.
    #expect(try await DealsByYear.figure.files(from: simulations, draws: false).count == 1)
    stop.raise()
    await #expect(throws: Interrupted.self) {
      try await DealsByYear.figure.files(from: simulations, draws: true)
    }
  }

  @Test func `every regime keeps its colour, one of Okabe and Ito's hues that can be seen as a line on white`() {
    #expect(
      RegimePalette.regimes == [
        "exploitative": RegimePalette.vermillion, "fairshare": RegimePalette.blue, "random": RegimePalette.purple,
        "laissez-faire": RegimePalette.orange, "posted": RegimePalette.orange,
        "provenance-subsidy": RegimePalette.green, "edvex": RegimePalette.skyBlue,
        "fairshare-subsidy": RegimePalette.black,
      ])
    #expect(Set(RegimePalette.all) == Set(Self.hues.keys).union([RegimePalette.black]))
    for (colour, hue) in Self.hues {
      let (red, green, blue) = (channels(colour)[0], channels(colour)[1], channels(colour)[2])
      let (most, spread) = (max(red, green, blue), max(red, green, blue) - min(red, green, blue))
      let sixth =
        most == red
        ? (green - blue) / spread + (green < blue ? 6 : 0)
        : most == green ? (blue - red) / spread + 2 : (red - green) / spread + 4
      #expect(abs(60 * sixth - hue) < 3, "\(colour)")
      // WCAG 2.1, 1.4.11: 3 to 1 for graphics.
      let luminance = zip(linear(colour), [0.2126, 0.7152, 0.0722]).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(1.05 / (luminance + 0.05) >= 3, "\(colour)")
    }
    #expect(FigurePalette.darker("#0072B2") == "#003959" && FigurePalette.darker("#000000") == "#000000")
  }

  /// What is left of linear red, green and blue where one kind of cone is missing: Machado, Oliveira and Fernandes,
  /// 2009, severity 1.
  private static let sights: [(name: String, rows: [[Double]])] = [
    ("all cones", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    (
      "protanopia",
      [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    (
      "deuteranopia",
      [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    (
      "tritanopia",
      [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
  ]

  @Test(arguments: sights.indices)
  func `all colours differ to any eye, by ten and more in L*a*b*`(sight: Int) {
    func lab(_ colour: String) -> [Double] {
      let light = Self.sights[sight].rows.map { row in
        min(1, max(0, zip(row, linear(colour)).reduce(0) { $0 + $1.0 * $1.1 }))
      }
      // sRGB's primaries with white D65.
      let stimuli = [
        (0.4124 * light[0] + 0.3576 * light[1] + 0.1805 * light[2]) / 0.95047,
        0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2],
        (0.0193 * light[0] + 0.1192 * light[1] + 0.9505 * light[2]) / 1.08883,
      ].map { $0 > 0.008856 ? cbrt($0) : 7.787 * $0 + 16.0 / 116 }
      return [116 * stimuli[1] - 16, 500 * (stimuli[0] - stimuli[1]), 200 * (stimuli[1] - stimuli[2])]
    }
    for (place, one) in RegimePalette.all.enumerated() {
      for other in RegimePalette.all[..<place] {
        let distance = zip(lab(one), lab(other)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
        #expect(distance > 10, "\(one) and \(other), \(Self.sights[sight].name): \(distance)")
      }
    }
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
    #expect(
      text.contains("with linespoints lw 1.8 pt 7 ps 0.6 lc rgb '\(RegimePalette.blue)' title 'fairshare'"))
    #expect(text.contains("dt (7,4) lc rgb '\(FigurePalette.darker(RegimePalette.blue))' notitle"))
  }

  @Test func `parts of a bar stand on each other, those below 0 hang from it`() {
    let points = [
      FigurePoint("a", .name("x"), 1e6), FigurePoint("a", .name("y"), 2e6), FigurePoint("b", .name("x"), 3e6),
      FigurePoint("b", .name("y"), -4e6), FigurePoint("c", .name("y"), -1e6), FigurePoint("c", .name("x"), 1e6),
    ]
    let text = FigureScript(figure: figure(.stackedBars), points: points).text(.png)
    #expect(text.contains("$part0 << EOD\n0.0 0.0 1.0\n1.0 0.0 2.0\nEOD"))
    #expect(text.contains("$part1 << EOD\n0.0 1.0 4.0\n1.0 0.0 -4.0\nEOD"))
    #expect(text.contains("$part2 << EOD\n1.0 -4.0 -5.0\n0.0 4.0 5.0\nEOD"))
    #expect(text.contains("set xtics ('x' 0, 'y' 1)") && text.contains("set xzeroaxis"))
  }

  @Test func `long names are broken at spaces, and slanted where a word is too long`() {
    func script(_ names: [String]) -> String {
      FigureScript(
        figure: figure(.marks), points: names.map { FigurePoint("a", .name($0), 1) }
      ).text(.svg)
    }
    let short = ["posted", "random"]
    #expect(script(short).contains("set xtics ('posted' 0, 'random' 1)"))
    let broken = script(["provenance and bargaining", "all of the three", "Bob's", "four", "five"])
    #expect(broken.contains("set xtics (\"provenance\\nand\\nbargaining\" 0, \"all of the\\nthree\" 1, 'Bob''s' 2"))
    #expect(!broken.contains("rotate"))
    let slanted = script(["provenance-and-bargaining", "two", "three", "four", "five"])
    #expect(slanted.contains("'provenance-and-bargaining' 0") && slanted.contains("rotate by 35 right"))
    #expect(GnuplotText.quoted(lines: ["a`b\"", "c\\"]) == "\"a'b\\\"\\nc\\\\\"")
  }

  @Test func `logarithmic axes are labelled at powers of ten, and leave out what has no place there`() {
    let axis = FigureAxis("x", "x", isLogarithmic: true)
    let wide = AxisRange([2e-6, 3e5, -1], of: axis).logarithmicTicks("x", isLabelled: true)
    #expect(wide.contains("'10⁻⁶' 1e-06") && wide.contains("'10⁴' 10000.0") && wide.contains("'' 2000.0 1"))
    let plain = AxisRange([1, 1_000], of: axis).logarithmicTicks("x", isLabelled: true)
    #expect(plain.contains("'100' 100.0") && !plain.contains("'200'"))
    let narrow = AxisRange([10, 80], of: axis).logarithmicTicks("x", isLabelled: true)
    #expect(narrow.contains("'20' 20.0") && narrow.contains("'50' 50.0"))
    #expect(!AxisRange([1, 1_000], of: axis).logarithmicTicks("x", isLabelled: false).contains("'100'"))
  }

  @Test func `panels share the range of their horizontal axis, and only the lowest is labelled`() {
    let vertical = FigureAxis("money", "money")
    let two = Figure(
      id: "test", title: "t", caption: "c", source: "s", method: "m", fullSize: "f", layout: .lines,
      series: "regime", horizontal: FigureAxis("period", "period"), vertical: vertical,
      panels: [FigurePanel("a", vertical, title: "first"), FigurePanel("b", vertical, title: "second")]
    ) { _ in [] }
    let points = [1.0, 2].map { FigurePoint("x", .number($0), $0).on("a") } + [FigurePoint("x", .number(9), 1).on("b")]
    let text = FigureScript(figure: two, points: points).text(.svg)
    #expect(text.split(separator: "set xrange [1.0:9.0]").count == 3)
    #expect(text.split(separator: "set xlabel 'period'").count == 2)
    #expect(text.contains("set label 1 'first'") && text.contains("set label 1 'second'"))
  }

  @Test func `every quick picture is drawn, the same to the byte again`() async throws {
    guard Gnuplot.isInstalled else { return }
    for figure in FigureCatalogue.all {
      let script = FigureScript(figure: figure, points: try await figure.make(QuickSimulations.shared))
      let picture = try Gnuplot.picture(script.text(.svg), of: figure.id)
      #expect(String(decoding: picture.suffix(10), as: UTF8.self).contains("</svg>"), "\(figure.id)")
      #expect(try Gnuplot.picture(script.text(.svg), of: figure.id) == picture, "\(figure.id)")
    }
  }
}
