// SPDX-License-Identifier: GPL-3.0-or-later

public import Equilibrium
internal import Experiments

/// One economy of producers who contaminate what their models learn from, under every policy there is for it.
///
/// Source: Baumann, Akcay and Plotkin (arXiv 2604.21853); what is best where their tax is not, is our own derivation.
public struct CollapseGame: Sendable {
  public static let fileName = "game.csv"

  /// What is done, and where it ends.
  public struct Row: Sendable {
    /// Such as "published tax".
    public let policy: String
    /// Per producer that uses a model, in units of quality; a subsidy below 0. NaN where the shares are a planner's.
    public let tax: Double
    /// Per producer that works, itself or with a model; NaN where the shares are a planner's.
    public let reward: Double
    /// By the closed form; nil where who uses no model is indifferent, so that any proportion is at rest.
    public let exact: CollapseOutcome?
    /// Where the replicator equation ends, from equal shares and models without contamination; nil of the planner.
    public let limit: CollapseOutcome?
  }

  public let economy: CollapseEconomy
  /// Time after which contamination follows use.
  public let lag: Double

  /// - Parameter lag: 0: at once.
  public init(_ economy: CollapseEconomy, lag: Double = 0) {
    self.economy = economy
    self.lag = lag
  }

  /// Equilibrium, planner, published and best tax, what leads to the planner's optimum, and transfers of one's own. No
  /// tax is best where it leaves producers between own work and none indifferent.
  /// - Parameter own: the last; nil for none.
  /// - Throws: what the integration of the replicator equation throws.
  public func rows(own: (tax: Double, reward: Double)? = nil) throws -> [Row] {
    let (tax, reward) = economy.correctiveTransfers
    var rows = [
      try row("no policy"),
      Row(policy: "planner", tax: .nan, reward: .nan, exact: economy.optimum, limit: nil),
      try row("published tax", tax: economy.publishedTax),
    ]
    if economy.equilibrium(withTax: economy.bestTax) != nil {
      rows.append(try row("best tax alone", tax: economy.bestTax))
    }
    rows.append(try row("tax and reward", tax: tax, reward: reward))
    if let own { rows.append(try row("your own", tax: own.tax, reward: own.reward)) }
    return rows
  }

  private func row(_ policy: String, tax: Double = 0, reward: Double = 0) throws -> Row {
    let even = ByStrategy(human: 1 / 3.0, idle: 1 / 3.0, artificial: 1 / 3.0)
    let dynamics = CollapseDynamics(economy.seen(withTax: tax, reward: reward), lag: lag)
    let shares = try dynamics.limit(from: .init(even, contaminating: lag > 0 ? 0 : nil)).shares
    return Row(
      policy: policy, tax: tax, reward: reward, exact: economy.equilibrium(withTax: tax, reward: reward),
      limit: CollapseOutcome(shares: shares, welfare: economy.welfare(shares)))
  }

  /// The whole file; empty: what there is not.
  public static func bytes(_ rows: [Row]) -> [UInt8] {
    var bytes = CSVText.header([
      "policy", "tax", "reward", "human", "none", "artificial", "welfare", "limit_human", "limit_none",
      "limit_artificial", "limit_welfare",
    ])
    for row in rows {
      CSVText.append(row.policy, to: &bytes)
      for value in [row.tax, row.reward] + numbers(row.exact) + numbers(row.limit) {
        bytes.append(UInt8(ascii: ","))
        CSVText.append(value, to: &bytes)
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private static func numbers(_ outcome: CollapseOutcome?) -> [Double] {
    guard let outcome else { return [.nan, .nan, .nan, .nan] }
    return [outcome.shares.human, outcome.shares.idle, outcome.shares.artificial, outcome.welfare]
  }
}
