// SPDX-License-Identifier: GPL-3.0-or-later

internal import ScenarioFiles

/// What a search over a market's parameters found.
public struct OptimisationResult: Sendable {
  /// A point that is compared with the others.
  public struct Contender: Sendable, Equatable {
    public let name: String
    /// One for each parameter that is searched; nil for the market without.
    public let values: [Double]?
    /// By how much what the rule calls for at this point differs from it; nil where it does not have to agree.
    public var residual: [Double]?

    init(name: String, values: [Double]?, residual: [Double]? = nil) {
      self.name = name
      self.values = values
      self.residual = residual
    }

    /// Whether the rule agrees with its own consequences here, to 2%.
    public var isFixed: Bool {
      zip(values ?? [], residual ?? []).allSatisfy { abs($1) <= 0.02 * max($0, 1e-9) }
    }
  }

  public static let best = "best"
  public static let frozen = "closed form, KL frozen"
  public static let responding = "closed form, KL responding"

  public let design: OptimisationDesign
  public let ground: OptimisationGround
  /// In the order in which they were played; the objective with its sign changed where it is to be small.
  public let points: [SearchedPoint]
  public let optimum: Optimum
  /// The market without, the best point, then closed forms.
  public let contenders: [Contender]
  private let compared: MetricCollector

  init(
    design: OptimisationDesign, ground: OptimisationGround, points: [SearchedPoint], optimum: Optimum,
    contenders: [Contender],
    compared: MetricCollector
  ) {
    self.design = design
    self.ground = ground
    self.points = points
    self.optimum = optimum
    self.contenders = contenders
    self.compared = compared
  }

  /// Points that the search played.
  public var pointCount: Int { points.count }

  private func values(_ contender: Int) -> [Double] { compared.values(of: design.objective, scenario: contender) }

  /// The objective at a contender, with fresh luck.
  public func objective(of contender: Int) -> Estimate { Estimate(values(contender)) }

  /// The objective at one contender less that at another, paired by replicate, with fresh luck.
  public func difference(of contender: Int, to other: Int) -> Estimate {
    Estimate(zip(values(contender), values(other)).map { $0 - $1 })
  }
}
