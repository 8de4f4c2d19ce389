// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Testing

@testable import Experiments

struct MorrisMeasuresTests {
  private func measures(
    _ dimensions: Int, _ trajectories: Int, levels: Int = 4, seed: UInt64 = 1, _ function: ([Double]) -> Double
  ) throws -> MorrisMeasures {
    let design = try UnitDesign(.morris(levels: levels), dimensions: dimensions, size: trajectories, seed: seed)
    return try MorrisMeasures(design: design, outputs: (0..<design.count).map { function(design.point($0)) })
  }

  @Test("A linear function's effects are its slopes, up or down, without deviation", arguments: [2, 4, 8])
  func linear(_ levels: Int) throws {
    let slopes = [3, -2, 0.5, 0]
    let measures = try measures(4, 12, levels: levels) { zip($0, slopes).reduce(7) { $0 + $1.0 * $1.1 } }
    #expect(measures.trajectories == 12 && measures.missing == 0)
    for (parameter, slope) in zip(measures.parameters, slopes) {
      #expect(abs(parameter.mean.mean - slope) < 1e-14)
      #expect(abs(parameter.magnitude.mean - abs(slope)) < 1e-14)
      #expect(parameter.standardDeviation < 1e-14)
      #expect(parameter.magnitude.halfWidth < 1e-14)
    }
  }

  @Test("The effects of (u - 1/2)(v - 1/2) on four levels are ±1/2 and ±1/6, equally often")
  func interaction() throws {
    let measures = try measures(3, 4000) { ($0[0] - 0.5) * ($0[1] - 0.5) }
    for parameter in measures.parameters[..<2] {
      #expect(abs(parameter.mean.mean) < 4 * parameter.mean.standardError)
      #expect(abs(parameter.magnitude.mean - 1 / 3.0) < 4 * parameter.magnitude.standardError)
      // The variance of the effects is 5/36 and their fourth moment 41/1296.
      let variance = parameter.standardDeviation * parameter.standardDeviation
      let error = ((41.0 / 1296 - 25.0 / 1296) / 4000).squareRoot()
      #expect(abs(variance - 5.0 / 36) < 4 * error)
      #expect(abs(parameter.magnitude.standardError - (1.0 / 36 / 4000).squareRoot()) < 1e-5)
    }
    #expect(measures.parameters[2].magnitude.mean == 0)
  }

  @Test("Trajectories with a missing output are left out and counted")
  func missing() throws {
    let design = try UnitDesign(.morris(levels: 4), dimensions: 3, size: 10, seed: 2)
    let outputs = (0..<design.count).map { ReferenceFunction.ishigami.value(design.point($0)) }
    let whole = try MorrisMeasures(design: design, outputs: outputs)
    let shorter = try UnitDesign(.morris(levels: 4), dimensions: 3, size: 8, seed: 2)
    let few = try MorrisMeasures(design: shorter, outputs: Array(outputs[..<32]))
    var gaps = outputs
    gaps[32] = .nan
    gaps[39] = .infinity
    let left = try MorrisMeasures(design: design, outputs: gaps)
    #expect(left.parameters == few.parameters && left.parameters != whole.parameters)
    #expect(left.trajectories == 8 && left.missing == 2)
    let none = try MorrisMeasures(design: design, outputs: outputs.map { _ in .nan })
    #expect(none.trajectories == 0 && none.missing == 10)
    #expect(none.parameters.allSatisfy { $0.mean.mean.isNaN && $0.standardDeviation.isNaN })
  }

  @Test("The interval of the mean magnitude holds the truth 95 times of 100")
  func coverage() throws {
    var held = 0
    for seed in 0..<400 as Range<UInt64> {
      let magnitude = try measures(2, 30, seed: seed) { ($0[0] - 0.5) * ($0[1] - 0.5) }.parameters[0].magnitude
      if magnitude.low <= 1 / 3.0 && magnitude.high >= 1 / 3.0 { held += 1 }
    }
    #expect(abs(Double(held) - 380) < 4 * (400 * 0.95 * 0.05).squareRoot())
  }

  @Test("Another design or number of outputs is refused")
  func refused() throws {
    let other = try UnitDesign(.random, dimensions: 2, size: 9, seed: 0)
    #expect(throws: DesignError("Morris measures need a Morris design")) {
      try MorrisMeasures(design: other, outputs: [Double](repeating: 0, count: 9))
    }
    let design = try UnitDesign(.morris(levels: 4), dimensions: 2, size: 3, seed: 0)
    #expect(throws: DesignError("a design of 9 points needs as many outputs, not 8")) {
      try MorrisMeasures(design: design, outputs: [Double](repeating: 0, count: 8))
    }
  }
}
