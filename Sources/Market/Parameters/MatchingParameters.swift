// SPDX-License-Identifier: GPL-3.0-or-later

/// Which offers a buyer sees.
public enum CandidateRule: String, CaseIterable, Sendable { case all, random, best }

/// What a buyer can tell about an offer before buying.
public enum Sight: String, CaseIterable, Sendable { case sandbox, poolMean }

/// Which offers a buyer sees, and how well.
public struct MatchingParameters: Sendable, Equatable {
  public var rule = CandidateRule.all
  public var candidates = 50
  public var withReplacement = false
  public var matchSpread = 0.5
  public var sight = Sight.sandbox
  public var sandboxNoise = 0.0
  public var sandboxRecords = 100.0

  static let table: [Parameter] = [
    .choice(
      "matching.rule", \.matching.rule,
      "all: every buyer sees every offer. random: a random sample. best: those of the highest sandbox estimate.",
      mayChange: false),
    .integer(
      "matching.candidates", \.matching.candidates, 1...1_000_000, unit: "offers",
      "Offers that a buyer sees under random and best.", mayChange: false),
    .flag(
      "matching.withReplacement", \.matching.withReplacement,
      "Under random, whether an offer may be drawn twice (it then counts once).", mayChange: false),
    .number(
      "matching.matchSpread", \.matching.matchSpread, Bounds(0, 10),
      "Log standard deviation of the match noise between a buyer and an offer (log-normal with mean 1, fixed per pair).",
      mayChange: false),
    .choice(
      "matching.sight", \.matching.sight,
      "sandbox: buyers see an estimate of each offer. poolMean: every offer looks like the mean of the active pool."),
    .number(
      "matching.sandboxNoise", \.matching.sandboxNoise, Bounds(0, 100),
      "Scale sigma0 of the sandbox noise: log standard deviation sigma0/sqrt(m) for a proxy run on m records."),
    .number(
      "matching.sandboxRecords", \.matching.sandboxRecords, .positive, unit: "records",
      "Records m on which a proxy run is made."),
  ]
}

/// How models learn from what was bought.
public enum LearnerRule: String, CaseIterable, Sendable { case law }

/// Whether each buyer's model has its own fidelity or the market has one.
public enum FidelityScope: String, CaseIterable, Sendable { case buyer, market }

/// How models retrained on what was bought keep or lose fidelity.
public struct FidelityParameters: Sendable, Equatable {
  public var learner = LearnerRule.law
  public var lawCoefficient = 0.183
  public var recovery = 0.2
  public var scope = FidelityScope.buyer

  static let table: [Parameter] = [
    .choice(
      "fidelity.learner", \.fidelity.learner,
      "law: log F <- (1 - recovery) log F - lawCoefficient x rho^2, with rho the contamination of what was trained on.",
      source: "arXiv 2605.20279", mayChange: false),
    .number(
      "fidelity.lawCoefficient", \.fidelity.lawCoefficient, .nonNegative,
      "Coefficient b of the square law of contamination.", source: "arXiv 2605.20279: 0.183 over ten generations"),
    .number(
      "fidelity.recovery", \.fidelity.recovery, .share,
      "Share of the loss of log fidelity that a generation trained on clean data repairs. 0 makes every loss final, as "
        + "arXiv 2605.20279 states it.", source: "guess"),
    .choice(
      "fidelity.scope", \.fidelity.scope,
      "buyer: each model has its own contamination and fidelity. market: one of each for all.", mayChange: false),
  ]
}
