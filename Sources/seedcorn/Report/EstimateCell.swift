// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Reports

extension TextTable.Cell {
  /// A mean and half the width of its interval, both multiplied by a factor; a difference has its sign, and a star
  /// where the interval leaves out 0.
  init(_ estimate: Estimate, factor: Double = 1, isDifference: Bool) {
    let text = NumberText.pair(estimate.mean * factor, estimate.halfWidth * factor, signed: isDifference)
    self.init(
      value: text.value, addition: text.halfWidth + (isDifference && estimate.excludesZero ? " *" : ""))
  }
}
