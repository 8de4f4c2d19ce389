// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// Who stays (claims C2.1 and C2.3).
enum FairshareParticipation {
  static let figure = PricingAloneFigure.figure(
    "fairshare-participation", "Sellers who stay, by pricing rule", of: .activeSellers,
    FigureAxis("active_sellers", "active sellers", startsAtZero: true),
    caption: "Human sellers active at the end of a period.")
}
