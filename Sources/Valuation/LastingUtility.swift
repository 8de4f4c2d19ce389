// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

extension BundleUtility {
  /// The discounted utility in $ of a stock in all periods after this one when nothing is added to it,
  ///
  ///     sum over t >= 1 of delta^t u((1 - d)^(t - 1) S).
  ///
  /// Summed until what is left is known to `precision` of the sum: u((1 - d) E)/u(E) falls towards 1 - d as E goes to
  /// 0, so that what follows a term lies between two geometric sums.
  ///
  /// - Parameters:
  ///   - stock: effective records S >= 0 in the next period, finite.
  ///   - share: 1 - d, from 0 to 1: what each period keeps of the stock of the one before.
  ///   - discount: delta, from 0 to 1, with delta (1 - d) < 1.
  ///   - worth: W, $ per period.
  ///   - scale: E0 > 0, effective records.
  public func lasting(
    _ stock: Double, keeping share: Double, discount: Double, worth: Double, scale: Double
  ) -> Double {
    precondition(discount * share < 1, "a sum that ends")
    let precision = 1e-13
    let atLeast = discount * share / (1 - discount * share)
    var (left, factor, sum) = (stock, discount, 0.0)
    var utility = value(left, worth: worth, scale: scale)
    while true {
      let term = factor * utility
      sum += term
      left *= share
      let next = value(left, worth: worth, scale: scale)
      let ratio = utility > 0 ? discount * min(1, next / utility) : 0
      let atMost = ratio < 1 ? max(atLeast, ratio / (1 - ratio)) : Double.infinity
      guard term * (atMost - atLeast) > precision * sum else { return sum + term * (atLeast + atMost) / 2 }
      factor *= discount
      utility = next
    }
  }
}
