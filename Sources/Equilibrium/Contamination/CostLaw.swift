// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Luck

/// G: how a supplier's cost is distributed given what else is known of it. On top of a fixed part a share has cost 0 and
/// the others a log-normal cost, or all of them the same where the spread is 0.
struct CostLaw {
  /// Share without a cost on top of the fixed one.
  let free: Double
  /// Mean of the log cost of the others, $; minus infinity where it is 0.
  let location: Double
  /// Its standard deviation, 0 or more.
  let spread: Double
  /// What everybody bears, $.
  var fixed = 0.0

  /// P(c <= cost).
  func cumulative(_ cost: Double) -> Double {
    let left = cost - fixed
    guard left >= 0 else { return 0 }
    return free + (1 - free) * variable(left)
  }

  /// E[c; c <= cost], $.
  func partial(_ cost: Double) -> Double {
    let left = cost - fixed
    guard left >= 0 else { return 0 }
    let base = fixed * cumulative(cost)
    guard left > 0, location > -.infinity else { return base }
    let mean = exp(location + spread * spread / 2)
    guard spread > 0 else { return base + (1 - free) * variable(left) * mean }
    return base + (1 - free) * mean * Distributions.normalCumulative((log(left) - location) / spread - spread)
  }

  private func variable(_ cost: Double) -> Double {
    guard location > -.infinity else { return 1 }
    guard cost > 0 else { return 0 }
    guard spread > 0 else { return log(cost) >= location ? 1 : 0 }
    return Distributions.normalCumulative((log(cost) - location) / spread)
  }
}
