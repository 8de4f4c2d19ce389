// SPDX-License-Identifier: GPL-3.0-or-later

public import Fidelity
internal import GSL
public import Luck

/// Where a model's fidelity comes to rest when the synthetic share of what it learns from stays as it is.
///
/// Under the square law that is log F = -b rho^2/r. Of a learner that retrains it is found by retraining: for shares on a
/// grid several models each learn from human records and from what they themselves made a generation before, until
/// chance is all that moves them, and log F is averaged; between shares it is interpolated without overshoot (Steffen,
/// Astronomy and Astrophysics 239, 1990). At a share of 1 no learner rests; what lies beyond the last share of the grid
/// has its value.
public struct StationaryFidelity: Sendable {
  private enum Form: Sendable {
    case law(SquareLaw, realWeight: Double?)
    case table(MonotoneCurve)
  }

  private let form: Form
  /// Share of the way to rest that a model goes in one period: r of the square law, 1 less what is left of a deviation
  /// after a generation in the table.
  public let pace: Double

  /// - Parameters:
  ///   - law: with a recovery above 0.
  ///   - realWeight: total weight of human records where both kinds are there; nil for equal weights.
  public init(_ law: SquareLaw, realWeight: Double? = nil) {
    precondition(law.recovery > 0, "without recovery no fidelity below 1 is stationary")
    form = .law(law, realWeight: realWeight)
    pace = law.recovery
  }

  /// By retraining.
  /// - Parameters:
  ///   - records: samples that a model learns from in a generation.
  ///   - owners: models that are averaged.
  /// - Throws: `GSLError` where memory runs out.
  public init(
    retraining learner: any Learner, workflow: Workflow, realWeight: Double?, sampling: Sampling, records: Double,
    owners: Int = 4, luck: Luck
  ) throws {
    var shares: [Double] = []
    var levels: [Double] = []
    var pace = 1.0
    for (place, share) in Self.grid.enumerated() {
      let path = try Self.path(
        learner, workflow, realWeight, sampling, share: share, records: records, owners: owners, luck: luck,
        round: place)
      let settled = path[(path.count / 2)...]
      shares.append(share)
      levels.append(settled.reduce(0, +) / Double(settled.count))
      if share == 0.5, let level = levels.last, level < 0 { pace = min(1, max(0.05, path[0] / level)) }
    }
    form = .table(try MonotoneCurve(shares, levels))
    self.pace = pace
  }

  static let grid = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99]
  static let generations = 30

  /// Mean log F of the owners, generation by generation.
  private static func path(
    _ learner: any Learner, _ workflow: Workflow, _ realWeight: Double?, _ sampling: Sampling, share: Double,
    records: Double, owners: Int, luck: Luck, round: Int
  ) throws -> [Double] {
    var sampler = try Sampler()
    var models = learner.cohort(owners: owners, workflow: workflow, realWeight: realWeight)
    var supplies = TrainingSupplies(owners: owners)
    for owner in 0..<owners {
      supplies.human[owner] = (1 - share) * records
      supplies.starts[owner + 1] = supplies.starts[owner]
      guard share > 0 else { continue }
      supplies.lots.append(
        TrainingSupplies.Lot(name: owner, sampled: owner, amount: share * records, sampling: sampling))
      supplies.received.append(Int32(owner))
      supplies.starts[owner + 1] += 1
    }
    return (0..<generations).map { generation in
      models.train(on: supplies, luck: luck, period: round * generations + generation, sampler: &sampler)
      return models.states.reduce(0) { $0 + $1.logFidelity } / Double(owners)
    }
  }

  /// log F at rest.
  /// - Parameter contamination: rho, 0 to 1.
  public func logFidelity(_ contamination: Double) -> Double {
    switch form {
    case .law(let law, let weight):
      var rho = contamination
      if let weight, rho > 0, rho < 1 { rho = 1 - weight }
      return -law.coefficient * rho * rho / law.recovery
    case .table(let curve): return min(0, curve.value(min(max(contamination, 0), Self.grid[Self.grid.count - 1])))
    }
  }
}
