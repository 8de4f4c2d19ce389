// SPDX-License-Identifier: GPL-3.0-or-later

/// The two bit mixers behind all luck. Each is a bijection of the 64-bit words in which every input bit flips every
/// output bit with probability close to one half. They differ on purpose: the words a key draws (``Mixing/output(_:)``)
/// are then unrelated to the keys derived from it (``Mixing/absorb(_:into:role:)``).
@usableFromInline
enum Mixing {
  /// The odd integer nearest 2^64 divided by the golden ratio: the step of the SplitMix64 counter.
  @usableFromInline static var goldenStep: UInt64 { @inlinable get { 0x9E37_79B9_7F4A_7C15 } }

  /// The SplitMix64 output function ("Mix13").
  ///
  /// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014; constants by
  /// David Stafford.
  @inlinable
  @inline(__always)
  static func output(_ word: UInt64) -> UInt64 {
    var mixed = word
    mixed = (mixed ^ (mixed &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed &>> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed &>> 31)
  }

  /// One absorption: the state after `word` is added to it in the given role.
  ///
  /// For a fixed state and role this is a bijection of the word, so two agents of one prefix never share a key. The
  /// mixer is Pelle Evensen's "moremur" (2019), which avalanches counters better than the MurmurHash3 finaliser.
  @inlinable
  @inline(__always)
  static func absorb(_ word: UInt64, into state: UInt64, role: Role) -> UInt64 {
    var mixed = (state ^ role.salt) &+ word &* 0xD1B5_4A32_D192_ED03
    mixed = (mixed ^ (mixed &>> 27)) &* 0x3C79_AC49_2BA7_B653
    mixed = (mixed ^ (mixed &>> 33)) &* 0x1C69_B3F7_4AC4_AE35
    return mixed ^ (mixed &>> 27)
  }

  /// What an absorbed word means; the same number in two roles leads to unrelated states.
  @usableFromInline
  enum Role {
    case seed, replicate, purpose, period, agent, counterpart

    /// Fractional digits of pi, one word a role.
    @inlinable var salt: UInt64 {
      switch self {
      case .seed: 0x243F_6A88_85A3_08D3
      case .replicate: 0x1319_8A2E_0370_7344
      case .purpose: 0xA409_3822_299F_31D0
      case .period: 0x082E_FA98_EC4E_6C89
      case .agent: 0x4528_21E6_38D0_1377
      case .counterpart: 0xBE54_66CF_34E9_0C6C
      }
    }
  }
}
