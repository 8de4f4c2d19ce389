// SPDX-License-Identifier: GPL-3.0-or-later

/// The watermark at which welfare is highest (claim C3.3).
enum OptimalWatermark {
  static let figure = BestPolicyFigure.figure(
    "optimal-watermark", "Welfare by strength of the watermark, and the published rate", .watermark,
    caption: "A watermark of strength w, against the published w = (1 - psi) KL/(2 kappa psi).")
}
