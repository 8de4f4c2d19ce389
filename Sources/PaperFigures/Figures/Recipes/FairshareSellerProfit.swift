// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// What sellers gain (claim C2.4).
enum FairshareSellerProfit {
  static let figure = PricingAloneFigure.figure(
    "fairshare-seller-profit", "Profit of sellers, by pricing rule", of: .sellerSurplus,
    FigureAxis("seller_surplus", "profit of sellers", unit: "million $ a period", divisor: 1e6, startsAtZero: true),
    caption: "Profit of all human sellers together.")
}
