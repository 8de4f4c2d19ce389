// SPDX-License-Identifier: GPL-3.0-or-later

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

  /// Writes each supplier's share of the pay, summing to 1, into `shares` (empty for no suppliers).
  ///
  /// - Parameters:
  ///   - effective: effective records v >= 0 of each supplier.
  ///   - records: records delivered by each supplier, >= 0.
  ///   - lossWithout: what the bundle's utility loses without its supplier of v effective records; asked for by
  ///     `leaveOneOut` alone.
  public func shares(
    effective: [Double], records: [Double], lossWithout: (Double) -> Double, into shares: inout [Double]
  ) {
    shares.removeAll(keepingCapacity: true)
    switch self {
    case .equal: for _ in effective { shares.append(1) }
    case .volume: shares.append(contentsOf: records)
    case .leaveOneOut: for volume in effective { shares.append(Swift.max(0, lossWithout(volume))) }
    case .aumannShapley: shares.append(contentsOf: effective)
    }
    var total = 0.0
    for share in shares { total += share }
    if total > 0 && total.isFinite {
      for index in shares.indices { shares[index] /= total }
    } else {
      for index in shares.indices { shares[index] = 1 / Double(shares.count) }
    }
  }
}
