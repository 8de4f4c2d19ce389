// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import GSL
internal import Market
internal import ScenarioFiles

/// An instrument of policy, from nothing at a share of 0 to its strongest form at 1.
enum EqualMoneyPolicy: CaseIterable, Sendable {
  case subsidy, disclosure, royaltyCap, watermark, tax

  var title: String { self == .royaltyCap ? "cap" : "\(self)" }

  /// The effect on welfare that is reported of arXiv 2605.20279, in a unit that reports do not give.
  var reported: Double? {
    switch self {
    case .subsidy: 0.031
    case .disclosure: 0.024
    case .royaltyCap: 0.012
    case .watermark, .tax: nil
    }
  }

  /// Disclosure moves none and costs nothing in this market.
  var movesMoney: Bool { self != .disclosure }

  /// The share of models' and of synthetic revenue that creators are due without a policy.
  static let (modelRoyalty, lineageRoyalty) = (0.05, 0.3)

  /// `KEY=VALUE` at a share.
  func settings(_ share: Double) -> [String] {
    switch self {
    case .subsidy: ["policy.rule=fixed", "policy.subsidy=\(2 * share)"]
    case .watermark: ["policy.rule=fixed", "policy.watermark=\(4 * share)"]
    case .tax: ["policy.rule=tax", "policy.taxRate=\(share / 2)"]
    case .royaltyCap: ["policy.rule=royaltyCap", "policy.royaltyCap=\(Self.lineageRoyalty * (1 - share))"]
    case .disclosure: ["policy.rule=disclosure"]
    }
  }
}

/// Policies that move as much money, against none.
struct EqualMoneyPolicies: Sendable {
  /// $ a period.
  static let money = 2.5e6
  /// Of that money, how near is near enough.
  static let tolerance = 0.01

  /// Gain in welfare in % of mean welfare without a policy, one for each replicate.
  var gains: [EqualMoneyPolicy: [Double]] = [:]
  /// What each moves, $ a period; nothing for disclosure.
  var moved: [EqualMoneyPolicy: Double] = [:]
}

extension FigureSimulations {
  /// Rates at which policies move as much money, and what they do to welfare then.
  /// - Throws: `ScenarioProblems`, `ReplicateFailure`, `Interrupted`, or `GSLError`.
  func equalMoney(in regime: String) async throws -> EqualMoneyPolicies {
    try await once("equal money in \(regime)") {
      let none = try await self.played(regime, ["policy.rule=none"])
      let welfare = Estimate(none.means(.welfare, of: regime)).mean
      let royalties = Estimate(none.means(.royalties, of: regime)).mean
      var found = EqualMoneyPolicies()
      for policy in EqualMoneyPolicy.allCases {
        func moved(_ play: RegimePlays) -> Double {
          policy == .royaltyCap
            ? royalties - Estimate(play.means(.royalties, of: regime)).mean
            : abs(Estimate(play.means(.policyBalance, of: regime)).mean)
        }
        var share = 1.0
        if policy.movesMoney {
          share = try await self.share(of: EqualMoneyPolicies.money) { share in
            moved(try await self.played(regime, policy.settings(share)))
          }
        }
        let play = try await self.played(regime, policy.settings(share))
        found.moved[policy] = policy.movesMoney ? moved(play) : 0
        found.gains[policy] = zip(play.means(.welfare, of: regime), none.means(.welfare, of: regime))
          .map { 100 * ($0 - $1) / welfare }
      }
      return found
    }
  }

  /// The share at which a policy moves some money, to the tolerance; 1 where even that moves less.
  private func share(of money: Double, _ moved: (Double) async throws -> Double) async throws -> Double {
    struct NotYetPlayed: Error {}
    var excess = [0.0: -money]
    var wanted = 1.0
    while true {
      let value = try await moved(wanted) - money
      if abs(value) <= EqualMoneyPolicies.tolerance * money || excess.count == 1 && value < 0 { return wanted }
      excess[wanted] = value
      do {
        // It starts again for each value, which takes all processors to find.
        return try Roots.brent(in: 0...1, tolerance: 1e-6) { share in
          guard let known = excess[share] else {
            wanted = share
            throw NotYetPlayed()
          }
          return known
        }
      } catch is NotYetPlayed {}
    }
  }

  /// A regime with certificates and royalties, and a policy.
  private func played(_ regime: String, _ policy: [String]) async throws -> RegimePlays {
    try await plays(
      of: [(regime, "\(regime).yaml")],
      settings: QuarterMarket.settings + [
        "welfare.informationLoss=false", "provenance.certification=voluntary", "provenance.lineage=tracked",
        "provenance.lineageAccuracy=0.9", "contract.modelRoyalty=\(EqualMoneyPolicy.modelRoyalty)",
        "contract.lineageRoyalty=\(EqualMoneyPolicy.lineageRoyalty)",
      ] + (isQuick ? [] : ["run.replicates=10"]) + policy,
      quickSettings: ["run.replicates=2", "run.periods=6", "start.warmup=5"])
  }
}
