// SPDX-License-Identifier: GPL-3.0-or-later

/// The luck of one run: the root from which every random draw is derived.
///
/// A draw is a pure function of (seed, replicate, purpose, period, kind, agent, counterpart, draw). It does not depend
/// on how many draws came before, so that two scenarios with the same seed meet the same luck wherever they ask for it
/// for the same reason ("common random numbers"), at any number of threads.
///
/// ```swift
/// let quality = Luck(seed: 7, replicate: 0).key(.sellerQuality, period: 12, kind: .seller)
/// for seller in sellers.indices {                    // the prefix is absorbed once, outside the loop
///   var draws = quality.agent(seller).draws
///   sellers[seller].quality = draws.uniform()
/// }
/// ```
///
/// **Collisions.** Keys with one prefix never collide: each absorption is a bijection of the number absorbed. Keys with
/// different prefixes collide as 64-bit random words do: among N keys some pair coincides with probability about
/// N²/2^65, which is 3·10^-8 for a million keys, 3·10^-4 for 10^8 and 3% for 10^9. The streams of some pair
/// overlap, at a shift, with probability about N²·L/2^64 where L is the number of draws taken from a key. The
/// consequence of a collision is that two of the N draws are equal; nothing else changes.
@frozen
public struct Luck: BitwiseCopyable, Hashable, Sendable {
  /// The state after the seed and the replicate were absorbed.
  @usableFromInline let state: UInt64

  /// The luck of one replicate.
  /// - Parameters:
  ///   - seed: the seed of the experiment; every value is valid, none is an alias of another.
  ///   - replicate: the number of the replicate; every value is valid.
  @inlinable
  public init(seed: UInt64, replicate: UInt64) {
    let seeded = Mixing.absorb(seed, into: Mixing.goldenStep, role: .seed)
    state = Mixing.absorb(replicate, into: seeded, role: .replicate)
  }

  /// The key of everything drawn for one purpose, in one period, for one kind of agent.
  /// - Parameters:
  ///   - purpose: why the luck is drawn.
  ///   - period: the period, 0 or later; 0 for what is drawn once a run.
  ///   - kind: whose luck it is.
  @inlinable
  public func key(_ purpose: Purpose, period: Int = 0, kind: AgentKind = .market) -> LuckKey {
    // Both raw values are below 2^32: one word holds them without overlap.
    let reason = purpose.rawValue | kind.rawValue &<< 32
    let named = Mixing.absorb(reason, into: state, role: .purpose)
    return LuckKey(state: Mixing.absorb(UInt64(truncatingIfNeeded: period), into: named, role: .period))
  }
}

/// A name under which luck is drawn: one 64-bit state that has absorbed all that identifies the draw so far.
///
/// Hoist the longest common prefix out of a loop; each further name costs one absorption of a few instructions.
@frozen
public struct LuckKey: BitwiseCopyable, Hashable, Sendable {
  /// The absorbed state.
  @usableFromInline let state: UInt64

  @inlinable
  init(state: UInt64) { self.state = state }

  /// The key of one agent (or slot) under this key.
  /// - Parameter agent: the agent's number, any `Int` from 0.
  @inlinable
  public func agent(_ agent: Int) -> LuckKey {
    LuckKey(state: Mixing.absorb(UInt64(truncatingIfNeeded: agent), into: state, role: .agent))
  }

  /// The key of this agent's dealings with one counterpart (or of one of its slots).
  ///
  /// `agent(a).counterpart(c)` and `agent(c).counterpart(a)` are unrelated.
  /// - Parameter counterpart: the counterpart's number, any `Int` from 0.
  @inlinable
  public func counterpart(_ counterpart: Int) -> LuckKey {
    LuckKey(state: Mixing.absorb(UInt64(truncatingIfNeeded: counterpart), into: state, role: .counterpart))
  }

  /// The stream of draws under this key, from its first draw.
  @inlinable public var draws: Draws { Draws(state: state) }
}
