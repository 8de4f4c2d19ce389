// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Luck

/// Least squares on the last generation's data or on all so far: Gerstgrasser et al., COLM 2024.
enum AccumulatedRegression {
  static let paper = "Gerstgrasser et al., COLM 2024 (arXiv 2404.01413)"

  /// E|w - w*|^2 of one fit to T human records: s2 d/(T - d - 1).
  static func singleError(dimensions: Int, records: Int) -> Double {
    Double(dimensions) / Double(records - dimensions - 1)
  }

  /// The same when data accumulate over so many fits with the same inputs: fit i moves by a mean of i equal designs'
  /// noise, 1/i of that of one.
  static func sameDesignError(dimensions: Int, records: Int, fits: Int) -> Double {
    singleError(dimensions: dimensions, records: records)
      * (1...fits).reduce(0) { $0 + 1 / (Double($1) * Double($1)) }
  }

  /// The same with inputs of their own: s2 d sum 1/(i (i T - d - 1)).
  static func freshDesignError(dimensions: Int, records: Int, fits: Int) -> Double {
    (1...fits).reduce(0) { $0 + singleError(dimensions: dimensions, records: $1 * records) / Double($1) }
  }

  static func groups() -> [RetrainingGroup] {
    let (dimensions, records, fits) = (10, 50, 20)
    let single = singleError(dimensions: dimensions, records: records)
    func group(
      _ workflow: Workflow, fixedInputs: Bool, id: String, published: String, expected: Double, note: String
    ) -> RetrainingGroup {
      var plan = RetrainingPlan()
      plan.workflow = workflow
      plan.synthetic = records
      plan.generations = fits
      let target = RetrainingTarget(
        id: "B4.\(id)", paper: paper, statement: "E|w - w*|^2, error of prediction beyond the noise",
        setting:
          "least squares in d = \(dimensions) dimensions with inputs N(0, I) and noise variance s2 = 1, workflow "
          + "\(workflow), \(fixedInputs ? "the same inputs" : "new inputs") in all generations, "
          + "T = \(records) records a generation, n = \(Wording.fits(fits))",
        published: published, expected: expected, basis: .closedForm, note: note)
      let play = LoopPlay(plan) { luck in
        RegressionLearner(
          dimensions: dimensions, fixedInputs: fixedInputs ? luck.key(.learner).counterpart(1) : nil)
      }
      return play.group(quickReplicates: 10_000, [.init(target, fit: fits, .quantity("squared_error"))])
    }
    return [
      group(
        .replace, fixedInputs: false, id: "replace", published: "5.128", expected: Double(fits) * single,
        note: "s2 d/(T-d-1) n"),
      group(
        .accumulate, fixedInputs: true, id: "accumulate.same", published: "0.4093",
        expected: sameDesignError(dimensions: dimensions, records: records, fits: fits),
        note: "s2 d/(T-d-1) sum 1/i^2; the bound with pi^2/6 is \(Wording.short(single * .pi * .pi / 6))"),
      group(
        .accumulate, fixedInputs: false, id: "accumulate.fresh", published: "0.3854",
        expected: freshDesignError(dimensions: dimensions, records: records, fits: fits),
        note: "s2 d sum 1/(i (iT-d-1)); the bound with pi^2/6 is \(Wording.short(single * .pi * .pi / 6))"),
    ]
  }
}
