// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck
internal import Valuation

/// The two sides that a buyer pays for a bundle, who bargain apart: the union formed for its task, and everybody else.
struct BundleParts {
  /// Effective records of the union's members, and of the others.
  var union = 0.0
  var others = 0.0

  mutating func add(_ volume: Double, isMember: Bool) {
    if isMember { union += volume } else { others += volume }
  }
}

/// Whose pay is divided: part of the name of the luck with which rules sample.
enum PayPart: Int { case others, union, modelRevenue }

extension World {
  /// What a buyer pays per period for a bundle, $: to the suppliers outside the union together a share of what they add
  /// to the records held, s [u(held + others) - u(held)]; to the union, which bargains as one, a share of what the
  /// bundle would lose without it, w [u(held + all) - u(held + others)].
  ///
  /// This is our own reading of arXiv 2601.09966, which has data unions formed per task, one contributor in several,
  /// and no formula. Without a union it is the plain pay, s [u(held + all) - u(held)], and so it is under additive
  /// utility when w = s.
  func bundlePay(_ buyer: Int, _ parts: BundleParts, above held: Double) -> (union: Double, others: Double) {
    let worth = purchaseWorth(buyer, royalty: plannedRoyalty)
    let scale = buyers.scale[buyer]
    let others =
      parameters.pricing.valuationShare * utility.gain(of: parts.others, above: held, worth: worth, scale: scale)
    guard parts.union > 0 else { return (0, others) }
    let lost = utility.gain(of: parts.union, above: held + parts.others, worth: worth, scale: scale)
    return (parameters.contract.unionWeight * lost, others)
  }

  /// Whether a supplier sits in the union formed for the buyer's task: sellers do whose domain fits it.
  @inline(__always)
  func isUnionMember(_ supplier: Int, _ buyer: Int) -> Bool {
    guard parameters.contract.union == .perTask, suppliers.isHuman(supplier) else { return false }
    let match = buyers.taskMatch[buyer * parameters.sellers.domains + Int(suppliers.domain[supplier])]
    return match >= parameters.contract.unionFit
  }

  /// Divides a pay among the suppliers whose records `scratch` lists: their shares are left in `scratch.shares`.
  /// - Parameter held: true or believed effective records on top of which theirs come.
  mutating func divide(_ part: PayPart, of buyer: Int, above held: Double) {
    var shares: [Double] = []
    swap(&shares, &scratch.shares)
    division.shares(
      effective: scratch.effective, records: scratch.records,
      in: BundleGame(utility, worth: worth(buyer), scale: buyers.scale[buyer], held: held),
      key: luck.key(.valueSampling, period: clock, kind: .buyer).agent(buyer).counterpart(part.rawValue), into: &shares)
    swap(&shares, &scratch.shares)
  }

  private var division: Division {
    let sweeps = parameters.pricing.divisionSamples
    return switch parameters.pricing.division {
    case .equal: .equal
    case .volume: .volume
    case .leaveOneOut: .leaveOneOut
    case .aumannShapley: .aumannShapley
    case .shapleyExact: .shapleyExact
    case .shapleySampled: .shapleySampled(sweeps: sweeps)
    case .banzhaf: .banzhaf(sweeps: sweeps)
    }
  }
}
