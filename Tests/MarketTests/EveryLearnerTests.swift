// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Luck
import Market
import Testing

/// Every learner under every workflow and regime, and at the ends of its parameters' ranges, runs and tells no
/// nonsense.
struct EveryLearnerTests {
  static let corpus: Corpus = {
    var draws = Luck(seed: 9, replicate: 0).key(.learner).draws
    var text = ""
    for _ in 0..<3_000 { text += "w\(Int(80 * draws.uniform() * draws.uniform())) " }
    return try! Corpus(Array(text.utf8), unit: .words)
  }()

  func small(_ learner: LearnerRule, _ workflow: WorkflowRule) -> Parameters {
    var parameters = Parameters()
    parameters.start.warmup = 2
    parameters.sellers.count = 16
    parameters.sellers.domains = 2
    parameters.sellers.costMedian = 4e5
    parameters.sellers.patience = 2
    parameters.sellers.entry = 0.5
    parameters.buyers.count = 3
    parameters.buyers.valueMedian = 1e7
    parameters.buyers.coldRounds = 8
    parameters.buyers.warmRounds = 3
    parameters.aggregators.count = 2
    parameters.producers.count = 4
    parameters.producers.records = 300
    parameters.producers.samplingBias = 0.8
    parameters.contract.feeHigh = 0.6
    parameters.policy.subsidy = 0.4
    parameters.policy.taxRate = 0.2
    parameters.fidelity.learning.learner = learner
    parameters.fidelity.learning.facts = 30
    parameters.fidelity.workflow = workflow
    parameters.fidelity.window = 2
    parameters.fidelity.trainingUnit = 7
    return parameters
  }

  @Test(arguments: LearnerRule.allCases, WorkflowRule.allCases)
  func `every learner and workflow under every regime`(learner: LearnerRule, workflow: WorkflowRule) throws {
    var number = 0
    for pricing in PricingRule.allCases {
      for contract in ContractForm.allCases {
        for information in OriginInformation.allCases {
          var parameters = small(learner, workflow)
          parameters.pricing.rule = pricing
          parameters.contract.form = contract
          parameters.provenance.information = information
          parameters.policy.rule = PolicyRule.allCases[number % PolicyRule.allCases.count]
          parameters.provenance.certification = number % 3 == 0 ? .voluntary : .none
          parameters.provenance.adulterationShare = number % 4 == 0 ? 0.37 : 0
          parameters.fidelity.scope = number % 5 == 0 ? .market : .buyer
          parameters.fidelity.realWeight = number % 7 == 0 ? 0.6 : 0
          parameters.welfare.firstBest = number % 2 == 0
          number += 1
          try check(parameters, periods: learner == .ngram ? 2 : 5)
        }
      }
    }
    #expect(number == PricingRule.allCases.count * ContractForm.allCases.count * OriginInformation.allCases.count)
  }

  /// Ends of ranges, each for the learners to which it matters.
  static let extremes: [(name: String, learners: [LearnerRule], change: @Sendable (inout Parameters) -> Void)] =
    [
      ("one fact", [.categorical], { $0.fidelity.learning.facts = 1 }),
      ("facts all alike", [.categorical], { $0.fidelity.learning.exponent = 0 }),
      ("facts hardly there", [.categorical], { $0.fidelity.learning.exponent = 20 }),
      ("smoothing without end", [.categorical], { $0.fidelity.learning.smoothing = 1e6 }),
      ("hardly any smoothing", [.categorical], { $0.fidelity.learning.smoothing = 1e-9 }),
      ("hardly any mass", [.categorical], { $0.producers.topMass = 1e-300 }),
      ("most probable record alone", [.gaussian, .categorical, .regression], { $0.producers.samplingBias = 0 }),
      ("tails fattened", [.gaussian, .categorical, .regression], { $0.producers.samplingBias = 1_000 }),
      ("least noise", [.gaussian, .regression], { $0.fidelity.learning.noise = 1e-6 }),
      ("most noise", [.gaussian, .regression], { $0.fidelity.learning.noise = 1e6 }),
      ("many dimensions", [.gaussian, .regression], { $0.fidelity.learning.dimensions = 60 }),
      ("fixed design", [.regression], { $0.fidelity.learning.design = .fixed }),
      ("maximum likelihood", [.gaussian], { $0.fidelity.learning.estimator = .mle }),
      ("known variance", [.gaussian], { $0.fidelity.learning.estimator = .knownVariance }),
      ("nobody has enough", LearnerRule.allCases, { $0.fidelity.trainingUnit = 1e12 }),
      ("about one record", LearnerRule.allCases, { $0.fidelity.trainingUnit = 700 }),
      ("a few records", LearnerRule.allCases, { $0.fidelity.trainingUnit = 200 }),
      ("human records alone have weight", LearnerRule.allCases, { $0.fidelity.realWeight = 1 }),
      ("human records have no weight to speak of", LearnerRule.allCases, { $0.fidelity.realWeight = 1e-9 }),
      ("the strongest law", [.law], { $0.fidelity.learning.lawCoefficient = 1_000 }),
      ("unigrams", [.ngram], { $0.fidelity.learning.order = 1 }),
      ("long patterns", [.ngram], { $0.fidelity.learning.order = 5 }),
      ("Kneser and Ney", [.ngram], { $0.fidelity.learning.textSmoothing = .kneserNey }),
      ("cold text", [.ngram], { $0.producers.samplingBias = 1e-3 }),
      ("mixed in", LearnerRule.allCases, { $0.provenance.adulterationShare = 1 }),
      (
        "no producers", LearnerRule.allCases,
        {
          $0.producers.count = 0
          $0.provenance.adulterationShare = 0.5
        }
      ),
    ]

