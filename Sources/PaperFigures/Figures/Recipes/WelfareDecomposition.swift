// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market

/// Where welfare comes from and what it loses, W = W_prod + W_cons - L_coll - L_info.
enum WelfareDecomposition {
  /// In the order of the identity, and the sign with which each counts.
  static let parts: [(name: String, observation: Observation, sign: Double)] = [
    ("W_prod", .welfareProduction, 1), ("W_cons", .welfareConsumption, 1), ("-L_coll", .lossCollapse, -1),
    ("-L_info", .lossInformation, -1), ("W", .welfare, 1),
  ]

  static let figure = Figure(
    id: "welfare-decomposition", title: "Welfare and its parts, by regime",
    caption: "W = W_prod + W_cons - L_coll - L_info: all surpluses but buyers' net utility; that net utility if buyers "
      + "knew all and models were faithful; what lost fidelity and what ignorance cost. Means over periods and "
      + "replicates with 95% intervals.",
    source: CollapseLawFigure.paper, method: "Scenarios/REGIME.yaml, as by 'seedcorn compare'",
    fullSize: "20 replicates of 20 periods of each regime",
    quickSize: "4 replicates of 10 periods of a quarter of the market", layout: .marks, series: "regime",
    horizontal: FigureAxis("part", ""),
    vertical: FigureAxis("welfare", "welfare", unit: "billion $ a period", divisor: 1e9), isEstimated: true
  ) { simulations in
    let plays = try await simulations.policyRegimes()
    return plays.names.flatMap { regime in
      parts.map { part in
        FigurePoint(
          regime, .name(part.name), Estimate(plays.means(part.observation, of: regime).map { part.sign * $0 }))
      }
    }
  }
}
