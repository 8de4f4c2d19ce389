// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// What becomes of models (claim C2.2).
enum FairshareModels {
  static let figure = PricingAloneFigure.figure(
    "fairshare-models", "Quality of models, by pricing rule", of: .modelQuality,
    FigureAxis("model_quality", "model quality, u/A", startsAtZero: true),
    caption: "Mean quality of models: utility over what unlimited clean data would be worth.")
}
