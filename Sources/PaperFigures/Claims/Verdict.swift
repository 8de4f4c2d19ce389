// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// What becomes of a published claim once something was simulated for it.
public enum Verdict: String, Sendable, CaseIterable {
  case reproduced
  case notReproduced = "not reproduced"
  case depends
  case notTestable = "not testable"

  /// In words, the next.
  static let aboveZeroRule =
    "reproduced where the 95% interval lies above 0, not reproduced where below, else it depends"

  /// Of a claim that something is above 0: reproduced where the 95% interval is, not reproduced where it is below, and
  /// not to be told from the replicates where it has 0 in it, or where there is none.
  static func isAboveZero(_ estimate: Estimate) -> Verdict {
    if estimate.low > 0 { return .reproduced }
    return estimate.high < 0 ? .notReproduced : .depends
  }

  /// In words, the next.
  static let allRule = "reproduced where all parts are, not reproduced where one is not, else it depends"

  /// Of a claim that several things hold at once: reproduced where all are, not reproduced where one is refuted.
  static func ofAll(_ parts: [Verdict]) -> Verdict {
    if parts.allSatisfy({ $0 == .reproduced }) { return .reproduced }
    return parts.contains(.notReproduced) ? .notReproduced : .depends
  }

  /// In words, the next.
  static let overRule = "reproduced where all parts are, not reproduced where each is refuted, else it depends"

  /// Of a claim that is looked at in several settings: what all of them agree in.
  static func over(_ settings: [Verdict]) -> Verdict {
    guard let first = settings.first, settings.allSatisfy({ $0 == first }) else { return .depends }
    return first
  }
}
