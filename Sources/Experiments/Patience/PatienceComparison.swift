// SPDX-License-Identifier: GPL-3.0-or-later

internal import Equilibrium
internal import Market

/// A buyer's patience in one comparison of being fair with exploiting.
public struct PatienceComparison: Sendable {
  /// Who makes the choice that is compared.
  public enum Kind: String, CaseIterable, Sendable {
    case all
    case aloneAmongFair = "alone_among_fair"
    case aloneAmongExploiters = "alone_among_exploiters"

    public var meaning: String {
      switch self {
      case .all: "all buyers fair, against all exploiting"
      case .aloneAmongFair: "this buyer fair, against exploiting alone, while all others are fair"
      case .aloneAmongExploiters: "this buyer fair alone, against exploiting, while all others exploit"
      }
    }
  }

  /// Net utility when fair less that when exploiting.
  public let gain: DiscountedStream
  /// The least discount factor from which on fairness pays; nil: it does not even at 1.
  public let threshold: Double?
  /// Means over all periods of what the buyer gains and pays when fair, $ a period.
  public let fairIncome: Double
  public let fairPayment: Double
  /// Mean net utility when exploiting, $ a period.
  public let exploitingNet: Double
  /// tau: periods, from the first, before exploiting first yields no more than being fair.
  public let exploitedPeriods: Int
  /// Mean over these periods of what the buyer pays when exploiting, $ a period; NaN when there are none.
  public let exploitingPayment: Double

  public var fairNet: Double { fairIncome - fairPayment }

  init(fair: [BuyerAccount], exploiting: [BuyerAccount]) {
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    gain = DiscountedStream(zip(fair, exploiting).map { $0.net - $1.net })
    threshold = gain.threshold
    fairIncome = mean(fair.map(\.income))
    fairPayment = mean(fair.map(\.payment))
    exploitingNet = mean(exploiting.map(\.net))
    exploitedPeriods = gain.differences.firstIndex { $0 >= 0 } ?? gain.differences.count
    exploitingPayment = exploitedPeriods > 0 ? mean(exploiting[..<exploitedPeriods].map(\.payment)) : .nan
  }

  /// The closed form with this buyer's own value, prices, tau and T; nil where it does not apply (no lower price, no
  /// surplus at the fair one, or data that never get worse) or knows no factor below 1.
  public func formula() throws -> Double? {
    let periods = gain.differences.count
    guard exploitingPayment < fairPayment, fairPayment < fairIncome, exploitedPeriods < periods else { return nil }
    return try PatienceThreshold(
      value: fairIncome, fairPrice: fairPayment, exploitativePrice: exploitingPayment,
      exploitedPeriods: exploitedPeriods, fairPeriods: periods
    ).discount()
  }
}

/// A buyer's patience in all three comparisons.
public struct PatienceComparisons: Sendable {
  public let all: PatienceComparison
  public let aloneAmongFair: PatienceComparison
  public let aloneAmongExploiters: PatienceComparison

  public subscript(kind: PatienceComparison.Kind) -> PatienceComparison {
    switch kind {
    case .all: all
    case .aloneAmongFair: aloneAmongFair
    case .aloneAmongExploiters: aloneAmongExploiters
    }
  }
}
