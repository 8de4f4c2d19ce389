// SPDX-License-Identifier: GPL-3.0-or-later

/// How little is known of the deals.
enum DealsDisclosure {
  static let figure = Figure(
    id: "deals-disclosure", title: "What is known of public data deals",
    caption: "Of 73 public deals, those whose amount was disclosed and those with a revenue share, with payments that "
      + "recur, or in litigation; a deal can be in several rows below the first three.",
    source: DealsSource.paper, method: DealsSource.method, fullSize: DealsSource.size, layout: .horizontalBars,
    series: "kind", horizontal: FigureAxis("what", ""), vertical: FigureAxis("deals", "deals", startsAtZero: true)
  ) { simulations in
    let found = try await simulations.deals()
    let amounts = [
      ("amount disclosed", found.disclosedDeals), ("price per unit", found.unitPrices),
      ("nothing disclosed", found.undisclosedDeals),
    ]
    let codes: [(String, DataDeal.Code)] = [
      ("revenue share", .revenueShare), ("recurring", .recurring), ("litigation", .litigation),
    ]
    return amounts.map { FigurePoint("amount", .name($0.0), Double($0.1)) }
      + codes.map { FigurePoint("terms", .name($0.0), Double(found.deals(coded: $0.1))) }
  }
}
