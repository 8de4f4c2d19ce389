// SPDX-License-Identifier: GPL-3.0-or-later

public import Luck

extension NGramModel {
  /// Writes one piece of text; see ``NGramGenerator``, which does not prepare anew for each piece.
  /// - Parameters:
  ///   - count: how many tokens to write, 0 or more.
  ///   - samplingBias: in (0, 1]; 1 writes exactly with the model's probabilities.
  ///   - tokens: what was written; replaces what it held.
  ///   - draws: the luck.
  public func generate(_ count: Int, samplingBias: Double = 1, into tokens: inout [Int32], draws: inout Draws) {
    NGramGenerator(self, samplingBias: samplingBias).generate(count, into: &tokens, draws: &draws)
  }
}
