// SPDX-License-Identifier: GPL-3.0-or-later

/// Every sensitivity measure, of functions whose Sobol indices are known, with the points and outputs it was computed
/// from, so that other programs can be given the same.
public struct SensitivityCheck: Sendable {
  /// What is measured.
  public enum Measure: String, CaseIterable, Sendable {
    case morrisMean = "morris_mean"
    case morrisMagnitude = "morris_magnitude"
    case morrisStandardDeviation = "morris_standard_deviation"
    case sobolFirstOrder = "sobol_first_order"
    case sobolTotal = "sobol_total"
    case partialRankCorrelation = "partial_rank_correlation"
  }

  /// One measure of one parameter.
  public struct Row: Sendable {
    public let function: ReferenceFunction
    public let measure: Measure
    /// From 1.
    public let parameter: Int
    /// NaN where no closed form is known.
    public let known: Double
    public let estimate: Double
    /// The ends of the 95% interval; NaN where there is none.
    public let low: Double
    public let high: Double
  }

  public static let trajectories = 500
  public static let basePoints = 2048
  public static let hypercubePoints = 1000

  /// Function by function, measure by measure.
  public let rows: [Row]
  /// For each function and design its points, u1 to uk, and outputs y.
  public let points: [(name: String, bytes: [UInt8])]

  public init() throws(DesignError) {
    var rows: [Row] = []
    var points: [(name: String, bytes: [UInt8])] = []
    for function in ReferenceFunction.allCases {
      func evaluate(_ rule: UnitDesign.Rule, _ name: String, size: Int) throws(DesignError) -> (UnitDesign, [Double]) {
        let design = try UnitDesign(rule, dimensions: function.dimensions, size: size, seed: 1)
        let outputs = (0..<design.count).map { function.value(design.point($0)) }
        points.append(("points-\(function.rawValue)-\(name).csv", Self.table(design, outputs)))
        return (design, outputs)
      }
      func append(_ measure: Measure, _ estimates: [(value: Double, low: Double, high: Double)], known: [Double] = []) {
        for (place, estimate) in estimates.enumerated() {
          rows.append(
            Row(
              function: function, measure: measure, parameter: place + 1, known: known.isEmpty ? .nan : known[place],
              estimate: estimate.value, low: estimate.low, high: estimate.high))
        }
      }
      let (walks, alongWalks) = try evaluate(.morris(levels: 4), "morris", size: Self.trajectories)
      let morris = try MorrisMeasures(design: walks, outputs: alongWalks).parameters
      append(.morrisMean, morris.map { ($0.mean.mean, $0.mean.low, $0.mean.high) })
      append(.morrisMagnitude, morris.map { ($0.magnitude.mean, $0.magnitude.low, $0.magnitude.high) })
      append(.morrisStandardDeviation, morris.map { ($0.standardDeviation, .nan, .nan) })
      let (mixtures, atMixtures) = try evaluate(.saltelli, "saltelli", size: Self.basePoints)
      let sobol = try SobolIndices(design: mixtures, outputs: atMixtures)
      let known = function.indices
      append(.sobolFirstOrder, sobol.firstOrder.map { ($0.value, $0.low, $0.high) }, known: known.map(\.firstOrder))
      append(.sobolTotal, sobol.total.map { ($0.value, $0.low, $0.high) }, known: known.map(\.total))
      let (hypercube, inHypercube) = try evaluate(.latinHypercube, "latin-hypercube", size: Self.hypercubePoints)
      let ranked = try PartialRankCorrelations(design: hypercube, outputs: inHypercube).parameters
      append(.partialRankCorrelation, ranked.map { ($0.coefficient, $0.low, $0.high) })
    }
    self.rows = rows
    self.points = points
  }

  /// `sensitivity-check.csv` and the points.
  public var files: [(name: String, bytes: [UInt8])] {
    var bytes = CSVText.header(["function", "measure", "parameter", "known", "estimate", "ci_low", "ci_high"])
    for row in rows {
      for text in [row.function.rawValue, row.measure.rawValue] {
        CSVText.append(text, to: &bytes)
        bytes.append(CSVText.comma)
      }
      CSVText.append(row.parameter, to: &bytes)
      for value in [row.known, row.estimate, row.low, row.high] {
        bytes.append(CSVText.comma)
        CSVText.append(value, to: &bytes)
      }
      bytes.append(CSVText.newline)
    }
    return [("sensitivity-check.csv", bytes)] + points
  }

  private static func table(_ design: UnitDesign, _ outputs: [Double]) -> [UInt8] {
    var bytes = CSVText.header((1...design.dimensions).map { "u\($0)" } + ["y"])
    for (index, output) in outputs.enumerated() {
      for coordinate in design.point(index) {
        CSVText.append(coordinate, to: &bytes)
        bytes.append(CSVText.comma)
      }
      CSVText.append(output, to: &bytes)
      bytes.append(CSVText.newline)
    }
    return bytes
  }
}
