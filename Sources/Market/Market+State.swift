// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Luck

/// A market can be put down after any period and taken up again: luck is keyed, so that its columns are all there is.
extension Market {
  /// All that the future depends on beside the scenario and the replicate, and the rows so far.
  public mutating func savedState() -> [UInt8] {
    precondition(period >= 1, "a market that has been played")
    var writer = StateWriter()
    visit(&writer)
    return writer.bytes
  }

  /// Takes a market up again after the period in which it was put down.
  ///
  /// - Parameters:
  ///   - scenario: the one that was played. Its events after that period may be others, and so may `run.periods`.
  ///   - replicate: the same.
  ///   - saved: what ``savedState()`` gave.
  /// - Throws: `MarketError`; with the code `badState` when the bytes are no state of such a market.
  public static func goingOn(
    from saved: [UInt8], _ scenario: Scenario, replicate: Int
  ) throws(MarketError) -> Market {
    var sampler = try makeSampler()
    let world = try World(unplayed: scenario, replicate: replicate, &sampler)
    var market = Market(world, sampler, schedule: scenario.schedule)
    var reader = StateReader(saved)
    market.visit(&reader)
    guard reader.isComplete, market.period >= 1 else {
      throw MarketError(.badState, "a market cannot go on from this: \(reader.problem ?? "it has no end")")
    }
    market.skipEvents()
    return market
  }
}
