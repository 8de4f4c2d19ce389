// SPDX-License-Identifier: GPL-3.0-or-later

public import Luck

/// Banzhaf values of any game by maximum sample reuse: every coalition drawn serves all players,
///
///     phi_i = mean of u over the coalitions drawn with i - mean of u over those drawn without i.
///
/// In a coalition each player is a member with probability 1/2. One sample takes one evaluation of the utility, and n
/// additions; the error of phi_i is that of the spread of u over coalitions, whatever i adds to it, so that many
/// samples are needed where n is large and each player small.
///
/// Source: Wang and Jia, "Data Banzhaf: a robust data valuation framework for machine learning", AISTATS 2023, section
/// 4.
public struct BanzhafSampler<Game: CooperativeGame>: Sendable {
  public let game: Game
  /// The name of the luck: coalition number s is drawn under `key.agent(s)`.
  public let key: LuckKey

  public init(_ game: Game, key: LuckKey) {
    self.game = game
    self.key = key
  }

  /// The samples with the given numbers; a pure function of game, key and range.
  @inlinable
  public func accumulate(samples: Range<Int>) -> ReusedSamples {
    let count = game.playerCount
    var sums = ReusedSamples(playerCount: count)
    // Half way between nobody and all, so that the sums of squares are not swamped by a common level.
    let centre = game.utility(game.emptyCoalition) + 0.5 * game.wholeGain
    var membership = [UInt64](repeating: 0, count: (count + 63) / 64)
    for number in samples {
      var draws = key.agent(number).draws
      for word in membership.indices { membership[word] = draws.next() }
      var coalition = game.emptyCoalition
      for player in 0..<count where membership[player / 64] &>> UInt64(player % 64) & 1 == 1 {
        game.add(player, to: &coalition)
      }
      sums.add(game.utility(coalition) - centre, membership: membership)
    }
    return sums
  }

  /// The estimates from `samples` coalitions: the same as from ranges computed in parallel and merged in order. Nil
  /// when some player was in, or out of, fewer than two of them.
  @inlinable
  public func estimates(samples: Int) -> SampledValues? {
    var sums = ReusedSamples(playerCount: game.playerCount)
    for range in ReusedSamples.ranges(samples) { sums.merge(accumulate(samples: range)) }
    return sums.estimates
  }
}
