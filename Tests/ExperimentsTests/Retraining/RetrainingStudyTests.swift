// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Testing

@testable import Experiments

struct RetrainingStudyTests {
  private func study(threads: Int = 2, _ change: (inout RetrainingParameters) -> Void) throws -> RetrainingStudy {
    var parameters = RetrainingParameters()
    parameters.replicates = 2_000
    change(&parameters)
    return RetrainingStudy(parameters, factory: try LearnerFactory(parameters.learning), threads: threads)
  }

  private func row(
    _ quantity: String, _ generation: Int, _ rows: [RetrainingStudy.Row]
  ) throws -> RetrainingStudy.Row {
    try #require(rows.first { $0.generation == generation && $0.quantity.name == quantity })
  }

  @Test("A recursive gaussian drifts by 1/M and loses its median variance")
  func gaussian() async throws {
    let rows = try await study { $0.generations = 20 }.run()
    #expect(rows.count == 21 * 6)
    // E mu_g^2 = g/M, E var_g = 1.
    for (quantity, expected) in [("squared_bias", 0.2), ("variance", 1.0)] {
      let row = try row(quantity, 20, rows)
      #expect(abs(row.value - expected) < 3.5 * row.standardError)
      #expect(row.replicates == 2_000)
    }
    // log var_g is a sum of 20 draws of log(chi^2_99/99), close to normal: its median is close to its mean, -g/(M - 1).
    let median = try row("variance_median", 20, rows)
    #expect(abs(median.value - 0.817) < 3.5 * median.standardError + 0.003)
    let truth = try row("wasserstein2_squared", 0, rows)
    #expect(truth.value == 0 && truth.standardError == 0)
  }

  @Test("A quantity that becomes infinite is an empty field with the replicates in which it is not")
  func infinite() async throws {
    let rows = try await study {
      $0.learning.learner = .categorical
      $0.learning.facts = 50
      $0.records = 100
      $0.generations = 2
      $0.replicates = 200
    }.run()
    let reverse = try row("reverse_kl_divergence", 2, rows)
    #expect(reverse.value.isNaN && reverse.standardError.isNaN && reverse.replicates < 200)
    var bytes = GenerationTable.header
    GenerationTable.append([reverse], to: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "generation,quantity,mean,standard_error,replicates\n2,reverse_kl_divergence,,,\(reverse.replicates)\n")
  }

  /// In the limit E|p - fixed frequencies|^2 = a^2 (1 - S)/n / (1 - a^2 (1 - 1/n)) with a = n/(N + n) and S the
  /// expected sum of squares of the frequencies (Seddik et al., COLM 2024, in squared distance); these are (1 - 1/K)/N
  /// from the truth.
  @Test("A loop held by fixed human records stays near them, and as far from the truth as they are")
  func fixedRecords() async throws {
    let rows = try await study {
      $0.learning.learner = .categorical
      $0.learning.facts = 20
      $0.learning.exponent = 0
      $0.fixedReal = 100
      $0.generations = 40
    }.run()
    let near = 0.25 * 0.99 * 0.95 / 100 / (1 - 0.25 * 0.99)
    for (quantity, expected) in [("l2_error_fixed_real", near), ("l2_error", near + 0.95 / 100)] {
      let row = try row(quantity, 40, rows)
      #expect(abs(row.value - expected) < 3.5 * row.standardError)
    }
  }

  @Test("The bits are the same for any number of threads", arguments: LearnerRule.allCases.filter { $0 != .ngram })
  func threads(learner: LearnerRule) async throws {
    func rows(_ threads: Int) async throws -> [String] {
      let rows = try await study(threads: threads) {
        $0.learning.learner = learner
        $0.learning.design = .fixed
        $0.replicates = 600
        $0.generations = 4
        $0.workflow = .accumulateSubsample
        $0.real = 30
      }.run()
      return rows.map { "\($0.generation) \($0.quantity.name) \($0.value) \($0.standardError) \($0.replicates)" }
    }
    let serial = try await rows(1)
    #expect(try await rows(3) == serial)
  }

  @Test("More medians than fit into memory are refused before anything is played")
  func size() throws {
    let problem = try study {
      $0.replicates = 10_000_000
      $0.generations = 100
    }.sizeProblem
    #expect(
      problem == "medians take the values of all replicates and generations at once: 10000000 x 101 exceeds 250000000")
    #expect(try study { $0.learning.learner = .categorical }.sizeProblem == nil)
  }
}
