// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// How good those are who stay (claims C2.1 and C2.3).
enum FairshareQuality {
  static let figure = PricingAloneFigure.figure(
    "fairshare-quality", "Quality of the sellers who stay, by pricing rule", of: .meanQualityActive,
    FigureAxis("mean_quality_active", "mean quality of sellers"),
    caption: "Mean quality of the human sellers active at the end of a period, from 0 to 1.")
}
