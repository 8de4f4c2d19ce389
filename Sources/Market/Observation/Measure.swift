// SPDX-License-Identifier: GPL-3.0-or-later

/// How the periods of a replicate become one number.
public struct Measure: Sendable, Equatable {
  public enum Rule: Sendable, Equatable {
    /// The mean over the periods of the window in which the column is not missing.
    case mean
    /// The smallest and the largest value within the window.
    case least, most
    /// The value in the last period.
    case last
    /// The value in one period, from 1.
    case at(Int)
    /// The first period of the window in which the column is at most, or at least, a level; missing when there is none.
    case firstBelow(Double)
    case firstAbove(Double)
    /// 1 - the value in the last period over that at the start.
    case lost
  }

  public let rule: Rule
  public let observation: Observation
  /// Periods from 1, within which the rule looks; nil: all.
  public let window: ClosedRange<Int>?
  /// Whether values are divided by that at the start, which for active sellers is their number when period 1 began and
  /// for all else the value in period 1.
  public let isRelative: Bool

  public init(
    _ rule: Rule, of observation: Observation, window: ClosedRange<Int>? = nil, isRelative: Bool = false
  ) {
    self.rule = rule
    self.observation = observation
    self.window = window
    self.isRelative = isRelative
  }

  /// The last period that it looks at by name; nil when it takes what there is.
  public var lastPeriod: Int? {
    if case .at(let period) = rule { period } else { window?.upperBound }
  }

  /// The value for the rows of one replicate (`Market.rows`); NaN when it is missing.
  public func value(of rows: [Double]) -> Double {
    let width = Observation.allCases.count
    let periods = rows.count / width
    guard periods > 0 else { return .nan }
    let scale = isRelative ? start(of: rows) : 1
    func value(_ period: Int) -> Double { rows[(period - 1) * width + observation.rawValue] / scale }
    let last = min(window?.upperBound ?? periods, periods)
    let first = window?.lowerBound ?? 1
    let looked = first..<max(first, last + 1)
    let result: Double
    switch rule {
    case .mean:
      var (sum, count) = (0.0, 0.0)
      for period in looked {
        let value = value(period)
        guard value.isFinite else { continue }
        sum += value
        count += 1
      }
      result = count == 0 ? .nan : sum / count
    case .least: result = looked.lazy.map(value).filter(\.isFinite).min() ?? .nan
    case .most: result = looked.lazy.map(value).filter(\.isFinite).max() ?? .nan
    case .last: result = value(periods)
    case .at(let period): result = period <= periods ? value(period) : .nan
    case .firstBelow(let level): result = looked.first { value($0) <= level }.map(Double.init) ?? .nan
    case .firstAbove(let level): result = looked.first { value($0) >= level }.map(Double.init) ?? .nan
    case .lost:
      let start = start(of: rows)
      result = start > 0 ? 1 - value(periods) / start : .nan
    }
    return result.isFinite ? result : .nan
  }

  private func start(of rows: [Double]) -> Double {
    guard observation == .activeSellers else { return rows[observation.rawValue] }
    return rows[Observation.activeSellers.rawValue] - rows[Observation.sellerEntries.rawValue]
      + rows[Observation.sellerExits.rawValue]
  }
}

extension Measure {
  public var unit: String {
    switch rule {
    case .firstBelow, .firstAbove: "period"
    case .lost: "share"
    case .mean, .least, .most, .last, .at: isRelative ? "share of the start" : observation.column.unit
    }
  }

  /// In words, such as `mean over the periods: ...`.
  public var meaning: String {
    let time = window.map { " \($0.lowerBound) to \($0.upperBound)" } ?? ""
    let scale = isRelative ? " over its value at the start" : ""
    let start =
      switch rule {
      case .mean: "mean over the periods" + time
      case .least: "smallest value in the periods" + time
      case .most: "largest value in the periods" + time
      case .last: "in the last period"
      case .at(let period): "in period \(period)"
      case .firstBelow(let level): "first of the periods\(time) with at most \(level)"
      case .firstAbove(let level): "first of the periods\(time) with at least \(level)"
      case .lost: "1 - value in the last period over that at the start"
      }
    return start + scale + ": " + observation.column.meaning
  }
}
