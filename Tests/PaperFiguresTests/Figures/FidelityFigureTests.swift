// SPDX-License-Identifier: GPL-3.0-or-later

import Equilibrium
import Experiments
import Fidelity
import Foundation
import Testing

@testable import PaperFigures

/// Figures of retraining and of collapse against closed forms, printed numbers and what scripts found.
struct FidelityFigureTests {
  private let simulations = QuickSimulations.shared

  /// Marks within so many standard errors of their dashed lines, by series `x` and `exact, x` of each panel.
  private func expectAgreement(_ figure: Figure, within standardErrors: Double) async throws -> Int {
    let points = try await figure.make(simulations)
    var compared = 0
    for point in points {
      guard
        let exact = points.first(where: {
          $0.series == "exact, " + point.series && $0.place == point.place && $0.panel == point.panel
        })
      else { continue }
      compared += 1
      // A little more than two standard errors are half of the interval.
      #expect(
        abs(point.value - exact.value) < standardErrors / 2 * (point.high - point.low) / 2,
        "\(figure.id): \(point.series), \(point.place), \(point.panel): \(point.value) for \(exact.value)")
    }
    return compared
  }

  @Test func `what is played agrees with the dashed lines`() async throws {
    #expect(try await expectAgreement(TailCoverage.figure, within: 4) == 21)
    #expect(try await expectAgreement(ValueOfProvenanceFigure.figure, within: 4) == 28)
    // Means of squares of one course are off together.
    #expect(try await expectAgreement(FreshDataLoop.figure, within: 5) == 480)
  }

  @Test func `loops with fresh records settle at the printed numbers from anywhere, and without them variance is lost`()
    async throws
  {
    for course in FreshDataLoop.courses where course.real > 0 {
      let longer = SelfConsumingLoops.freshDataCourse(
        real: 100, synthetic: 900, bias: 0.8, start: (course.start.mean * course.start.mean, course.start.variance),
        fits: 150)
      #expect(abs(longer[149].squaredMean - 0.001882) < 5e-7 && abs(longer[149].variance - 0.35775) < 5e-6)
    }
    let alone = FreshDataLoop.exact(FreshDataLoop.courses[3])
    for fits in [1, 20, 60] { #expect(abs(alone[fits - 1].variance / pow(0.8, Double(fits)) - 1) < 1e-12) }
    // Means wander by the variance that is left: sum of 0.8^t/1000.
    #expect(abs(alone[59].squaredMean - 0.004) < 1e-7)
  }

  @Test func `the unknown mass is the printed one, falls as T^(-1/3), and no further than the tail that is cut`()
    async throws
  {
    // arXiv 2402.07043 at beta = 1.5, to the digits given: the asymptote is close at T = 1,000 already.
    #expect(abs(LostTails.unseenAsymptote(exponent: 1.5, records: 1_000) - 0.09413) < 1e-4)
    #expect(
      abs(
        LostTails.unseenAsymptote(exponent: 1.5, records: 1e6)
          / LostTails.unseenOfInfinite(exponent: 1.5, records: 1_000_000) - 1) < 2e-3)
    #expect(
      abs(
        LostTails.unseenAsymptote(exponent: 2, records: 4) / LostTails.unseenAsymptote(exponent: 2, records: 16) - 2)
        < 1e-12)
    let points = try await TailCoverage.figure.make(simulations)
    let floor = LostTails.massBeyond(100, facts: 100_000, exponent: 1.5)
    let cut = points.filter { $0.series == "exact, first 100 facts" }.map(\.value)
    #expect(cut.allSatisfy { $0 > floor } && (cut.last ?? 1) < 1.01 * floor)
  }

  @Test func `a record is worth what the paper prints`() async throws {
    let points = try await ValueOfProvenanceFigure.figure.make(simulations)
    for (name, printed) in [
      ("origins unknown", 0.0484), ("detector, error 0.1", 0.1427), ("detector, error 0.01", 0.2103),
      ("origins known", 0.22),
    ] {
      let point = points.first { $0.series == "exact, " + name && $0.place == .number(0.22) }
      #expect(abs((point?.value ?? 0) - printed) < 5e-5)
    }
  }

  @Test func `welfare is what the paper prints, and the published tax helps only where own work pays`() async throws {
    let points = try await WelfareUnderCollapseFigure.figure.make(simulations)
    func value(_ series: String, _ panel: String, _ contamination: Double) -> Double {
      points.first { $0.series == series && $0.panel == panel && $0.place == .number(contamination) }?.value ?? .nan
    }
    typealias Drawn = WelfareUnderCollapseFigure
    for series in [Drawn.rest, Drawn.published] {
      #expect(abs(value(series, "pays", 1.5) - 2.1667) < 1e-4)
      #expect(abs(value(series, "does not pay", 0.4) - 1.6) < 1e-4)
    }
    for contamination in Drawn.contaminations(isQuick: true) {
      // b - c_h + D^2/(4 m), with D = 1/2, and (b - c_a)^2/(4 m) or all by models do not come into it where c_h < b.
      let best = { (quality: Double) in quality - 2 + 0.25 / (4 * contamination) }
      for (panel, quality) in [("pays", 4.5), ("does not pay", 3.5)] {
        #expect(abs(value(Drawn.planner, panel, contamination) - best(quality)) < 1e-9)
        #expect(abs(value(Drawn.transfers, panel, contamination) - best(quality)) < 1e-6)
      }
      #expect(abs(value(Drawn.tax, "pays", contamination) - best(4.5)) < 1e-6)
      #expect(abs(value(Drawn.tax, "does not pay", contamination)) < 1e-6)
    }
  }

  @Test func `all data keep a normal distribution as wide as Euler's product says`() async throws {
    let points = try await ReplaceOrAccumulate.figure.make(simulations)
    func last(_ series: String) -> FigurePoint? {
      points.first { $0.series == series && $0.panel == ReplaceOrAccumulate.normal && $0.place == .number(20) }
    }
    let kept = try #require(last("accumulate"))
    let exact = (1...20).reduce(1) { $0 * (1 - 1 / (10 * Double($1 * $1))) }
    #expect(abs((last("exact, accumulate")?.value ?? 0) - exact) < 1e-12)
    #expect(abs(kept.value - exact) < 2 * (kept.high - kept.value))
    #expect(abs((last("exact, replace")?.value ?? 0) - pow(0.9, 20)) < 1e-12)
  }

  @Test func `marks far from 0 are named`() async throws {
    let points = try await RetrainingTargetsFigure.figure.make(simulations)
    let script = FigureScript(figure: RetrainingTargetsFigure.figure, points: points).text(.svg)
    for point in points {
      guard case .name(let name) = point.place else { continue }
      #expect(script.contains("set label '\(name)' at") == (abs(point.value) > 2), "\(name)")
    }
    let claims = try await ClaimTable.claims(["B3", "B6", "B8"], from: simulations)
    #expect(claims.filter { $0.id.hasPrefix("B3.") }.allSatisfy { $0.figure == "fresh-data-loop" })
    #expect(claims.first { $0.id == "B6.strong.n400" }?.figure == RetrainingTargetsFigure.id)
    #expect(Set(claims.filter { $0.id.hasPrefix("B8.") }.map(\.figure)) == ["value-of-provenance"])
    #expect(claims.first { $0.id == "B6.cut.T1000" }?.figure == "tail-coverage")
  }
}
