// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// What a dollar brings (claim C2.5).
enum FairsharePerformance {
  static let figure = PricingAloneFigure.figure(
    "fairshare-performance", "Performance per dollar, by pricing rule", of: .performancePerDollar,
    FigureAxis(
      "performance_per_dollar", "model quality over spending", unit: "1/billion $", divisor: 1e-9, startsAtZero: true),
    caption: "Performance of models over what was spent on data.")
}
