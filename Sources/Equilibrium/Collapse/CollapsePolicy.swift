// SPDX-License-Identifier: GPL-3.0-or-later

/// What a planner would choose, and transfers that lead producers there.
///
/// To all, work is worth its quality less its cost; its producer has the cost and only half of the quality. So
///
///     W = (1 - s) max(b - c_h, 0) + s (b - c_a - m s),
///
/// which is greatest at s = G/(2 m), G = min(D, b - c_a), where that lies from 0 to 1. The planner wants the rest to
/// work wherever c_h < b, producers work only where c_h < b/2. So D/(2 m), as published, is the planner's share only
/// where c_h < b and 0 <= D <= 2 m, and a tax on artificial work alone leads there only where c_h < b/2.
extension CollapseEconomy {
  /// The greatest welfare that any shares give. Where own work costs exactly what it is worth to all, it is chosen.
  public var optimum: CollapseOutcome {
    let share = min(1, max(0, plannedGain / (2 * contamination)))
    let othersWork = humanCost <= quality
    let shares = ByStrategy(
      human: othersWork ? 1 - share : 0, idle: othersWork ? 0 : 1 - share, artificial: share)
    return CollapseOutcome(shares: shares, welfare: welfare(shares))
  }

  /// G: what the first to use a model adds for all.
  private var plannedGain: Double { min(costAdvantage, quality - artificialCost) }

  /// 3D/4, per producer that uses a model, or 0 where D < 0: the published corrective tax. It leads to ``optimum``
  /// where c_h < b/2.
  public var publishedTax: Double { 3 * max(0, costAdvantage) / 4 }

  /// The tax on artificial work (a subsidy, below 0) that is best where nothing else can be done.
  ///
  /// Where c_h < b/2 this is the published one. Otherwise who does not use a model makes nothing, so that welfare is
  /// s (b - c_a - m s): a tax of (b - 3 c_a)/4 leaves the first user (b - c_a)/4 and so leads to its maximum.
  public var bestTax: Double { humanGain > 0 ? publishedTax : (quality - 3 * artificialCost) / 4 }

  /// A reward b/2 of all work, for what it is worth to others, with a tax 3G/4 on artificial work (0 where G < 0), for
  /// what it takes from what others make with models: together they lead to ``optimum`` unless c_h = b.
  public var correctiveTransfers: (tax: Double, reward: Double) { (3 * max(0, plannedGain) / 4, quality / 2) }
}
