// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market
internal import ScenarioFiles

extension Manifest {
  /// Scenarios, with all that they amount to.
  static func scenarios(_ inputs: [ExperimentInput]) -> [JSONText.Member] {
    [.init("scenarios", .list(inputs.map(describe)))]
  }

  /// The state that a scenario goes on from, and what is changed from the next period on.
  static func continuation(_ continuation: Continuation) -> [JSONText.Member] {
    [
      .init(
        "from_state",
        .object([
          .init("file", .text(continuation.state.path)),
          .init("period", .integer(continuation.state.period)),
          .init("set", .object(continuation.changes.map { .init($0.key, json($0.value)) })),
        ]))
    ]
  }

  /// A scenario solved on paper.
  static func equilibrium(_ study: EquilibriumStudy) -> [JSONText.Member] {
    [
      .init(
        "equilibrium",
        .object([
          .init("scenario", describe(study.input)),
          .init("replicate", .integer(study.replicate)),
          .init("starts", .integer(study.starts)),
          .init("types", .integer(study.types)),
        ]))
    ]
  }

  /// A base with all that it amounts to, and what each remedy sets over it.
  static func factorial(_ design: FactorialDesign) -> [JSONText.Member] {
    [
      .init(
        "factorial",
        .object([
          .init("base", describe(ExperimentInput(scenario: design.base, file: design.baseFile))),
          .init("remedies", .list(design.remedies.map(describe))),
        ]))
    ]
  }

  /// A scenario with all that it amounts to, and the discount factors at which its buyers choose.
  static func patience(_ input: ExperimentInput, _ discounts: [Double]) -> [JSONText.Member] {
    [
      .init(
        "patience",
        .object([.init("scenario", describe(input)), .init("discounts", .list(discounts.map { .number($0) }))]))
    ]
  }

  /// A scenario, what was searched in it and by what it was judged.
  static func optimisation(_ design: OptimisationDesign, on ground: OptimisationGround) -> [JSONText.Member] {
    [
      .init(
        "optimisation",
        .object([
          .init("scenario", describe(ExperimentInput(scenario: design.scenario, file: design.file))),
          .init(
            "over",
            .list(
              design.ranges.map { range in
                .object([
                  .init("key", .text(range.key)), .init("low", json(range.parameterValue(range.low))),
                  .init("high", json(range.parameterValue(range.high))),
                ])
              })),
          .init("on", .text(ground.rawValue)),
          .init("objective", .text(Metric.all[design.objective].name)),
          .init("minimise", .flag(design.minimises)),
          .init("grid_points", .integer(design.gridPoints)),
          .init("comparison_seed", .integer(design.freshSeed)),
        ]))
    ]
  }

  /// A retraining experiment and the file that it was read from, if there was one.
  static func retraining(_ input: RetrainingInput, file: String?) -> [JSONText.Member] {
    [
      .init(
        "retraining",
        .object([
          .init("name", .text(input.name)),
          .init("file", file.map { .text($0) } ?? .null),
          .init("parameters", values(RetrainingParameters.table, in: input.parameters)),
        ]))
    ]
  }

  static func describe(_ input: ExperimentInput) -> JSONText {
    let scenario = input.scenario
    let run = scenario.parameters.run
    return .object([
      .init("name", .text(scenario.name)),
      .init("file", .text(input.file)),
      .init("seed", .integer(run.seed)),
      .init("replicates", .integer(run.replicates)),
      .init("periods", .integer(run.periods)),
      .init("parameters", values(ParameterTable.all, in: scenario.parameters)),
      .init("events", list(scenario.events)),
      .init("base_regime", scenario.baseRegime.map { values(regimeParameters, in: $0) } ?? .null),
    ])
  }

  private static func describe(_ remedy: FactorialDesign.Remedy) -> JSONText {
    .object([
      .init("name", .text(remedy.name)),
      .init("file", .text(remedy.file)),
      .init("set", .object(remedy.settings.map { .init($0.key, json($0.value)) })),
      .init("events", remedy.events.map(list) ?? .null),
      .init("base_regime", remedy.baseRegime.map { values(regimeParameters, in: $0) } ?? .null),
    ])
  }

  private static func list(_ events: [Event]) -> JSONText {
    .list(
      events.map { event in
        .object([
          .init("period", .integer(event.period)),
          .init("set", .object(event.changes.map { .init($0.key, json($0.value)) })),
        ])
      })
  }

  static var regimeParameters: [Parameter] {
    ParameterTable.all.filter { parameter in
      ParameterTable.regimeGroups.contains { parameter.key.hasPrefix($0 + ".") }
    }
  }

  static func values<Whole>(_ table: [Setting<Whole>], in parameters: Whole) -> JSONText {
    .object(table.map { .init($0.key, json($0.value(in: parameters))) })
  }

  private static func json(_ value: ParameterValue) -> JSONText {
    switch value {
    case .number(let number):
      number == number.rounded() && abs(number) < 0x1p53 ? .integer(Int(number)) : .number(number)
    case .integer(let number): .integer(number)
    case .flag(let flag): .flag(flag)
    case .choice(let name), .text(let name): .text(name)
    }
  }
}
