// SPDX-License-Identifier: GPL-3.0-or-later

extension CoalitionTable {
  /// Leave-one-out values: phi_i = u(N) - u(N without i), what the whole would lose without the player. Any real
  /// number; they need not sum to the whole gain.
  public func leaveOneOut() -> [Double] {
    let all = utilities.count - 1
    return players.indices.map { utilities[all] - utilities[all ^ 1 << $0] }
  }

  /// Shapley values, exact: the mean over all orders of arrival of what the player adds to those before it,
  ///
  ///     phi_i = sum over S without i of s! (n - 1 - s)!/n! [u(S + i) - u(S)],   s = |S|.
  ///
  /// Any real numbers; they sum to the whole gain. Takes n 2^(n-1) steps.
  ///
  /// Source: Shapley, "A value for n-person games", Contributions to the Theory of Games II, 1953.
  public func shapley() -> [Double] { Self.shapley(utilities, playerCount: playerCount) }

  static func shapley(_ utilities: [Double], playerCount: Int) -> [Double] {
    // s! (n - 1 - s)!/n! = 1/(n C(n - 1, s)).
    var weights = [1 / Double(playerCount)]
    for size in 1..<Swift.max(1, playerCount) {
      weights.append(weights[size - 1] * Double(size) / Double(playerCount - size))
    }
    return semivalue(weights, utilities)
  }

  /// Banzhaf values, exact: the mean over all coalitions of the others, each equally probable,
  ///
  ///     phi_i = 2^(1-n) sum over S without i of [u(S + i) - u(S)].
  ///
  /// Any real numbers; they need not sum to the whole gain. Takes n 2^(n-1) steps.
  ///
  /// Source: Banzhaf, "Weighted voting doesn't work", Rutgers Law Review 19, 1965; for data, Wang and Jia, "Data
  /// Banzhaf", AISTATS 2023.
  public func banzhaf() -> [Double] {
    Self.semivalue([Double](repeating: 2 / Double(utilities.count), count: playerCount), utilities)
  }

  /// Beta Shapley values, exact: the semivalue whose weight on a coalition S of s others is
  ///
  ///     w(s) = B(s + beta, n - 1 - s + alpha)/B(alpha, beta),   B the beta function,
  ///
  /// which is to average the multilinear extension over a probability of joining drawn from Beta(beta, alpha). Alpha
  /// above beta stresses small coalitions. (1, 1) gives Shapley values. Any real numbers; they need not sum to the
  /// whole gain. Takes n 2^(n-1) steps.
  ///
  /// Source: Kwon and Zou, "Beta Shapley: a unified and noise-reduced data valuation framework for machine learning",
  /// AISTATS 2022.
  /// - Parameters:
  ///   - alpha: above 0 and finite.
  ///   - beta: above 0 and finite.
  public func betaShapley(alpha: Double, beta: Double) -> [Double] {
    precondition(alpha > 0 && beta > 0 && alpha.isFinite && beta.isFinite, "Beta Shapley needs alpha, beta > 0")
    let others = playerCount - 1
    // w(0) = B(beta, n - 1 + alpha)/B(beta, alpha), a product of n - 1 ratios by Gamma(x + 1) = x Gamma(x).
    var weights = [1.0]
    for step in 0..<others { weights[0] *= (alpha + Double(step)) / (alpha + beta + Double(step)) }
    for size in 0..<others {
      weights.append(weights[size] * (beta + Double(size)) / (alpha + Double(others - size - 1)))
    }
    return Self.semivalue(weights, utilities)
  }

  /// The semivalue with the given weight on each coalition of 0 to n - 1 others.
  ///
  /// Source: Dubey, Neyman and Weber, "Value theory without efficiency", Mathematics of Operations Research 6, 1981.
  private static func semivalue(_ weights: [Double], _ utilities: [Double]) -> [Double] {
    weights.indices.map { player in
      let bit = 1 << player
      var value = 0.0
      // Coalitions without the player: any bits above its own, any below.
      for upper in stride(from: 0, to: utilities.count, by: 2 * bit) {
        for coalition in upper..<(upper + bit) {
          value += weights[coalition.nonzeroBitCount] * (utilities[coalition | bit] - utilities[coalition])
        }
      }
      return value
    }
  }
}
