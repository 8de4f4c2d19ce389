// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// The claims and what becomes of them, one a row.
public enum ClaimTable {
  public static let fileName = "claims.csv"
  public static let columns = [
    "claim", "source", "statement", "source_status", "published", "simulated", "ci_low", "ci_high", "verdict", "scope",
    "figure", "rule", "command",
  ]

  /// All groups, in the order of the table.
  ///
  /// Another one is one file beside these, and one term here.
  static let groups: [ClaimGroup] =
    [
      DealClaims.group, EquityClaims.group, FaultClaims.group, EdvexClaims.group, FairshareClaims.group,
      FairshareBudgetClaims.group, FairshareCostClaims.group, FairshareValuationClaims.group, PatienceClaims.group,
      CollapseClaims.group, BestPolicyClaims.group, PolicyEffectClaims.group, PolicyConvergenceClaims.group,
      ShareEstimateClaims.group, PolicyOrderClaims.group, UniquenessClaims.group,
    ] + RetrainingClaims.groups + [CollapseGameClaims.group]

  /// What claims can be asked for by: each stands for itself and its parts.
  public static let ids: [String] = groups.flatMap(\.ids).reduce(into: []) { ids, id in
    if !ids.contains(id) { ids.append(id) }
  }

  /// Whether an id may stand for claims: nobody can tell before judging which parts a claim has.
  public static func stands(for id: String) -> Bool {
    ids.contains { ClaimGroup.belongs(id, to: $0) || ClaimGroup.belongs($0, to: id) }
  }

  /// Judges claims by what is simulated now.
  /// - Parameter ids: of those to judge, whole (`C2.4`), in part (`C2.4.buyers`) or several at once (`C2`); nil for all.
  /// - Throws: what the simulations throw.
  public static func claims(_ ids: [String]? = nil, from simulations: FigureSimulations) async throws -> [Claim] {
    guard let ids else { return try await claims(of: groups, from: simulations) }
    let asked = groups.filter { group in
      group.ids.contains { own in ids.contains { ClaimGroup.belongs($0, to: own) || ClaimGroup.belongs(own, to: $0) } }
    }
    return try await claims(of: asked, from: simulations)
      .filter { claim in ids.contains { ClaimGroup.belongs(claim.id, to: $0) } }
  }

  /// Judges the claims that figures show, and where these are all figures the claims that none shows too.
  /// - Parameter figures: by their ids.
  /// - Throws: what the simulations throw.
  public static func claims(
    shownBy figures: [String], from simulations: FigureSimulations
  ) async throws -> [Claim] {
    if Set(figures).isSuperset(of: FigureCatalogue.all.map(\.id)) { return try await claims(from: simulations) }
    let asked = groups.filter { !Set($0.figures).isDisjoint(with: figures) }
    return try await claims(of: asked, from: simulations).filter { figures.contains($0.figure) }
  }

  private static func claims(
    of groups: [ClaimGroup], from simulations: FigureSimulations
  ) async throws -> [Claim] {
    var claims: [Claim] = []
    for group in groups { claims += try await group.judge(simulations) }
    return claims
  }

  /// The whole table. Missing numbers are empty.
  /// - Parameter isQuick: whether little was played for it.
  public static func bytes(_ claims: [Claim], isQuick: Bool) -> [UInt8] {
    var bytes = CSVText.header(columns)
    for claim in claims {
      for text in [claim.id, claim.source, claim.statement, claim.status, claim.published] {
        CSVText.append(text, to: &bytes)
        bytes.append(UInt8(ascii: ","))
      }
      for value in [claim.simulated, claim.low, claim.high] {
        CSVText.append(value, to: &bytes)
        bytes.append(UInt8(ascii: ","))
      }
      for text in [claim.verdict.rawValue, claim.scope, claim.figure, claim.rule] {
        CSVText.append(text, to: &bytes)
        bytes.append(UInt8(ascii: ","))
      }
      CSVText.append(claim.command(isQuick: isQuick), to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}
