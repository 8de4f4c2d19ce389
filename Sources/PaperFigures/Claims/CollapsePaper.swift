// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// What claims of arXiv 2605.20279 have in common.
enum CollapsePaper {
  static let source = "arXiv 2605.20279"
  static let printed = "printed; reported withdrawn"
  static let reported = "reported by others; withdrawn"
  static let derived = "derived here from printed statements"
}

extension Verdict {
  /// In words, the next.
  static let mixedRule = "reproduced where all parts are, not reproduced where none is, else it depends"

  /// Of a claim with parts that can come out by themselves.
  static func mixed(_ parts: [Verdict]) -> Verdict {
    if parts.allSatisfy({ $0 == .reproduced }) { return .reproduced }
    return parts.contains(.reproduced) || parts.contains(.depends) ? .depends : .notReproduced
  }

  /// In words, the next.
  static let sizeRule =
    "reproduced where the published size lies in the 95% interval, not reproduced where not, depends where there is none"

  /// Of a published size.
  static func holds(_ size: Double, in estimate: Estimate) -> Verdict {
    guard estimate.low.isFinite, estimate.high.isFinite else { return .depends }
    return estimate.low <= size && size <= estimate.high ? .reproduced : .notReproduced
  }
}
