// SPDX-License-Identifier: GPL-3.0-or-later

/// How an n-gram model shares probability between the words seen after a context and all others.
///
/// Both interpolate: P(w | c) = observed(w, c) + λ(c) P(w | c'), where c' is the context c without its first word. The
/// empty context interpolates with the uniform distribution over the vocabulary, so that every word has a positive
/// probability. A context that nothing was seen after gives way to c' altogether. N(c) below is the sum of the counts
/// of the words seen after c, and T(c) the number of these words.
public enum NGramSmoothing: String, Sendable, CaseIterable {
  /// observed = count(c w)/(N + T), λ = T/(N + T).
  ///
  /// Source: Witten and Bell, "The zero-frequency problem", IEEE Transactions on Information Theory 37(4), 1991,
  /// method C; Chen and Goodman, "An empirical study of smoothing techniques for language modeling", Computer Speech
  /// and Language 13(4), 1999, section 2.6.
  case wittenBell

  /// observed = (count(c w) - D)/N, λ = D T/N, with one discount D for each length of n-gram.
  ///
  /// Below the model's order the count of an n-gram is the number of different words before it, where the start of a
  /// piece is one more such word. D = n1/(n1 + 2 n2), where n1 and n2 n-grams of the length have a count of 1 and 2; if
  /// there are none of either, D = 1/2.
  ///
  /// Source: Kneser and Ney, "Improved backing-off for m-gram language modeling", ICASSP 1995; the interpolated form of
  /// Chen and Goodman, section 3.
  case kneserNey

  /// The discount of n-grams of one length.
  /// - Parameters:
  ///   - singles: the number of n-grams with a count of 1.
  ///   - doubles: the number of n-grams with a count of 2.
  /// - Returns: a number in [0, 1); less than every count, so that no word seen after a context loses its whole count.
  func discount(singles: Int, doubles: Int) -> Double {
    switch self {
    case .wittenBell: 0
    case .kneserNey: singles == 0 || doubles == 0 ? 0.5 : Double(singles) / Double(singles + 2 * doubles)
    }
  }
}
