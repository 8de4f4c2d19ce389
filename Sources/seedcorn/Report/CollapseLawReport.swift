// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Fidelity
internal import Reports
internal import ScenarioFiles

/// What a reader sees at the end of `retrain --law`.
struct CollapseLawReport {
  let input: RetrainingInput
  let result: CollapseLawResult
  /// Columns of the terminal.
  let width: Int

  var text: String {
    let learner = input.parameters.learning.learner.rawValue
    let head = [
      "\(input.name): learner \(learner), \(result.generations) generations, \(result.replicates) replicate\(result.replicates == 1 ? "" : "s"), "
        + "seed \(input.parameters.seed)",
      "Is log Q = -b t rho^2, with Q = exp(-KL) over its value without synthetic records? KL: "
        + "\(input.parameters.learning.learner.divergence).", "",
    ]
    return (head + fit + [""] + table.lines(width: width) + [""] + Wrapping.lines(Self.legend, width: width)).map {
      $0 + "\n"
    }.joined()
  }

  private static let legend =
    "falls: the last third of the generations declines at least half as fast as the first; settles: not discernibly, or "
    + "less than a tenth as fast; slows: in between."

  private var fit: [String] {
    guard result.coefficient.isFinite else { return ["no regression: log quality is infinite somewhere"] }
    let estimate = NumberText.measured(result.coefficient, result.halfWidth)
    let error = NumberText.plain(result.standardError)
    return [
      "b = \(estimate.value) \(estimate.error) (95%; Newey-West standard error \(error), lag \(result.lag)), "
        + "R^2 " + (result.rSquared.isFinite ? "= \(NumberText.fixed(result.rSquared, 3))" : "undefined"),
      result.predicted.isFinite
        ? "b expected of the chi^2 divergence of the first generation's records: \(NumberText.plain(result.predicted))"
        : "no chi^2 divergence to expect b from",
    ]
  }

  private var table: TextTable {
    TextTable(
      labels: result.shares.map { "rho \(NumberText.fixed($0.contamination, 2))" },
      columns: [
        column("log Q at the end") { ($0.logQuality[result.generations], $0.standardErrors[result.generations]) },
        column("loss per generation, first third") { ($0.earlyDecline, $0.earlyDeclineError) },
        column("last third") { ($0.lateDecline, $0.lateDeclineError) },
        TextTable.Column(
          header: "course", cells: result.shares.map { TextTable.Cell(value: $0.course.rawValue) }),
      ])
  }

  private func column(
    _ header: String, _ cell: (CollapseLawResult.Share) -> (value: Double, error: Double)
  ) -> TextTable.Column {
    TextTable.Column(
      header: header,
      cells: result.shares.map { share in
        let numbers = cell(share)
        let text = NumberText.measured(numbers.value, numbers.error)
        return TextTable.Cell(value: text.value, addition: text.error)
      })
  }
}
