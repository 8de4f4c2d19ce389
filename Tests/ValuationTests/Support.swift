// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Numbers that are the same in every run (SplitMix64).
struct Stream: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// Uniform on a log scale.
  mutating func logUniform(_ low: Double, _ high: Double) -> Double {
    low * pow(high / low, Double.random(in: 0...1, using: &self))
  }
}

/// |left - right| relative to the larger.
func relativeDifference(_ left: Double, _ right: Double) -> Double {
  left == right ? 0 : abs(left - right) / max(abs(left), abs(right))
}
