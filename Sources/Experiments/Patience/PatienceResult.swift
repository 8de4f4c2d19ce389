// SPDX-License-Identifier: GPL-3.0-or-later

/// What is estimated of a patience experiment at one discount factor, over replicates.
public enum PatienceMeasure: String, CaseIterable, Sendable {
  case fairBestForAll = "fair_best_for_all"
  case fairBestAmongFair = "fair_best_among_fair"
  case fairBestAmongExploiters = "fair_best_among_exploiters"
  case fairnessIsEquilibrium = "fairness_is_equilibrium"
  case exploitationIsEquilibrium = "exploitation_is_equilibrium"
  case exploitersFromFair = "exploiters_from_fair"
  case exploitersFromExploitation = "exploiters_from_exploitation"
  case cyclesFromFair = "cycles_from_fair"
  case cyclesFromExploitation = "cycles_from_exploitation"

  public var meaning: String {
    switch self {
    case .fairBestForAll: "share of buyers who fare at least as well when all are fair as when all exploit"
    case .fairBestAmongFair:
      "share of buyers who, while all others are fair, fare at least as well as by exploiting alone"
    case .fairBestAmongExploiters: "share of buyers who, while all others exploit, fare at least as well by being fair"
    case .fairnessIsEquilibrium: "share of replicates in which no buyer gains by being the first to exploit"
    case .exploitationIsEquilibrium: "share of replicates in which no buyer gains by being the first to be fair"
    case .exploitersFromFair: "share of buyers who exploit in the end when all begin fair and respond in turn"
    case .exploitersFromExploitation: "share of buyers who exploit in the end when all begin by exploiting"
    case .cyclesFromFair: "share of replicates in which buyers who begin fair never settle"
    case .cyclesFromExploitation: "share of replicates in which buyers who begin by exploiting never settle"
    }
  }

  /// In one replicate.
  func value(_ played: PatienceReplicate, at place: Int, discount: Double) -> Double {
    let (fromFair, fromExploitation) = played.endings[place]
    return switch self {
    case .fairBestForAll: played.shareForFairness(.all, discount: discount)
    case .fairBestAmongFair: played.shareForFairness(.aloneAmongFair, discount: discount)
    case .fairBestAmongExploiters: played.shareForFairness(.aloneAmongExploiters, discount: discount)
    case .fairnessIsEquilibrium: played.isEquilibrium(exploitation: false, discount: discount) ? 1 : 0
    case .exploitationIsEquilibrium: played.isEquilibrium(exploitation: true, discount: discount) ? 1 : 0
    case .exploitersFromFair: fromFair.exploiters
    case .exploitersFromExploitation: fromExploitation.exploiters
    case .cyclesFromFair: fromFair.isSettled ? 0 : 1
    case .cyclesFromExploitation: fromExploitation.isSettled ? 0 : 1
    }
  }
}

/// What is estimated of the buyer of one rank by value, the same rank in each replicate.
public enum PatienceEstimate: String, CaseIterable, Sendable {
  case threshold, formula
  case hasThreshold = "has_threshold"
  case fairNet = "fair_net"
  case exploitingNet = "exploiting_net"

  public var meaning: String {
    switch self {
    case .threshold: "the least discount factor from which on fairness pays, over replicates that have one"
    case .formula: "the closed form with the buyer's own value, prices, tau and T, over replicates that have one"
    case .hasThreshold: "share of replicates in which there is such a factor, at most 1"
    case .fairNet: "mean net utility when fair, $ a period"
    case .exploitingNet: "mean net utility when exploiting, $ a period"
    }
  }

  func value(_ comparison: PatienceComparison, formula: Double?) -> Double {
    switch self {
    case .threshold: comparison.threshold ?? .nan
    case .formula: formula ?? .nan
    case .hasThreshold: comparison.threshold == nil ? 0 : 1
    case .fairNet: comparison.fairNet
    case .exploitingNet: comparison.exploitingNet
    }
  }
}

/// What is known of a patience experiment once it has been played.
public struct PatienceResult: Sendable {
  public let input: ExperimentInput
  public let discounts: [Double]
  public private(set) var replicates: [PatienceReplicate] = []
  /// For each replicate, buyer and kind of comparison the closed form.
  public private(set) var formulas: [[[Double?]]] = []

  init(input: ExperimentInput, discounts: [Double]) {
    self.input = input
    self.discounts = discounts
  }

  mutating func add(_ played: PatienceReplicate) throws {
    replicates.append(played)
    formulas.append(
      try played.comparisons.map { buyer in try PatienceComparison.Kind.allCases.map { try buyer[$0].formula() } })
  }

  /// - Parameter place: of the discount factor.
  public func estimate(_ measure: PatienceMeasure, at place: Int) -> Estimate {
    Estimate(replicates.map { measure.value($0, at: place, discount: discounts[place]) })
  }

  /// - Parameter rank: 0 for the buyer of the highest value scale.
  public func estimate(_ quantity: PatienceEstimate, of kind: PatienceComparison.Kind, rank: Int) -> Estimate {
    Estimate(
      replicates.indices.map { replicate in
        let played = replicates[replicate]
        let buyer = Self.ranking(played.valueScales)[rank]
        let place = PatienceComparison.Kind.allCases.firstIndex(of: kind) ?? 0
        return quantity.value(played.comparisons[buyer][kind], formula: formulas[replicate][buyer][place])
      })
  }

  /// Buyers by falling value, ties by number.
  static func ranking(_ values: [Double]) -> [Int] {
    values.indices.sorted { values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1 }
  }
}
