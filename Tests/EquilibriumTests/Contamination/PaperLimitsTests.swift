// SPDX-License-Identifier: GPL-3.0-or-later

import Equilibrium
import Fidelity
import Market
import Testing

@Suite("What is not solved on paper")
struct PaperLimitsTests {
  private static let changes: [(key: String, change: @Sendable (inout Parameters) -> Void)] = [
    ("sellers.participation", { $0.sellers.participation = .foresight }),
    ("sellers.afterExit", { $0.sellers.afterExit = .replaced }),
    ("buyers.depreciation", { $0.buyers.depreciation = 0 }),
    ("buyers.foresight", { $0.buyers.foresight = 0.5 }),
    ("aggregators.feeRule", { $0.aggregators.feeRule = .hillClimb }),
    ("matching.rule", { $0.matching.rule = .best }),
    ("matching.sight", { $0.matching.sight = .poolMean }),
    ("fidelity.recovery", { $0.fidelity.learning.recovery = 0 }),
    ("fidelity.learner", { $0.fidelity.learning.learner = .ngram }),
    ("pricing.rule", { $0.pricing.rule = .posted }),
    ("pricing.rule", { $0.pricing.rule = .valuation }),
    ("pricing.renewal", { $0.pricing.renewal = .never }),
    ("pricing.exploiters", { $0.pricing.exploiters = 0.5 }),
    ("contract.union", { $0.contract.union = .perTask }),
    ("contract.form", { $0.contract.form = .revenueShare }),
    (
      "contract.form",
      {
        $0.contract.form = .buyout
        $0.pricing.rule = .fairshare
      }
    ),
    (
      "contract.form",
      {
        $0.contract.form = .buyout
        $0.provenance.certification = .voluntary
      }
    ),
    ("contract.modelRoyalty", { $0.contract.lineageRoyalty = 0.1 }),
    ("provenance.flagsPerBuyer", { $0.provenance.flagsPerBuyer = true }),
    ("provenance.adulterationShare", { $0.provenance.adulterationShare = 0.1 }),
    ("policy.budget", { $0.policy.budget = 1e6 }),
  ]

  @Test("each is refused by its name, and nothing else is", arguments: changes.indices)
  func refused(place: Int) {
    var parameters = Parameters()
    parameters.pricing.rule = .uniform
    #expect(parameters.paperLimits.isEmpty)
    Self.changes[place].change(&parameters)
    #expect(parameters.paperLimits.map(\.key) == [Self.changes[place].key])
    #expect(parameters.paperLimits.allSatisfy { $0.message.contains("expected") })
  }
}
