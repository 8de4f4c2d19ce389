// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Market
import PaperFigures
import ScenarioFiles

/// One quick look that several tests share, and markets played beside it.
enum QuickLook {
  static let scenarios = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Scenarios").standardizedFileURL.path

  static let simulations = FigureSimulations(scenarios: scenarios, isQuick: true, threads: 2)

  /// The rows of each period of each replicate, played one after the other.
  static func plays(_ name: String, _ settings: [String], replicates: Int) async throws -> [[[Double]]] {
    let scenario = try ScenarioReader(overrides: settings).read("\(scenarios)/\(name).yaml")
    let width = ObservationTable.columns.count
    return try (1...replicates).map { replicate in
      var market = try Market(scenario, replicate: replicate)
      for _ in 0..<scenario.parameters.run.periods { try market.playPeriod() }
      return stride(from: 0, to: market.rows.count, by: width).map { Array(market.rows[$0..<$0 + width]) }
    }
  }
}
