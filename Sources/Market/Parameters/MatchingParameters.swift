// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

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
  public var testCost = 0.0
  public var recall = 0.99

  static let table: [Parameter] = [
    .choice(
      "matching.rule", \.matching.rule,
      "all: every buyer sees every offer. random: a random sample. best: those of the highest sandbox estimate. Under "
        + "random and best matching.candidates bounds what a buyer can buy at all: raise it with the market.",
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
      "Records m on which a proxy run is made. An offer of fewer records is seen no worse."),
    .number(
      "matching.testCost", \.matching.testCost, .nonNegative, unit: "$/record",
      "Cost to a buyer of testing a record, outside its budget: m records, or all, of each offer that it evaluates.",
      source: "modelling choice: free"),
    .number(
      "matching.recall", \.matching.recall, .share,
      "Under best, share of the best offers that a buyer finds on average, at least. 1: it evaluates every offer.",
      source: "numerical choice, by experiment"),
  ]
}
