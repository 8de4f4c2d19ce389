// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// A published claim, what was simulated for it and what becomes of it: a row of the table of claims.
public struct Claim: Sendable {
  /// Such as `C2.1`, with a part behind it where a claim has several numbers.
  public let id: String
  /// Paper, with its arXiv number where it has one.
  public let source: String
  public let statement: String
  /// Where the claim stands: printed, reported by others, withdrawn, or derived here.
  public let status: String
  /// As printed, or a formula or a direction.
  public let published: String
  /// Nan where nothing was simulated.
  public let simulated: Double
  /// The 95% interval; nan where there is none.
  public let low: Double
  public let high: Double
  public let verdict: Verdict
  /// What the number is, and for which setting the verdict holds.
  public let scope: String
  /// The figure that shows it; empty where none does.
  public let figure: String
  /// How the verdict follows from the number, written before anything was played.
  public let rule: String

  /// What judges this claim alone.
  public func command(isQuick: Bool) -> String {
    "seedcorn claims \(id.split(separator: ".").prefix(2).joined(separator: "."))\(isQuick ? " --quick" : "")"
  }

  init(
    _ id: String, source: String, _ statement: String, status: String, published: String, simulated: Double = .nan,
    low: Double = .nan, high: Double = .nan, _ verdict: Verdict, scope: String, figure: String, rule: String
  ) {
    self.id = id
    self.source = source
    self.statement = statement
    self.status = status
    self.published = published
    self.simulated = simulated
    self.low = low
    self.high = high
    self.verdict = verdict
    self.scope = scope
    self.figure = figure
    self.rule = rule
  }

  init(
    _ id: String, source: String, _ statement: String, status: String, published: String, _ estimate: Estimate,
    _ verdict: Verdict, scope: String, figure: String, rule: String
  ) {
    self.init(
      id, source: source, statement, status: status, published: published, simulated: estimate.mean,
      low: estimate.low, high: estimate.high, verdict, scope: scope, figure: figure,
      rule: rule)
  }
}
