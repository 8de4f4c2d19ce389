// SPDX-License-Identifier: GPL-3.0-or-later

/// The subsidy at which welfare is highest (claim C3.2).
enum OptimalSubsidy {
  static let figure = BestPolicyFigure.figure(
    "optimal-subsidy", "Welfare by subsidy, and the published rate", .subsidy,
    caption: "A subsidy s for certified records, against the published s = KL/(2 kappa).")
}
