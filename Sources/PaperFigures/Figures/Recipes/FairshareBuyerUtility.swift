// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// What buyers gain (claim C2.4).
enum FairshareBuyerUtility {
  static let figure = PricingAloneFigure.figure(
    "fairshare-buyer-utility", "Net utility of buyers, by pricing rule", of: .buyerSurplus,
    FigureAxis("buyer_surplus", "net utility of buyers", unit: "million $ a period", divisor: 1e6, startsAtZero: true),
    caption: "Utility less payments of all buyers together.")
}
