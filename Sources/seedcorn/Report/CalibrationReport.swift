// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market
internal import Reports
internal import ScenarioFiles

/// What a reader sees at the end of `calibrate`.
struct CalibrationReport {
  let result: CalibrationResult
  /// Columns of the terminal.
  let width: Int

  private var plan: CalibrationPlan { result.plan }
  private var names: [String] { plan.space.parameters.map(\.name) }

  var text: String {
    [title, moments, posterior].filter { !$0.isEmpty }.joined(separator: [""]).map { $0 + "\n" }.joined()
  }

  private var title: [String] {
    let run = plan.base.parameters.run
    let counts =
      "\(NumberText.counted(names.count, "parameter")) of \(plan.base.name) to "
      + NumberText.counted(plan.targets.count, "target")
    return ["\(plan.name): \(counts)"]
      + (plan.summary.isEmpty ? [] : Wrapping.lines(plan.summary, width: width))
      + [
        "\(NumberText.counted(run.replicates, "replicate")) of \(NumberText.counted(run.periods, "period")), "
          + "seed \(run.seed)"
      ]
  }

  private func number(_ value: Double) -> String { value.isFinite ? NumberText.significant(value, digits: 4) : "-" }

  /// One row for each parameter.
  private func table(_ source: CalibrationResult.Source, _ value: String, _ error: String) -> [String] {
    let rows = result.findings.filter { $0.source == source }
    func column(_ header: String, _ cell: (CalibrationResult.Finding) -> String) -> TextTable.Column {
      TextTable.Column(header: header, cells: rows.map { .init(value: cell($0)) })
    }
    var columns = [
      column(value) { number($0.value) }, column(error) { number($0.standardError) },
      column("95% interval") { "\(number($0.low)) to \(number($0.high))" },
      column("prior") { "\(number($0.priorLow)) to \(number($0.priorHigh))" },
    ]
    if rows.contains(where: { $0.isIdentified != nil }) {
      columns.append(column("identified") { $0.isIdentified.map { $0 ? "yes" : "no" } ?? "" })
    }
    let remarks = rows.filter { !$0.remark.isEmpty }.flatMap {
      Wrapping.lines("\($0.parameter): \($0.remark)", width: width)
    }
    return TextTable(labels: rows.map(\.parameter), columns: columns).lines(width: width) + remarks
  }

  private var moments: [String] {
    guard let estimate = result.estimate else { return [] }
    let means = estimate.moments.means
    let errors = estimate.simulationErrors
    func column(_ header: String, _ cell: (Int) -> String) -> TextTable.Column {
      TextTable.Column(header: header, cells: plan.targets.indices.map { .init(value: cell($0)) })
    }
    let targets = TextTable(
      labels: plan.targets.map(\.metric.name),
      columns: [
        column("target") { number(plan.targets[$0].value) },
        column("standard error") { number(plan.targets[$0].standardError) },
        column("simulated") { number(means[$0]) }, column("its error") { number(errors[$0]) },
        column("difference/error") {
          NumberText.fixed((means[$0] - plan.targets[$0].value) / plan.targets[$0].standardError, 2)
        },
      ])
    return ["By simulated moments", ""] + table(.moments, "estimate", "standard error") + [""]
      + targets.lines(width: width) + [""] + test(estimate).flatMap { Wrapping.lines($0, width: width) }
  }

  /// How well the targets are met and what they leave open.
  private func test(_ estimate: MomentEstimate) -> [String] {
    let test = estimate.test
    var lines = [
      test.degreesOfFreedom > 0
        ? "J = \(number(test.statistic)) with \(NumberText.counted(test.degreesOfFreedom, "degree")) of freedom, "
          + "p = \(number(test.probability))"
          + (test.probability < 0.05 ? ": the model does not meet these targets at any of its parameters" : "")
        : "No target is left to test the model with."
    ]
    if estimate.identification.hasTooFewMoments {
      lines.append("There are fewer targets than parameters, so that they cannot all be told.")
    }
    for direction in estimate.identification.weakDirections {
      lines.append(
        "Left open, along the parameters' priors: " + combination(direction.weights)
          + " (targets change by \(number(direction.singularValue)) standard errors)")
    }
    for other in estimate.others {
      let values = result.findings.filter { $0.source == .otherOptimum }
      let place = estimate.others.firstIndex(of: other) ?? 0
      let own = values[(place * names.count)..<((place + 1) * names.count)]
      lines.append(
        "Nearly as good (distance \(number(other.distance)) against \(number(estimate.optimum.distance))): "
          + own.map { "\($0.parameter) \(number($0.value))" }.joined(separator: ", "))
    }
    if !estimate.optimum.isConverged { lines.append("The search ended before it came to rest.") }
    lines.append("\(estimate.places) places were played.")
    if estimate.problems > 0, let first = estimate.firstProblem {
      lines.append("\(estimate.problems) of them could not be compared; the first: \(first)")
    }
    return lines
  }

  private func combination(_ weights: [Double]) -> String {
    var text = ""
    for (weight, name) in zip(weights, names) where abs(weight) >= 0.05 {
      let sign = text.isEmpty ? (weight < 0 ? "-" : "") : (weight < 0 ? " - " : " + ")
      text += sign + "\(NumberText.fixed(abs(weight), 2)) \(name)"
    }
    return text
  }

  private var posterior: [String] {
    guard let posterior = result.posterior else { return [] }
    var lines =
      [
        "By rejection: the nearest \(posterior.accepted.count) of \(posterior.draws) draws, to "
          + "\(number(posterior.largestDistance)) standard errors", "",
      ] + table(.abc, "mean", "deviation")
    if result.adjustment != nil {
      lines += ["", "The same, adjusted by regression", ""] + table(.abcAdjusted, "mean", "deviation")
    } else {
      lines += ["", "Too few draws were accepted, or their moments depend on one another, to adjust by regression."]
    }
    let spreads = names.enumerated().map { "\($1) \(number(posterior.remainingSpread(of: $0)))" }
    lines +=
      [""]
      + Wrapping.lines(
        "Deviation over that of the prior (near 1: the targets say nothing of it): " + spreads.joined(separator: ", "),
        width: width)
    if posterior.problems > 0, let first = posterior.firstProblem {
      lines += Wrapping.lines("\(posterior.problems) draws could not be compared; the first: \(first)", width: width)
    }
    return lines
  }
}
