// SPDX-License-Identifier: GPL-3.0-or-later

public import Luck

/// How the pay for a bundle is divided among its suppliers, when the bundle's utility depends on their effective
/// records v only through the total.
///
/// A rule whose parts do not sum to the pay is scaled to it: part = pay x phi+ / sum of phi+, or equal parts when all
/// are 0.
public enum Division: Sendable, Equatable {
  case equal
  /// In proportion to records delivered, whatever they are worth.
  case volume
  /// In proportion to what the bundle would lose without the supplier.
  case leaveOneOut
  /// In proportion to effective records: the Aumann-Shapley value of a function of the total, the limit of Shapley
  /// values as suppliers are split ever finer (Aumann and Shapley, Values of Non-Atomic Games, 1974).
  case aumannShapley
  /// In proportion to Shapley values, by the sum over all coalitions; for at most 20 suppliers.
  case shapleyExact
  /// In proportion to Shapley values estimated from so many sweeps, 2 or more (see ``MultilinearSampler``).
  case shapleySampled(sweeps: Int)
  /// In proportion to Banzhaf values estimated from so many sweeps, 2 or more.
  case banzhaf(sweeps: Int)

  /// Writes each supplier's share of the pay, summing to 1, into `shares` (empty for no suppliers).
  ///
  /// - Parameters:
  ///   - effective: effective records v >= 0 of each supplier.
  ///   - records: records delivered by each supplier, >= 0.
  ///   - bundle: what the suppliers' records are worth.
  ///   - key: names the luck of rules that sample.
  public func shares(
    effective: [Double], records: [Double], in bundle: BundleGame, key: LuckKey, into shares: inout [Double]
  ) {
    shares.removeAll(keepingCapacity: true)
    switch self {
    case .equal: for _ in effective { shares.append(1) }
    case .volume: shares.append(contentsOf: records)
    case .leaveOneOut:
      var total = 0.0
      for volume in effective { total += volume }
      for volume in effective { shares.append(Swift.max(0, bundle.loss(without: volume, of: total))) }
    case .aumannShapley: shares.append(contentsOf: effective)
    case .shapleyExact: shares.append(contentsOf: bundle.game(effective)?.shapley() ?? effective)
    case .shapleySampled(let sweeps): sample(.shapley, sweeps, effective, bundle, key, into: &shares)
    case .banzhaf(let sweeps): sample(.banzhaf, sweeps, effective, bundle, key, into: &shares)
    }
    var total = 0.0
    for share in shares { total += share }
    if total > 0 && total.isFinite {
      for index in shares.indices { shares[index] /= total }
    } else {
      for index in shares.indices { shares[index] = 1 / Double(shares.count) }
    }
  }

  /// Appends estimated values; those that chance made negative count as 0.
  private func sample(
    _ concept: MultilinearSampler.Concept, _ sweeps: Int, _ effective: [Double], _ bundle: BundleGame, _ key: LuckKey,
    into shares: inout [Double]
  ) {
    guard let game = bundle.game(effective) else { return shares.append(contentsOf: effective) }
    let estimates = MultilinearSampler(game, concept: concept, key: key).estimates(sweeps: sweeps)
    for value in estimates.values { shares.append(Swift.max(0, value)) }
  }
}
