// SPDX-License-Identifier: GPL-3.0-or-later

public import Equilibrium
internal import Experiments

/// Welfare when models learn from what they have made: Baumann, Akcay and Plotkin (arXiv 2604.21853).
///
/// Nothing is drawn at random, so that nothing can be said in standard errors: each published statement stands beside
/// the closed form and beside where the replicator equation ends, with contamination at once and with a lag.
public enum WelfareUnderCollapse {
  public static let paper = "Baumann, Akcay and Plotkin (arXiv 2604.21853)"
  public static let fileName = "welfare-under-collapse.csv"

  /// A published statement for one economy.
  public struct Row: Sendable {
    /// Such as "B10.mixed.rest.W"; unique.
    public let id: String
    /// The quantity.
    public let statement: String
    /// Everything that is needed to compute it again.
    public let setting: String
    /// As printed, or a formula where no number is; of welfare under policies, what follows from the published share.
    public let published: String
    /// The published formula, here.
    public let formula: Double
    /// By our own closed form.
    public let exact: Double
    /// Where the replicator equation ends.
    public let limit: Double
    /// The same with contamination that follows use after a time of 5, or of the lag that was asked for.
    public let laggedLimit: Double
    /// What else a reader should know; may be empty.
    public let note: String

    /// Whether the published formula holds here.
    public var holds: Bool { abs(formula - exact) < 1e-9 }
  }

  /// All statements, for each economy.
  /// - Throws: what the integration of the replicator equation throws.
  public static func rows() throws -> [Row] { try settings.flatMap { try $0.rows() } }

  /// The statements for one economy, with ids that begin with "B10.given".
  /// - Parameter lag: after which contamination follows use, 0 or more.
  /// - Throws: what the integration of the replicator equation throws.
  public static func rows(for economy: CollapseEconomy, lag: Double) throws -> [Row] {
    try CollapseSetting("given", economy).rows(lag: lag)
  }

  /// The whole file.
  public static func bytes(_ rows: [Row]) -> [UInt8] {
    var bytes = CSVText.header([
      "id", "result", "source", "setting", "published", "formula", "exact", "holds", "limit", "limit_with_lag", "note",
    ])
    let comma = UInt8(ascii: ",")
    for row in rows {
      for text in [row.id, row.statement, paper, row.setting, row.published] {
        CSVText.append(text, to: &bytes)
        bytes.append(comma)
      }
      for value in [row.formula, row.exact] {
        CSVText.append(value, to: &bytes)
        bytes.append(comma)
      }
      CSVText.append(row.holds ? "yes" : "no", to: &bytes)
      bytes.append(comma)
      for value in [row.limit, row.laggedLimit] {
        CSVText.append(value, to: &bytes)
        bytes.append(comma)
      }
      CSVText.append(row.note, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// The two economies with published numbers, then one for each regime that is left, and one in which own work costs
  /// more than it is worth to all.
  private static let settings = [
    CollapseSetting(
      "mixed", CollapseEconomy(quality: 4.5, humanCost: 2, artificialCost: 1.5, contamination: 1.5),
      share: "0.6667", welfare: "2.1667"),
    CollapseSetting(
      "artificial", CollapseEconomy(quality: 3.5, humanCost: 2, artificialCost: 1.5, contamination: 0.4),
      share: "1", welfare: "1.6"),
    CollapseSetting("human", CollapseEconomy(quality: 4.5, humanCost: 1, artificialCost: 1.5, contamination: 1.5)),
    CollapseSetting("idle", CollapseEconomy(quality: 2, humanCost: 1.2, artificialCost: 1.5, contamination: 1.5)),
    CollapseSetting(
      "artificial.idle", CollapseEconomy(quality: 3.5, humanCost: 2, artificialCost: 1.5, contamination: 1.5)),
    CollapseSetting("costly", CollapseEconomy(quality: 3.5, humanCost: 5, artificialCost: 1.5, contamination: 1.5)),
  ]
}
