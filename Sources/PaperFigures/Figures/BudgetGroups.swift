// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market

/// Buyers in quarters by budget over value, B/A, from the smallest to the largest budget.
enum BudgetGroups {
  static let names = ["smallest", "second", "third", "largest"]

  /// A number of each group, one per replicate.
  /// - Returns: for each group, what `value` makes of its buyers in each replicate.
  static func values(of regime: String, in plays: RegimePlays, _ value: ([BuyerHistory]) -> Double) -> [[Double]] {
    let replicates = plays.read(regime) { groups($0.buyers).map(value) }
    return names.indices.map { group in replicates.map { $0[group] } }
  }

  /// As even as their number allows; ties by number.
  static func groups(_ buyers: [BuyerHistory]) -> [[BuyerHistory]] {
    func size(_ buyer: Int) -> Double { buyers[buyer].budget / buyers[buyer].valueScale }
    let ranked = buyers.indices.sorted { size($0) != size($1) ? size($0) < size($1) : $0 < $1 }
    return names.indices.map { group in
      let bounds = [group, group + 1].map { $0 * ranked.count / names.count }
      return ranked[bounds[0]..<bounds[1]].map { buyers[$0] }
    }
  }

  /// Qualities of models, u/A, over what was paid, summed over buyers and periods, 1/$.
  static func performancePerDollar(_ buyers: [BuyerHistory]) -> Double {
    let quality = buyers.flatMap(\.qualities).reduce(0, +)
    return quality / buyers.flatMap(\.accounts).reduce(0) { $0 + $1.payment }
  }

  /// Net utility a period over the value scale, A, mean over buyers and periods.
  static func netUtility(_ buyers: [BuyerHistory]) -> Double {
    let values = buyers.flatMap { buyer in buyer.accounts.map { $0.net / buyer.valueScale } }
    return values.reduce(0, +) / Double(values.count)
  }
}
