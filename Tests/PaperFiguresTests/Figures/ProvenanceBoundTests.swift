// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Market
import Testing

@testable import PaperFigures

struct ProvenanceBoundTests {
  @Test func `exact sums are those of the table that another program made`() throws {
    let table = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Results/share-estimate.csv").standardizedFileURL
    let rows = try String(contentsOf: table, encoding: .utf8).split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",").compactMap { Double($0) } }
    #expect(rows.count == 66)
    for row in rows {
      func error(_ isClipped: Bool) -> ShareEstimateError {
        ShareEstimateError(
          records: Int(row[0]), truePositive: row[1], falsePositive: row[2], share: row[3], isClipped: isClipped)
      }
      let bound = ShareEstimateError.bound(
        records: Int(row[0]), truePositive: row[1], falsePositive: row[2], share: row[3])
      let (raw, clipped) = (error(false), error(true))
      for (ours, printed) in [
        (bound, row[4]), (raw.variance, row[6]), (raw.meanSquare, row[7]), (clipped.variance, row[9]),
        (clipped.meanSquare, row[10]),
      ] { #expect(abs(ours / printed - 1) < 5e-6) }
      #expect(abs(raw.bias) < 1e-11 && abs(clipped.bias - row[8]) < 1e-11 + 5e-6 * abs(row[8]))
    }
  }

  @Test func `the clipped estimate is as far off as when records are flagged one by one`() {
    // A generator of its own, so that nothing is shared with what is tested.
    var state: UInt64 = 88_172_645_463_325_252
    func uniform() -> Double {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Double(state >> 11) * 0x1p-53
    }
    let (records, plays, share) = (50, 40_000, 0.95)
    var (sum, squares, fourths) = (0.0, 0.0, 0.0)
    for _ in 0..<plays {
      var flags = 0
      for _ in 0..<records where uniform() < (uniform() < share ? 0.3 : 0.05) { flags += 1 }
      let estimate = min(max((Double(flags) / 50 - 0.05) / 0.25, 0.02), 0.98) - share
      sum += estimate
      squares += estimate * estimate
      fourths += estimate * estimate * estimate * estimate
    }
    let count = Double(plays)
    let exact = ShareEstimateError(
      records: records, truePositive: 0.3, falsePositive: 0.05, share: share, isClipped: true)
    let spread = (squares / count - (sum / count) * (sum / count)).squareRoot()
    #expect(abs(sum / count - exact.bias) < 3.5 * spread / count.squareRoot())
    let spreadOfSquares = (fourths / count - (squares / count) * (squares / count)).squareRoot()
    #expect(abs(squares / count - exact.meanSquare) < 3.5 * spreadOfSquares / count.squareRoot())
  }

  @Test func `the picture's raw estimate lies on the bound, and its clipped one has a known error at 0`() async throws {
    let points = try await ProvenanceBound.figure.make(FigureSimulations(scenarios: "", isQuick: true, threads: 1))
    func values(_ series: String, _ panel: String) -> [Double] {
      points.filter { $0.series == series && $0.panel == panel }.map(\.value)
    }
    for (raw, bound) in zip(
      values(ProvenanceBound.raw, ProvenanceBound.meanSquare), values("bound", ProvenanceBound.meanSquare))
    {
      #expect(abs(raw / bound - 1) < 1e-9)
    }
    #expect(values(ProvenanceBound.raw, ProvenanceBound.bias).allSatisfy { abs($0) < 1e-11 })
    #expect(abs(values(ProvenanceBound.clipped, ProvenanceBound.meanSquare)[0] - 0.00206229) < 1e-8)
  }

  @Test func `the bound is attained to a thousand-millionth, or up to a constant of three`() {
    func verdict(_ id: String, raw: Double = 1, clipped: Double = 1) -> Verdict? {
      ShareEstimateClaims.claims(rawRatios: [1, raw], clippedRatios: [1, clipped]).first { $0.id == id }?.verdict
    }
    #expect(verdict("C3.6.raw", raw: 1 - 5e-10) == .reproduced && verdict("C3.6.raw", raw: 1 - 2e-9) == .notReproduced)
    #expect(verdict("C3.6.clipped", clipped: 0.334) == .reproduced)
    #expect(verdict("C3.6.clipped", clipped: 0.333) == .notReproduced)
    #expect(verdict("C3.6.clipped", clipped: 2.99) == .reproduced)
    #expect(verdict("C3.6.clipped", clipped: 3.01) == .notReproduced)
    #expect(verdict("C3.6", raw: 2) == .notReproduced && verdict("C3.6") == .reproduced)
  }
}
