// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Luck
public import Market
public import ScenarioFiles

/// The points of a sweep by their numbers, and what is played at each.
public struct SweepPoints: Sendable {
  public let plan: SweepPlan
  /// At least 1.
  public let count: Int
  private let rule: Rule

  private enum Rule: Sendable {
    /// For each parameter its values.
    case grid([[SweptValue]])
    /// The values of the base, and for each parameter those that are tried.
    case oneAtATime([SweptValue], [[SweptValue]])
    case list([[SweptValue]])
    case drawn(UnitDesign)
  }

  /// More points than anybody can play.
  private static let most = 1 << 40

  /// - Throws: ``SweepRefusal`` when the design cannot be made.
  public init(_ plan: SweepPlan) throws(SweepRefusal) {
    self.plan = plan
    let parameters = plan.space.parameters
    for parameter in parameters {
      guard case .distribution(let distribution) = parameter.values, distribution.isBeyondItsTail else { continue }
      throw SweepRefusal(
        message: "\(plan.file): parameters.\(parameter.name): practically nothing of the distribution lies between "
          + "\(ParameterValue.number(distribution.low)) and \(ParameterValue.number(distribution.high))")
    }
    func drawn(_ rule: UnitDesign.Rule, _ size: Int) throws(SweepRefusal) -> UnitDesign {
      let seed = UInt64(plan.base.parameters.run.seed)
      do {
        return try UnitDesign(rule, dimensions: parameters.count, size: size, seed: seed)
      } catch {
        throw SweepRefusal(message: "\(plan.file): design: \(error.message)")
      }
    }
    switch plan.design {
    case .grid:
      try Self.checkSteps(plan)
      let steps = parameters.map(\.steps)
      count = steps.reduce(1) { count, values in
        let (product, overflow) = count.multipliedReportingOverflow(by: values.count)
        return overflow ? .max : product
      }
      rule = .grid(steps)
    case .oneAtATime:
      try Self.checkSteps(plan)
      let base = parameters.map { $0.value(in: plan.base) }
      let tried = zip(parameters, base).map { parameter, value in parameter.steps.filter { $0 != value } }
      count = 1 + tried.reduce(0) { $0 + $1.count }
      rule = .oneAtATime(base, tried)
    case .list(let rows):
      count = rows.count
      rule = .list(rows)
    case .random(let points):
      rule = .drawn(try drawn(.random, points))
      count = points
    case .latinHypercube(let points):
      rule = .drawn(try drawn(.latinHypercube, points))
      count = points
    case .sobol(let points):
      rule = .drawn(try drawn(.sobol, points))
      count = points
    case .morris, .saltelli, .rankCorrelation:
      guard let analysis = SensitivityAnalysis(of: plan) else { preconditionFailure("a design without an analysis") }
      let design: UnitDesign
      do {
        design = try analysis.design(parameters: parameters.count)
      } catch {
        throw SweepRefusal(message: "\(plan.file): design: \(error.message)")
      }
      rule = .drawn(design)
      count = design.count
    }
    guard (1...Self.most).contains(count) else {
      throw SweepRefusal(
        message: "\(plan.file): the sweep has \(count == 0 ? "no points" : "more points than can be played")")
    }
  }

  /// Whole numbers may come out of steps twice.
  private static func checkSteps(_ plan: SweepPlan) throws(SweepRefusal) {
    for parameter in plan.space.parameters {
      let values = parameter.steps
      // They ascend, so that equal ones are neighbours; lists were seen to have none.
      if let twice = values.indices.dropFirst().first(where: { values[$0] == values[$0 - 1] }) {
        throw SweepRefusal(
          message:
            "\(plan.file): parameters.\(parameter.name): \(values.count) steps give \(values[twice]) twice; take "
            + "fewer, or list the values")
      }
    }
  }

  /// The values at a point, from 0, in the order of the parameters.
  public func values(_ point: Int) -> [SweptValue] {
    switch rule {
    case .grid(let steps):
      var rest = point
      var values: [SweptValue] = []
      for choices in steps.reversed() {
        values.append(choices[rest % choices.count])
        rest /= choices.count
      }
      return values.reversed()
    case .oneAtATime(let base, let tried):
      var values = base
      var place = point - 1
      for (parameter, choices) in tried.enumerated() where place >= 0 {
        if place < choices.count { values[parameter] = choices[place] }
        place -= choices.count
      }
      return values
    case .list(let rows): return rows[point]
    case .drawn(let design):
      return zip(plan.space.parameters, design.point(point)).map { $0.value(at: $1) }
    }
  }

  /// The seed of all runs of a point, from 0: that of the base, or one of its own where luck is not shared.
  public func seed(_ point: Int) -> Int {
    let seed = plan.base.parameters.run.seed
    if plan.sharesLuck { return seed }
    var draws = Luck(seed: UInt64(seed), replicate: 0).key(.pointSeed).agent(point).draws
    return Int(draws.next() >> 1)
  }

  /// What is played at a point, from 0.
  /// - Throws: what does not fit together there.
  public func scenario(_ point: Int) throws(ParameterSpace.Refusal) -> Scenario {
    var scenario = try plan.space.scenario(values(point), over: plan.base)
    scenario.parameters.run.seed = seed(point)
    return scenario
  }
}

extension SensitivityAnalysis {
  /// Nil when the sweep's design is none for an analysis.
  init?(of plan: SweepPlan) {
    let seed = plan.base.parameters.run.seed
    switch plan.design {
    case .morris(let trajectories, let levels): self.init(.morris, size: trajectories, levels: levels, seed: seed)
    case .saltelli(let points): self.init(.saltelli, size: points, seed: seed)
    case .rankCorrelation(let points): self.init(.rankCorrelation, size: points, seed: seed)
    case .grid, .oneAtATime, .list, .random, .latinHypercube, .sobol: return nil
    }
  }
}

extension SweptParameter {
  /// The value that a scenario has there; its own regime under its name.
  fileprivate func value(in scenario: Scenario) -> SweptValue {
    switch target {
    case .setting(let key): .value(ParameterTable.parameter(key)!.value(in: scenario.parameters))
    case .regime: .regime(SweptRegime(name: scenario.name, file: "", parameters: scenario.parameters))
    case .eventPeriod(let number): .value(.integer(scenario.events[number - 1].period))
    case .eventSetting(let number, let key):
      .value(scenario.events[number - 1].changes.last { $0.key == key }!.value)
    }
  }
}
