// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market
internal import Reports
internal import ScenarioFiles

/// What a reader sees at the end of `optimize`.
struct OptimisationReport {
  let result: OptimisationResult
  /// Columns of the terminal.
  let width: Int

  private var design: OptimisationDesign { result.design }
  private var objective: String { Metric.all[design.objective].name }

  var text: String {
    [title, best, compared, remarks].filter { !$0.isEmpty }.joined(separator: [""]).map { $0 + "\n" }.joined()
  }

  private var title: [String] {
    let run = design.scenario.parameters.run
    let ranges = design.ranges.map { range in
      "\(range.key) from \(range.parameterValue(range.low)) to \(range.parameterValue(range.high))"
    }
    let aim = "\(design.minimises ? "Least" : "Greatest") \(objective) of \(design.scenario.name) over "
    return Wrapping.lines(aim + ranges.joined(separator: " and "), width: width) + [
      "\(NumberText.counted(result.pointCount, "point")), each "
        + (result.ground == .paper
          ? "solved on paper for the buyers of \(NumberText.counted(run.replicates, "replicate")), seed \(run.seed)"
          : "\(NumberText.counted(run.replicates, "replicate")) of \(NumberText.counted(run.periods, "period")), seed "
            + "\(run.seed)")
    ]
  }

  private var best: [String] {
    zip(design.ranges, result.optimum.coordinates).flatMap { range, coordinate in
      let interval =
        coordinate.low.isFinite ? ", 95% interval \(number(coordinate.low)) to \(number(coordinate.high))" : ""
      let position =
        switch coordinate.position {
        case .inside: ""
        case .lowEnd: "; the low end of the range, beyond which it may lie"
        case .highEnd: "; the high end of the range, beyond which it may lie"
        case .jump: "; the objective jumps there"
        case .flat: "; no point differs from another"
        }
      return Wrapping.lines("Best \(range.key): \(number(coordinate.value))\(interval)\(position)", width: width)
    }
  }

  private var compared: [String] {
    let places = result.contenders.indices
    func column(_ header: String, _ estimates: [Estimate?], isDifference: Bool) -> TextTable.Column {
      TextTable.Column(
        header: header,
        cells: estimates.map { estimate in
          estimate.map { TextTable.Cell($0, isDifference: isDifference) } ?? TextTable.Cell(value: "")
        })
    }
    let values = design.ranges.indices.map { axis in
      TextTable.Column(
        header: design.ranges[axis].key,
        cells: result.contenders.map { TextTable.Cell(value: $0.values.map { number($0[axis]) } ?? "") })
    }
    let table = TextTable(
      labels: result.contenders.map { $0.name + ($0.isFixed ? "" : " (!)") },
      columns: values + [
        column(objective, places.map { result.objective(of: $0) }, isDifference: false),
        column(
          "against \(design.referenceName)", places.map { $0 == 0 ? nil : result.difference(of: $0, to: 0) },
          isDifference: true),
        column(
          "best against it", places.map { $0 == 1 ? nil : result.difference(of: 1, to: $0) }, isDifference: true),
      ])
    let fresh =
      result.ground == .paper
      ? "Solved for the buyers of seed \(design.freshSeed), whom the search did not see"
      : "Played with the luck of seed \(design.freshSeed), which the search did not see"
    return [fresh, ""]
      + table.lines(width: width) + ["* the 95% interval leaves out 0"]
      + (result.contenders.allSatisfy(\.isFixed)
        ? []
        : Wrapping.lines(
          "(!) The market jumps across the fixed point: no rate agrees with its own consequences.", width: width))
  }

  private func number(_ value: Double) -> String { NumberText.significant(value, digits: 4) }

  private var remarks: [String] {
    let names = result.contenders.map(\.name)
    let isMissing =
      names.contains(OptimisationResult.frozen) && !names.contains(OptimisationResult.responding)
    return design.remarks
      + (isMissing ? ["\(OptimisationResult.responding): every rate calls for a still higher one"] : [])
  }
}
