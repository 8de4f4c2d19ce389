// SPDX-License-Identifier: GPL-3.0-or-later

/// Claim C3.5: the policy maker's iteration comes within epsilon in O(epsilon^-2 log T) rounds.
enum PolicyConvergenceClaims {
  static let group = ClaimGroup(["C3.5"], figures: [PolicyConvergenceFigure.figure]) { simulations in
    var recovering: [(damping: Double, found: PolicyConvergence)] = []
    for damping in PolicyConvergenceFigure.dampings {
      recovering.append((damping, try await simulations.policyConvergence(damping: damping, recovery: 0.2)))
    }
    return claims(recovering, final: try await simulations.policyConvergence(damping: 0.5, recovery: 0))
  }

  /// A residual that counts as come to rest, reference prices per record.
  static let near = 0.05

  /// In words, the next.
  static let powerRule =
    "not reproduced where the 95% interval lies above 2, else reproduced, as O() is a bound from above; depends where "
    + "there is none"

  /// Of a power that is claimed to be at most 2.
  static func isBounded(low: Double, high: Double) -> Verdict {
    guard low.isFinite, high.isFinite else { return .depends }
    return low > 2 ? .notReproduced : .reproduced
  }

  static func claims(
    _ recovering: [(damping: Double, found: PolicyConvergence)], final: PolicyConvergence
  ) -> [Claim] {
    let scope = "fairshare prices, 200 sellers, 5 buyers; \(final.replicates) replicates of \(final.rounds) rounds"
    func claim(
      _ id: String, _ statement: String, _ published: String, _ simulated: Double, _ low: Double, _ high: Double,
      _ verdict: Verdict, _ number: String, rule: String
    ) -> Claim {
      Claim(
        id, source: CollapsePaper.source, statement, status: CollapsePaper.printed, published: published,
        simulated: simulated, low: low, high: high, verdict, scope: "\(number); \(scope)",
        figure: PolicyConvergenceFigure.figure.id, rule: rule)
    }
    func share(_ found: PolicyConvergence) -> Double {
      found.levels.first { $0.epsilon == near }?.share ?? .nan
    }
    func converges(_ id: String, _ statement: String, _ found: PolicyConvergence) -> Claim {
      let share = share(found)
      return claim(
        id, statement, "1", share, .nan, .nan, share == 1 ? .reproduced : share == 0 ? .notReproduced : .depends,
        "share of replicates that come to stay within \(near)",
        rule: "reproduced where all do, not reproduced where none does, else it depends")
    }
    let parts =
      recovering.flatMap { damping, found in
        [
          converges("C3.5.damping-\(damping).converges", "the residual comes to stay within epsilon", found),
          claim(
            "C3.5.damping-\(damping).power", "rounds grow no faster than epsilon^-2", "2 or below", found.power,
            found.powerLow, found.powerHigh, isBounded(low: found.powerLow, high: found.powerHigh),
            "power of 1/epsilon fitted to medians, bootstrap interval; steps of \(damping)/t",
            rule: powerRule),
        ]
      } + [
        converges("C3.5.final.converges", "it does where the policy maker holds all losses to be final", final)
      ]
    let whole = Claim(
      "C3.5", source: CollapsePaper.source, "PMIR converges in O(epsilon^-2 log T) rounds",
      status: CollapsePaper.printed, published: "2 or below", .mixed(parts.map(\.verdict)), scope: "all parts of C3.5",
      figure: PolicyConvergenceFigure.figure.id, rule: Verdict.mixedRule)
    return [whole] + parts
  }
}
