// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market

/// Replicates of several regimes with the same luck, kept whole.
struct RegimePlays: Sendable {
  /// As figures call them, in the order of the scenarios.
  let names: [String]
  /// For each regime, its replicates in order.
  private var plays: [[PlayedReplicate]]

  init(names: [String]) {
    self.names = names
    plays = Array(repeating: [], count: names.count)
  }

  mutating func add(_ played: PlayedReplicate) { plays[played.scenario].append(played) }

  /// Periods played, 1 or more.
  var periods: Int { plays[0][0].periods }
  var replicates: Int { plays[0].count }

  /// The values of an observation in a period counted from 0, one per replicate.
  func values(_ observation: Observation, of regime: String, period: Int) -> [Double] {
    read(regime) { $0[observation, period] }
  }

  /// The mean over all periods, one per replicate.
  func means(_ observation: Observation, of regime: String) -> [Double] {
    read(regime) { play in
      (0..<play.periods).reduce(0) { $0 + play[observation, $1] } / Double(play.periods)
    }
  }

  /// What the last period leaves of the sellers who were there before the first, one share per replicate; newcomers
  /// make it larger than 1.
  func retainedSellers(of regime: String) -> [Double] {
    read(regime) { play in
      let before = play[.activeSellers, 0] - play[.sellerEntries, 0] + play[.sellerExits, 0]
      return play[.activeSellers, play.periods - 1] / before
    }
  }

  /// What a number of one regime is beyond that of another, paired by common luck.
  func difference(_ value: (RegimePlays, String) -> [Double], of regime: String, from other: String) -> Estimate {
    Estimate(zip(value(self, regime), value(self, other)).map { $0 - $1 })
  }

  /// One value per replicate.
  func read<Value>(_ regime: String, _ read: (PlayedReplicate) -> Value) -> [Value] {
    guard let place = names.firstIndex(of: regime) else { preconditionFailure("'\(regime)' was not played") }
    return plays[place].map(read)
  }
}
