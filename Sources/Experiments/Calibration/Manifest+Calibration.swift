// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market
internal import ScenarioFiles

extension Manifest {
  /// A calibration with all that it amounts to.
  static func calibration(_ plan: CalibrationPlan) -> [JSONText.Member] {
    var members: [JSONText.Member] = [
      .init("name", .text(plan.name)), .init("file", .text(plan.file)), .init("description", .text(plan.summary)),
      .init("method", .text(plan.method.rawValue)),
      .init(
        "parameters",
        .list(
          plan.space.parameters.map { parameter in
            .object([
              .init("name", .text(parameter.name)), .init("unit", .text(parameter.unit)),
              .init("prior", .text(parameter.text)),
            ])
          })),
      .init(
        "targets",
        .list(
          plan.targets.map { target in
            .object([
              .init("name", .text(target.metric.name)), .init("unit", .text(target.metric.unit)),
              .init("meaning", .text(target.metric.meaning)), .init("value", .number(target.value)),
              .init("standard_error", .number(target.standardError)),
            ])
          })),
    ]
    if plan.method != .abc { members.append(.init("starts", .integer(plan.starts))) }
    if plan.method != .moments {
      members.append(.init("draws", .integer(plan.draws)))
      switch plan.acceptance {
      case .nearest(let share): members.append(.init("accept", .number(share)))
      case .within(let distance): members.append(.init("within", .number(distance)))
      }
    }
    members.append(.init("scenario", describe(ExperimentInput(scenario: plan.base, file: plan.baseFile))))
    return [.init("calibration", .object(members))]
  }
}
