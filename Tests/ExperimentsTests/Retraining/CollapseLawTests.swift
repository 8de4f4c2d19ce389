// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Testing

@testable import Experiments

struct CollapseLawTests {
  private func law(
    _ change: (inout RetrainingParameters) -> Void, shares: [Double] = CollapseLaw.usualShares
  ) async throws -> CollapseLawResult {
    var parameters = RetrainingParameters()
    parameters.replicates = 200
    change(&parameters)
    return try await CollapseLaw(
      parameters, factory: try LearnerFactory(parameters.learning), shares: shares, threads: 2
    ).run()
  }

  @Test("The law itself gives back its coefficient, for ever")
  func itself() async throws {
    let result = try await law {
      $0.learning.learner = .law
      $0.learning.lawCoefficient = 0.183
      $0.records = 1_000
      $0.replicates = 2
    }
    #expect(abs(result.coefficient - 0.183) < 1e-12)
    #expect(abs(result.intercept) < 1e-12)
    #expect(abs(result.rSquared - 1) < 1e-12)
    #expect(result.shares.allSatisfy { $0.course == .falls })
    #expect(result.lag == 2)
  }

  @Test("A law with recovery settles")
  func recovery() async throws {
    let result = try await law {
      $0.learning.learner = .law
      $0.learning.recovery = 0.5
      $0.records = 1_000
      $0.generations = 30
      $0.replicates = 2
    }
    #expect(result.shares.allSatisfy { $0.course == .settles })
    #expect(result.rSquared < 0.9)
    // -b rho^2 / r.
    #expect(abs(result.shares[9].logQuality[30] + 0.183 / 0.5) < 1e-6)
  }

  /// A mean of n records, the variance known, hands on rho of the deviation of the one before and adds its own:
  /// E mu_t^2 = 1/n + rho^2 E mu_(t-1)^2, so the loss E KL beyond a clean fit's is (rho^2 + rho^4 + ...)/2n.
  @Test("A mean loses what its recursion says, and settles as long as human records come")
  func knownVariance() async throws {
    let result = try await law(
      {
        $0.learning.estimator = .knownVariance
        $0.replicates = 4_000
        $0.generations = 12
      }, shares: [0.5, 0.8, 1])
    for share in result.shares {
      for generation in [1, 2, 6, 12] {
        let expected = (1..<generation).reduce(0.0) { sum, power in
          sum + (0..<2 * power).reduce(0.005) { product, _ in product * share.contamination }
        }
        #expect(abs(share.logQuality[generation] + expected) <= 3.5 * share.standardErrors[generation])
      }
    }
    #expect(result.shares.map(\.course) == [.settles, .settles, .falls])
  }

  @Test("Shares are those that come in, and too few records to tell them apart are refused")
  func shares() async throws {
    var parameters = RetrainingParameters()
    parameters.records = 30
    parameters.real = 30
    let factory = try LearnerFactory(parameters.learning)
    #expect(CollapseLaw(parameters, factory: factory, threads: 1).sharesProblem == nil)
    parameters.replicates = 3
    let result = try await CollapseLaw(parameters, factory: factory, shares: [0.5, 1], threads: 1).run()
    #expect(result.shares.map(\.contamination) == [0.25, 0.5])
    parameters.records = 3
    #expect(
      CollapseLaw(parameters, factory: factory, shares: [0.2, 0.3, 1], threads: 1).sharesProblem
        == "3 is too few to tell synthetic shares of 0.2, 0.3, 1.0 apart")
  }

  @Test("What becomes of quality is unknown with one replicate")
  func oneReplicate() async throws {
    let result = try await law { $0.replicates = 1 }
    #expect(result.shares.allSatisfy { $0.course == .unknown })
  }

  @Test("The chi^2 divergence of records sampled with a bias is that of the first model's")
  func chiSquared() async throws {
    let result = try await law {
      $0.samplingBias = 0.8
      $0.records = 100_000
      $0.generations = 3
      $0.replicates = 20
    }
    // chi^2(N(0, v) || N(0, 1)) = 1/sqrt(v (2 - v)) - 1, at v = .8 with next to no error of a fit on 100,000 records.
    #expect(abs(result.predicted - 0.5 * (1 / (0.8 * 1.2).squareRoot() - 1)) < 1e-3)
  }
}
