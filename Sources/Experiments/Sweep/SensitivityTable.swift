// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL

/// `sensitivity.csv`: how much each metric depends on each parameter.
public struct SensitivityTable: Sendable {
  public static let fileName = "sensitivity.csv"

  /// One measure of one parameter's influence on one metric.
  public struct Row: Sendable, Equatable {
    public let metric: String
    public let parameter: String
    public let measure: String
    public let value: Double
    /// NaN where there is none.
    public let standardError: Double
    public let low: Double
    public let high: Double
    /// That there is no influence at all; NaN where it is not tested.
    public let probability: Double
    /// Trajectories, base points or points that count.
    public let used: Int
    /// Those left out, because a point failed or some of its runs did not have the metric.
    public let missing: Int
    /// Why there is no value; empty otherwise.
    public let remark: String
  }

  public let method: SensitivityAnalysis.Method
  /// Where the points come from: `sobol`, `latinHypercube` or `trajectories`.
  public let points: String
  public let rows: [Row]

  public var bytes: [UInt8] {
    var bytes = CSVText.header([
      "metric", "parameter", "measure", "value", "standard_error", "ci_low", "ci_high", "p_value", "used", "missing",
      "points_from", "remark",
    ])
    for row in rows {
      for text in [row.metric, row.parameter, row.measure] {
        CSVText.append(text, to: &bytes)
        bytes.append(CSVText.comma)
      }
      let numbers = [row.value, row.standardError, row.low, row.high, row.probability]
      for number in numbers + [Double(row.used), Double(row.missing)] {
        CSVText.append(number, to: &bytes)
        bytes.append(CSVText.comma)
      }
      CSVText.append(points, to: &bytes)
      bytes.append(CSVText.comma)
      CSVText.append(row.remark, to: &bytes)
      bytes.append(CSVText.newline)
    }
    return bytes
  }
}

/// Gathers what a sensitivity analysis needs: one number a point and metric.
struct SensitivityInput {
  private let header: JournalHeader
  private let analysis: SensitivityAnalysis
  /// For each metric, its mean over the runs of each point; NaN where a run does not have it: the mean over the others
  /// would be one over runs that it chose itself.
  private var outputs: [[Double]]
  /// For each parameter its values as they were played: whole numbers are not where the design put them.
  private var inputs: [[Double]]

  /// Nil where the design is none for an analysis.
  init?(_ header: JournalHeader) {
    guard let analysis = header.analysis else { return nil }
    self.header = header
    self.analysis = analysis
    outputs = Array(repeating: [], count: header.metrics.count)
    inputs = Array(repeating: [], count: header.parameters.count)
  }

  mutating func append(_ record: PointRecord) {
    for place in outputs.indices { outputs[place].append(Statistics.mean(record.replicates.map { $0[place] })) }
    guard analysis.method == .rankCorrelation else { return }
    for (place, value) in record.values.enumerated() { inputs[place].append(Double(value) ?? .nan) }
  }

  /// - Throws: ``SweepRefusal`` when the points are not those of the design.
  func table() throws(SweepRefusal) -> SensitivityTable {
    do throws(DesignError) {
      let design = try analysis.design(parameters: header.parameters.count)
      var rows: [SensitivityTable.Row] = []
      for (metric, values) in zip(header.metrics, outputs) {
        switch analysis.method {
        case .morris: rows += try morris(metric.name, design, values)
        case .saltelli: rows += try saltelli(metric.name, design, values)
        case .rankCorrelation: rows += try rankCorrelation(metric.name, values)
        }
      }
      let points =
        switch analysis.method {
        case .morris: "trajectories"
        case .saltelli: design.saltelliBase?.rawValue ?? ""
        case .rankCorrelation: design.rule == .sobol ? "sobol" : "latinHypercube"
        }
      return SensitivityTable(method: analysis.method, points: points, rows: rows)
    } catch {
      throw SweepRefusal(message: error.message)
    }
  }

  private func morris(
    _ metric: String, _ design: UnitDesign, _ values: [Double]
  ) throws(DesignError) -> [SensitivityTable.Row] {
    let found = try MorrisMeasures(design: design, outputs: values)
    return zip(header.parameters, found.parameters).flatMap { column, parameter in
      [
        (
          "mu_star", parameter.magnitude.mean, parameter.magnitude.standardError, parameter.magnitude.low,
          parameter.magnitude.high
        ),
        ("mu", parameter.mean.mean, parameter.mean.standardError, parameter.mean.low, parameter.mean.high),
        ("sigma", parameter.standardDeviation, .nan, .nan, .nan),
      ].map { measure, value, error, low, high in
        SensitivityTable.Row(
          metric: metric, parameter: column.name, measure: measure, value: value, standardError: error, low: low,
          high: high, probability: .nan, used: found.trajectories, missing: found.missing,
          remark: value.isFinite ? "" : "no whole trajectory")
      }
    }
  }

  private func saltelli(
    _ metric: String, _ design: UnitDesign, _ values: [Double]
  ) throws(DesignError) -> [SensitivityTable.Row] {
    let found = try SobolIndices(design: design, outputs: values, seed: UInt64(analysis.seed))
    return header.parameters.enumerated().flatMap { place, column in
      [("total", found.total[place]), ("first_order", found.firstOrder[place])].map { measure, estimate in
        SensitivityTable.Row(
          metric: metric, parameter: column.name, measure: measure, value: estimate.value,
          standardError: estimate.standardError, low: estimate.low, high: estimate.high, probability: .nan,
          used: found.rows, missing: found.missing, remark: found.reason ?? "")
      }
    }
  }

  private func rankCorrelation(_ metric: String, _ values: [Double]) throws(DesignError) -> [SensitivityTable.Row] {
    let found = try PartialRankCorrelations(inputs: inputs, outputs: values)
    return zip(header.parameters, found.parameters).map { column, parameter in
      SensitivityTable.Row(
        metric: metric, parameter: column.name, measure: "partial_rank_correlation", value: parameter.coefficient,
        standardError: .nan, low: parameter.low, high: parameter.high, probability: parameter.probability,
        used: found.points, missing: found.missing, remark: parameter.reason ?? "")
    }
  }
}
