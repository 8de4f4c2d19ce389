// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// C1.1: creators' share falls along the chain under today's contracts, that is without royalties. As this is nearly
/// bookkeeping, the royalties at which it stops falling stand beside it.
enum EquityClaims {
  static let group = ClaimGroup(["C1.1"], figures: [EquityByStage.figure]) { claims(try await $0.equityChains()) }

  static func claims(_ chains: [EquityChain]) -> [Claim] {
    let parts = chains.flatMap(parts)
    let whole = Claim(
      "C1.1", source: EquityByStage.paper, "creators' share of equity falls along the chain", status: "printed",
      published: "falls from stage to stage", .ofAll(parts.map(\.verdict)), scope: "all parts of C1.1",
      figure: EquityByStage.figure.id, rule: Verdict.allRule)
    return [whole] + parts
  }

  private static func parts(_ chain: EquityChain) -> [Claim] {
    func difference(_ from: EquityChain.Stage, _ to: EquityChain.Stage) -> Estimate {
      Estimate(zip(chain.shares[from] ?? [], chain.shares[to] ?? []).map { $0 - $1 })
    }
    func claim(_ part: String, _ statement: String, _ estimate: Estimate, _ number: String) -> Claim {
      Claim(
        "C1.1.\(chain.regime).\(part)", source: EquityByStage.paper, statement, status: "printed, in words only",
        published: "above 0", estimate, .isAboveZero(estimate),
        scope: "\(number); regime \(chain.regime) without royalties, \(estimate.count) replicates",
        figure: EquityByStage.figure.id, rule: Verdict.aboveZeroRule)
    }
    func royalty(
      _ part: String, _ statement: String, _ rates: [Double], figure: String = EquityByStage.figure.id
    ) -> Claim {
      let estimate = Estimate(rates)
      return Claim(
        "C1.1.\(chain.regime).royalty-\(part)", source: EquityByStage.paper, statement,
        status: "derived here from a statement in words", published: "above 0: without it the share falls", estimate,
        .isAboveZero(estimate),
        scope: "rate, 0 to 1, that stops the fall, wholly traced; regime \(chain.regime), \(estimate.count) "
          + "replicates", figure: figure, rule: Verdict.aboveZeroRule)
    }
    return [
      claim(
        "models", "creators' share of what models earn is below that of what is paid for data",
        difference(.data, .models), "share of data less that of models"),
      claim(
        "synthetic", "creators' share of what synthetic records earn is below that of what models earn",
        difference(.models, .synthetic), "share of models less that of synthetic records"),
      royalty("models", "royalty on models that lifts their share to that of data", chain.modelsReachData),
      royalty(
        "synthetic", "royalty on synthetic records that lifts their share to that of models",
        chain.syntheticReachesModels, figure: ""),
      royalty(
        "synthetic-to-data", "royalty on synthetic records that lifts their share to that of data",
        chain.syntheticReachesData),
    ]
  }
}
