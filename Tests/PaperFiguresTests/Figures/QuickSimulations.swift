// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

@testable import PaperFigures

/// What tests look at, played once for all of them.
enum QuickSimulations {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardizedFileURL
  static let scenarios = repository.appending(path: "Scenarios").path

  static let shared = simulations(threads: 2)

  static func simulations(threads: Int) -> FigureSimulations {
    FigureSimulations(scenarios: scenarios, isQuick: true, threads: threads)
  }
}
