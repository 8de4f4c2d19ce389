// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market
internal import Reports
internal import ScenarioFiles

/// What a reader sees at the end of `factorial`.
struct FactorialReport {
  let result: FactorialResult
  /// For each key metric one estimate for each effect.
  private let estimates: [[Estimate]]
  /// Columns of the terminal.
  private let width: Int

  private static let metrics = KeyMetric.ofRemedies
  /// With more remedies there are too many interactions for a screen: those of pairs are shown.
  private static let mostForAllInteractions = 3

  init(result: FactorialResult, width: Int) {
    self.result = result
    self.width = width
    estimates = Self.metrics.map { result.estimates(of: $0.metric) }
  }

  var text: String {
    [title, cells, effects, together, notices].filter { !$0.isEmpty }.joined(separator: [""]).map { $0 + "\n" }.joined()
  }

  private var names: [String] { result.design.remedies.map(\.name) }
  private var replicates: Int { result.design.base.parameters.run.replicates }

  private var title: [String] {
    let run = result.design.base.parameters.run
    let cells =
      names.count == 1
      ? "and without \(names[0])"
      : "all \(result.design.cells.count) combinations of \(names.joined(separator: ", "))"
    let length = "\(NumberText.counted(run.replicates, "replicate")) of \(NumberText.counted(run.periods, "period"))"
    return Wrapping.lines("\(result.design.base.name) with \(cells)", width: width) + [
      "\(length) each, seed \(run.seed)",
      "Means over periods, or the last period (end)"
        + (run.replicates > 1 ? "; ± half the width of the 95% interval over replicates." : "."),
    ]
  }

  private var cells: [String] {
    let summaries = result.summaries
    return TextTable(
      labels: result.design.cells.map(\.name),
      columns: Self.metrics.map { key in
        TextTable.Column(
          header: key.label,
          cells: summaries.map { TextTable.Cell($0[key.metric], factor: key.factor, isDifference: false) })
      }
    ).lines(width: width)
  }

  private var effects: [String] {
    let shown = result.effects.indices.filter { place in
      switch result.effects[place].kind {
      case .main, .remedyAlone, .lossByFaultAlone: true
      case .interaction: names.count <= Self.mostForAllInteractions || result.effects[place].factors.count == 2
      case .allRemedies, .sumOfSingleRemedies, .synergy, .synergyOfLogs: false
      }
    }
    let table = TextTable(
      labels: shown.map { label(result.effects[$0]) },
      columns: zip(Self.metrics, estimates).map { key, estimates in
        TextTable.Column(
          header: key.label,
          cells: shown.map { TextTable.Cell(estimates[$0], factor: key.factor, isDifference: true) })
      })
    return [
      "Effects, paired by replicate (the same luck in every cell); see seedcorn describe factorial", "",
    ]
      + table.lines(width: width) + ["* the 95% interval leaves out 0"]
      + (names.count > Self.mostForAllInteractions
        ? ["Interactions of three or more remedies are in \(FactorialTables.effectsName) (--out)."] : [])
  }

  private func label(_ effect: FactorialEffect) -> String {
    let words =
      switch effect.kind {
      case .main: "main"
      case .interaction: "interaction"
      case .remedyAlone: "remedy alone"
      case .lossByFaultAlone: "loss by fault alone"
      case .allRemedies, .sumOfSingleRemedies, .synergy, .synergyOfLogs: effect.kind.rawValue
      }
    return words + ": " + effect.factors.map { names[$0] }.joined(separator: " x ")
  }

  /// Whether the whole is more than the sum of its parts.
  private var together: [String] {
    guard names.count > 1 else { return [] }
    let verdicts = estimates.map { Additivity(synergy: $0[place(.synergy)]).rawValue }
    let table = TextTable(
      labels: Self.metrics.map(\.label),
      columns: [
        // Beside each other also where the table is broken.
        column("synergy", .synergy),
        TextTable.Column(header: "verdict", cells: verdicts.map { TextTable.Cell(value: $0) }),
        column("all remedies", .allRemedies), column("sum of single ones", .sumOfSingleRemedies),
        column("synergy of logs", .synergyOfLogs),
      ])
    return ["All remedies together against the sum of what each does alone", ""] + table.lines(width: width)
      + Wrapping.lines(Self.legend, width: width)
  }

  private static let legend =
    "synergy: what all remedies do beyond the sum of what each does alone; above 0 they need one another "
    + "(super-additive), below 0 one does part of another's work (sub-additive). Of logs: 0 where each multiplies by a "
    + "factor of its own; in replicates where all values are above 0, how many in brackets where not in all."

  private func column(_ header: String, _ kind: FactorialEffect.Kind) -> TextTable.Column {
    let isLog = kind == .synergyOfLogs
    return TextTable.Column(
      header: header,
      cells: zip(Self.metrics, estimates).map { key, estimates in
        let estimate = estimates[place(kind)]
        var cell = TextTable.Cell(estimate, factor: isLog ? 1 : key.factor, isDifference: true)
        if isLog && estimate.count < replicates { cell.addition += " (\(estimate.count))" }
        return cell
      })
  }

  private func place(_ kind: FactorialEffect.Kind) -> Int {
    guard let place = result.effects.firstIndex(where: { $0.kind == kind }) else {
      preconditionFailure("there is no effect \(kind)")
    }
    return place
  }

  private var notices: [String] {
    result.design.cells.indices.flatMap { cell in
      NoticeText.lines(result.notices(of: cell), of: result.design.cells[cell].name, replicates: replicates)
    }
  }
}
