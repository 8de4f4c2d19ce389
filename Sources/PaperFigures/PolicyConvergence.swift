// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import GSL
internal import Luck
internal import Market
internal import ScenarioFiles

/// When the residuals of the policy maker's iteration come to stay within epsilon, over replicates.
struct PolicyConvergence: Sendable {
  /// One epsilon.
  struct Level: Sendable {
    /// Reference prices per record.
    let epsilon: Double
    /// Share of replicates whose residual stays within epsilon from some round on.
    let share: Double
    /// Over replicates, of the first round from which it does; infinite where half of them never do.
    let median: Double
    /// 95% bootstrap interval of the median; not finite where it is open.
    let low: Double
    let high: Double
  }

  static let epsilons = [
    0.1, 0.07, 0.05, 0.04, 0.03, 0.02, 0.015, 0.01, 0.007, 0.005, 0.003, 0.002, 0.0015, 0.001,
  ]
  static let resamplings = 1_000

  let levels: [Level]
  /// The power of 1/epsilon by which the median grows, by least squares of logarithms over medians beyond round 1; NaN
  /// where there are fewer than two.
  let power: Double
  /// 95% bootstrap interval over replicates.
  let powerLow: Double
  let powerHigh: Double
  let replicates: Int
  let rounds: Int

  /// - Parameter residuals: for each replicate, those of rounds 1, 2, ...; not empty.
  init(residuals: [[Double]]) {
    let (count, rounds) = (residuals.count, residuals[0].count)
    let firsts = Self.epsilons.map { epsilon in
      residuals.map { path -> Double in
        guard let last = path.lastIndex(where: { $0 > epsilon }) else { return 1 }
        return last + 1 < rounds ? Double(last + 2) : .infinity
      }
    }
    let key = Luck(seed: 1, replicate: 0).key(.resampling)
    let samples = (0..<Self.resamplings).map { number -> [Double] in
      var draws = key.agent(number).draws
      let chosen = (0..<count).map { _ in draws.index(below: count) }
      return firsts.map { first in Self.median(chosen.map { first[$0] }) }
    }
    let medians = firsts.map(Self.median)
    levels = Self.epsilons.indices.map { place in
      let drawn = samples.map { $0[place] }.sorted()
      return Level(
        epsilon: Self.epsilons[place],
        share: Double(firsts[place].count { $0.isFinite }) / Double(count), median: medians[place],
        low: Self.quantile(0.025, of: drawn), high: Self.quantile(0.975, of: drawn))
    }
    power = Self.power(medians)
    let powers = samples.map(Self.power).filter { $0.isFinite }.sorted()
    (powerLow, powerHigh) = (Self.quantile(0.025, of: powers), Self.quantile(0.975, of: powers))
    replicates = count
    self.rounds = rounds
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let upper = sorted[sorted.count / 2]
    return upper.isFinite ? (sorted[(sorted.count - 1) / 2] + upper) / 2 : .infinity
  }

  private static func quantile(_ share: Double, of sorted: [Double]) -> Double {
    sorted.isEmpty ? .nan : sorted[Int((share * Double(sorted.count - 1)).rounded())]
  }

  private static func power(_ medians: [Double]) -> Double {
    let fitted = zip(epsilons, medians).filter { $0.1 > 1 && $0.1.isFinite }.map { (x: -log($0.0), y: log($0.1)) }
    guard fitted.count > 1 else { return .nan }
    let (x, y) = (Statistics.mean(fitted.map(\.x)), Statistics.mean(fitted.map(\.y)))
    let spread = fitted.reduce(0) { $0 + ($1.x - x) * ($1.x - x) }
    return fitted.reduce(0) { $0 + ($1.x - x) * ($1.y - y) } / spread
  }
}

extension FigureSimulations {
  /// The policy maker's iteration in a small market, which never rests, so that one play tells of every epsilon.
  /// - Parameter recovery: of the policy maker's law of losses; 0 where it holds them to be final.
  /// - Throws: `ScenarioProblems`, `ReplicateFailure` or `Interrupted`.
  func policyConvergence(damping: Double, recovery: Double) async throws -> PolicyConvergence {
    try await once("pmir, damping \(damping), recovery \(recovery)") {
      let size = self.isQuick ? ["run.replicates=5", "run.periods=400"] : ["run.replicates=12", "run.periods=4000"]
      let scenario = try ScenarioReader(
        overrides: [
          "sellers.count=200", "buyers.count=5", "producers.count=5", "welfare.informationLoss=false",
          "welfare.firstBest=false", "policy.rule=pmir", "policy.epsilon=1e-12", "policy.damping=\(damping)",
          "fidelity.recovery=\(recovery)",
        ] + size
      ).read("\(self.scenarios)/fairshare-subsidy.yaml")
      var residuals: [[Double]] = []
      try await Replication([scenario], threads: self.threads).run(stop: self.stop) { play in
        residuals.append((0..<play.periods).map { play[.policyResidual, $0] })
      }
      return PolicyConvergence(residuals: residuals)
    }
  }
}
