// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market
internal import ScenarioFiles

extension Manifest {
  /// A sweep with all that it amounts to.
  static func sweep(_ points: SweepPoints) -> [JSONText.Member] {
    let plan = points.plan
    var members: [JSONText.Member] = [
      .init("name", .text(plan.name)), .init("file", .text(plan.file)), .init("description", .text(plan.summary)),
      .init("design", .text(plan.design.name.rawValue)), .init("points", .integer(points.count)),
      .init(
        "parameters",
        .list(
          plan.space.parameters.map { parameter in
            .object([
              .init("name", .text(parameter.name)), .init("unit", .text(parameter.unit)),
              .init("values", .text(parameter.text)),
            ])
          })),
      .init(
        "metrics",
        .list(
          plan.metrics.map { metric in
            .object([
              .init("name", .text(metric.name)), .init("unit", .text(metric.unit)),
              .init("meaning", .text(metric.meaning)),
            ])
          })),
      .init("replicates", .integer(plan.base.parameters.run.replicates)),
    ]
    if let rule = plan.stopping {
      members.append(
        .init(
          "stop",
          .object([
            .init("metric", .text(plan.metrics[rule.metric].name)), .init("width", .number(rule.width)),
            .init("at_most", .integer(rule.most)),
          ])))
    }
    members.append(.init("common_luck", .flag(plan.sharesLuck)))
    if !plan.regimes.isEmpty {
      members.append(
        .init(
          "regimes",
          .list(
            plan.regimes.map { regime in
              .object([
                .init("name", .text(regime.name)), .init("file", .text(regime.file)),
                .init("parameters", values(regimeParameters, in: regime.parameters)),
              ])
            })))
    }
    members.append(
      .init("scenario", describe(ExperimentInput(scenario: plan.base, file: plan.baseFile))))
    return members
  }
}
