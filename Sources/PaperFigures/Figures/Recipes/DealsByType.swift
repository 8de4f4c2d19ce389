// SPDX-License-Identifier: GPL-3.0-or-later

/// What kinds of data deals were about.
enum DealsByType {
  static let figure = Figure(
    id: "deals-by-type", title: "Public data deals by type of data",
    caption: "73 public deals in which training data changed hands, by the type of data in the paper's words.",
    source: DealsSource.paper, method: DealsSource.method, fullSize: DealsSource.size, layout: .stackedBars,
    series: "disclosure", horizontal: FigureAxis("type", "type of data"),
    vertical: FigureAxis("deals", "deals", startsAtZero: true)
  ) { simulations in
    DealsSource.stacked(try await simulations.deals().types) { .name($0.name) }
  }
}
