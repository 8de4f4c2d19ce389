// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Luck

/// How far the large market's willingness to pay and prices are from the exact ones, by the number of data sets.
///
/// Large markets value an offer by what the bundle would lose without it, over the shadow price of the budget, and do
/// not ask how the rest would be chosen anew. This goes away as data sets get small; here one sees how fast.
public struct LargeMarketStudy: Sendable {
  public let replicates: Int
  public let threads: Int
  public let settings: [LargeMarketSetting]

  /// - Parameters:
  ///   - replicates: markets for each setting, at least 2.
  ///   - threads: at least 1.
  public init(replicates: Int, threads: Int) {
    precondition(replicates >= 2, "an error needs two")
    self.replicates = replicates
    self.threads = threads
    settings = LargeMarketSetting.Utility.allCases.flatMap { utility in
      [false, true].flatMap { binds in
        [0, 0.5, 1].flatMap { spread in
          // Sorting goes far; with sizes that differ, exact search soon takes long where budgets bind.
          (spread == 0 ? [5, 10, 20, 50, 100, 200, 500, 1000, 2000] : [5, 10, 20, 40, 80, 160, 320]).map {
            LargeMarketSetting(utility: utility, budgetsBind: binds, sizeLogSd: spread, dataSets: $0)
          }
        }
      }
    }
  }

  /// Differences of one setting, each a mean over markets relative to what is exact.
  public struct Row: Sendable {
    public let setting: LargeMarketSetting
    public let willingness: Estimate
    public let bias: Estimate
    public let price: Estimate
    /// Mean share of the buyers whose budget binds.
    public let binding: Double
  }

  /// The power of N with which a difference falls, by ordinary least squares of logarithms.
  public struct Rate: Sendable {
    public let slope: Double
    public let standardError: Double
    /// Numbers of data sets that it was fitted to.
    public let points: Int
  }

  /// Rows that differ only in N, which rises.
  public struct Family: Sendable {
    public let rows: [Row]
    /// nil where there is no difference.
    public let willingness: Rate?
    /// nil where there is no difference.
    public let price: Rate?

    public var first: Row { rows[0] }
    public var last: Row { rows[rows.count - 1] }
  }

  /// A relative difference below this is none.
  public static let rounding = 1e-10

  /// How many there are to price.
  public var markets: Int { settings.count * replicates }

  /// - Parameter progress: is told how many markets are priced.
  /// - Throws: `Interrupted`.
  public func rows(stop: StopFlag, progress: (Int) -> Void = { _ in }) async throws -> [Row] {
    let (settings, replicates) = (settings, replicates)
    var rows: [Row] = []
    var differences: [LargeMarketSetting.Difference] = []
    try await OrderedWork(count: markets, threads: threads, window: 64 * threads).run(
      stop: stop,
      job: { index, shouldStop in
        shouldStop() ? nil : settings[index / replicates].difference(replicate: index % replicates)
      },
      consume: { difference in
        differences.append(difference)
        progress(rows.count * replicates + differences.count)
        guard differences.count == replicates else { return }
        rows.append(
          Row(
            setting: settings[rows.count], willingness: Estimate(differences.map(\.willingness)),
            bias: Estimate(differences.map(\.bias)), price: Estimate(differences.map(\.price)),
            binding: Statistics.mean(differences.map(\.binding))))
        differences = []
      })
    return rows
  }

  /// - Throws: `GSLError`.
  public static func families(_ rows: [Row]) throws -> [Family] {
    var families: [[Row]] = []
    for row in rows {
      if let last = families.last?.last?.setting, last.isLike(row.setting) {
        families[families.count - 1].append(row)
      } else {
        families.append([row])
      }
    }
    return try families.map { rows in
      Family(rows: rows, willingness: try rate(rows, \.willingness), price: try rate(rows, \.price))
    }
  }

  private static func rate(_ rows: [Row], _ difference: KeyPath<Row, Estimate>) throws -> Rate? {
    let points = rows.filter { $0[keyPath: difference].mean > rounding }
    guard points.count > 2 else { return nil }
    let fit = try LeastSquares(
      design: Matrix(points.map { [1, log(Double($0.setting.dataSets))] }),
      response: points.map { log($0[keyPath: difference].mean) }, hasIntercept: true)
    return Rate(slope: fit.coefficients[1], standardError: fit.standardErrors[1], points: points.count)
  }
}

extension LargeMarketSetting {
  /// Whether only N differs.
  fileprivate func isLike(_ other: LargeMarketSetting) -> Bool {
    utility == other.utility && budgetsBind == other.budgetsBind && sizeLogSd == other.sizeLogSd
  }
}
