// SPDX-License-Identifier: GPL-3.0-or-later

/// Who works how at rest, and what it is worth.
public struct CollapseOutcome: Sendable, Equatable {
  public let shares: ByStrategy
  /// W.
  public let welfare: Double

  public init(shares: ByStrategy, welfare: Double) {
    self.shares = shares
    self.welfare = welfare
  }
}

/// Rest, in closed form.
///
/// What others make counts for all alike, so that only what a producer adds decides: b/2 - c_h by own work, 0 by none,
/// b/2 - c_a - m s/2 with a model. With D = c_h - c_a and B = b/2 - c_a a model is worth g - m s/2, g = min(D, B), more
/// than the better of the others, and its share rises or falls until this is 0 or the share is 1 or 0. The rest works
/// itself where b/2 > c_h, and makes nothing where b/2 < c_h.
extension CollapseEconomy {
  /// Which strategies are left.
  public enum Regime: String, Sendable, CaseIterable {
    case allHuman = "all human"
    case allIdle = "all idle"
    case humanAndArtificial = "human and artificial"
    case artificialAndIdle = "artificial and idle"
    case allArtificial = "all artificial"
  }

  /// D = c_h - c_a: how much dearer human work is.
  public var costAdvantage: Double { humanCost - artificialCost }

  /// b/2 - c_h: what own work adds for the producer itself.
  var humanGain: Double { quality / 2 - humanCost }

  /// g = min(D, B): what the first to use a model gains.
  public var firstGain: Double { min(costAdvantage, quality / 2 - artificialCost) }

  /// nil where b/2 = c_h and models do not take all: who uses none is then as well off with as without own work, so
  /// that these keep the proportion they began with. Welfare jumps there: by b/2 for each of them.
  public var regime: Regime? {
    if firstGain >= contamination / 2 { return .allArtificial }
    if humanGain == 0 { return nil }
    if firstGain > 0 { return humanGain > 0 ? .humanAndArtificial : .artificialAndIdle }
    return humanGain > 0 ? .allHuman : .allIdle
  }

  /// Where all producers end who imitate those better off, from any start at which each strategy has some; nil where
  /// ``regime`` is.
  public var equilibrium: CollapseOutcome? {
    guard let regime else { return nil }
    let share = min(1, max(0, 2 * firstGain / contamination))
    let welfare =
      switch regime {
      case .allHuman: quality - humanCost
      case .allIdle: 0.0
      case .humanAndArtificial: quality - humanCost - 2 * costAdvantage * costAdvantage / contamination
      case .artificialAndIdle: artificialCost * share
      case .allArtificial: quality - artificialCost - contamination
      }
    let othersWork = humanGain > 0
    return CollapseOutcome(
      shares: ByStrategy(human: othersWork ? 1 - share : 0, idle: othersWork ? 0 : 1 - share, artificial: share),
      welfare: welfare)
  }

  /// Rest under transfers; welfare is that of the economy itself.
  public func equilibrium(withTax tax: Double, reward: Double = 0) -> CollapseOutcome? {
    seen(withTax: tax, reward: reward).equilibrium.map {
      CollapseOutcome(shares: $0.shares, welfare: welfare($0.shares))
    }
  }
}
