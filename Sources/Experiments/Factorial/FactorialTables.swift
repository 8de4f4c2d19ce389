// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market
internal import ScenarioFiles

/// The tables of a factorial experiment.
public enum FactorialTables {
  /// Every metric in every cell.
  public static let cellsName = "cells.csv"
  /// Every effect on every metric.
  public static let effectsName = "effects.csv"
  /// The metrics of every replicate, of which the others can be made.
  public static let replicatesName = "replicates.csv"

  static let replicatesHeader = CSVText.header(["cell", "replicate"] + Metric.all.map(\.name))

  static func appendReplicate(_ played: PlayedReplicate, cell: String, to bytes: inout [UInt8]) {
    CSVText.append(cell, to: &bytes)
    bytes.append(CSVText.comma)
    CSVText.append(played.replicate, to: &bytes)
    for value in played.metrics {
      bytes.append(CSVText.comma)
      CSVText.append(value, to: &bytes)
    }
    bytes.append(CSVText.newline)
  }

  static func cells(_ result: FactorialResult) -> [UInt8] {
    let names = result.design.remedies.map(\.name)
    var bytes = CSVText.header(["cell"] + names + ["metric"] + EstimateRow.columns)
    for (cell, estimates) in result.summaries.enumerated() {
      let flags = names.indices.map { cell >> $0 & 1 == 1 ? "1" : "0" }
      for (metric, estimate) in zip(Metric.all, estimates) {
        EstimateRow.append(estimate, of: [result.design.cells[cell].name] + flags + [metric.name], to: &bytes)
      }
    }
    return bytes
  }

  static func effects(_ result: FactorialResult) -> [UInt8] {
    let names = result.design.remedies.map(\.name)
    var bytes = CSVText.header(["metric", "effect", "remedies"] + EstimateRow.columns)
    for (place, metric) in Metric.all.enumerated() {
      for (effect, estimate) in zip(result.effects, result.estimates(of: place)) {
        let remedies = FactorialDesign.cellName(effect.factors.map { names[$0] })
        EstimateRow.append(estimate, of: [metric.name, effect.kind.rawValue, remedies], to: &bytes)
      }
    }
    return bytes
  }
}