  @Test(arguments: LearnerRule.allCases, WorkflowRule.allCases)
  func `every learner at the ends of its ranges`(learner: LearnerRule, workflow: WorkflowRule) throws {
    for extreme in Self.extremes where extreme.learners.contains(learner) {
      for scope in FidelityScope.allCases {
        var parameters = small(learner, workflow)
        parameters.pricing.rule = .fairshare
        parameters.fidelity.scope = scope
        extreme.change(&parameters)
        try check(parameters, periods: 8, "\(extreme.name) \(scope)")
      }
    }
  }

  @Test(arguments: LearnerRule.allCases)
  func `columns are there for the learners that know them`(learner: LearnerRule) throws {
    for workflow in WorkflowRule.allCases {
      let parameters = small(learner, workflow)
      let market = try play(parameters, periods: 3)
      for period in 1...3 {
        let distance = market.recorded(.wasserstein2, period)
        let coverage = market.recorded(.tailCoverage, period)
        #expect(distance.isNaN == (learner == .law || learner == .ngram))
        #expect(coverage.isNaN == (learner == .law))
        #expect(!market.recorded(.klDivergence, period).isNaN)
      }
    }
  }

  private func play(_ parameters: Parameters, periods: Int) throws -> Market {
    let material = LearningMaterial(corpus: parameters.fidelity.learning.learner == .ngram ? Self.corpus : nil)
    var market = try Market(
      Scenario(name: "every learner", parameters: parameters, material: material), replicate: 2)
    for _ in 0..<periods { try market.playPeriod() }
    return market
  }

  private func check(_ parameters: Parameters, periods: Int, _ note: String = "") throws {
    #expect(parameters.inconsistencies.isEmpty)
    let learning = parameters.fidelity.learning.learner
    let name =
      "\(note) \(learning) \(parameters.fidelity.workflow) \(parameters.pricing.rule) \(parameters.contract.form)"
    let market = try play(parameters, periods: periods)
    for period in 1...periods {
      try #require(Observation.allCases.allSatisfy { !market.recorded($0, period).isInfinite }, "\(name)")
      let (fidelity, lowest) = (market.recorded(.fidelity, period), market.recorded(.fidelityMin, period))
      #expect(fidelity >= lowest * (1 - rounding) && lowest >= 0 && fidelity <= 1 + rounding, "\(name)")
      #expect(market.recorded(.klDivergence, period) >= 0, "\(name)")
      if learning != .law {
        // A little above 1 where a normal model is too wide.
        let coverage = market.recorded(.tailCoverage, period)
        try #require(coverage >= 0 && coverage <= 1.011, "\(name): coverage \(coverage)")
        if learning != .ngram { try #require(market.recorded(.wasserstein2, period) >= 0, "\(name)") }
      }
      let quality = market.recorded(.modelQuality, period)
      #expect(quality >= 0 && quality < 1, "\(name)")
      let rest = market.recorded(.welfare, period) - market.recorded(.welfareProduction, period)
      #expect(rest.isFinite, "\(name)")
    }
  }
}
