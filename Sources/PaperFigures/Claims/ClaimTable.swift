// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// The claims and what becomes of them, one a row.
public enum ClaimTable {
  public static let columns = [
    "claim", "source", "statement", "source_status", "published", "simulated", "ci_low", "ci_high", "verdict", "scope",
    "figure",
  ]

  /// Judges all claims by what is simulated now.
  /// - Throws: what the simulations throw.
  public static func claims(from simulations: FigureSimulations) async throws -> [Claim] {
    DealClaims.claims(try await simulations.deals())
      + FairshareClaims.claims(try await simulations.pricingAlone())
      + CollapseClaims.law(try await simulations.collapseLaw(), isQuick: simulations.isQuick)
      + RetrainingClaims.claims(try await simulations.retrainingTargets())
      + CollapseClaims.welfare(try WelfareUnderCollapse.rows()) + PendingClaims.all
  }

  /// The whole table. Missing numbers are empty.
  public static func bytes(_ claims: [Claim]) -> [UInt8] {
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
      for text in [claim.verdict.rawValue, claim.scope] {
        CSVText.append(text, to: &bytes)
        bytes.append(UInt8(ascii: ","))
      }
      CSVText.append(claim.figure, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}
