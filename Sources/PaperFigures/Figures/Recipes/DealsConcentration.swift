// SPDX-License-Identifier: GPL-3.0-or-later

/// How few share the money.
enum DealsConcentration {
  static let figure = Figure(
    id: "deals-concentration", title: "Concentration of public data deals",
    caption: "Share of the disclosed value (floors of ranges, 15 deals) that the largest sellers and buyers have "
      + "together; names as in the table, so that all undisclosed buyers count as one.",
    source: DealsSource.paper, method: DealsSource.method, fullSize: DealsSource.size, layout: .lines,
    series: "side", horizontal: FigureAxis("largest", "number of largest names", startsAtZero: true),
    vertical: FigureAxis("share", "share of disclosed value", unit: "%", startsAtZero: true)
  ) { simulations in
    let found = try await simulations.deals()
    return [("sellers", found.sellers), ("buyers", found.buyers)].flatMap { side, parties in
      // Names without disclosed deals would only draw the line out at 100%.
      [FigurePoint(side, .number(0), 0)]
        + (1...max(1, parties.groups.count { $0.value > 0 })).map {
          FigurePoint(side, .number(Double($0)), parties.valueShare(ofLargest: $0))
        }
    }
  }
}
