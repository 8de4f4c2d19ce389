// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

/// What finite data never tell of, and what they cannot tell of once the tail is cut.
enum TailCoverage {
  static let exponent = 1.5

  static func facts(isQuick: Bool) -> Int { isQuick ? 100_000 : 1_000_000 }
  static func replicates(isQuick: Bool) -> Int { isQuick ? 20 : 50 }
  private static func records(isQuick: Bool) -> [Int] {
    [10, 30, 100, 300, 1_000, 3_000, 10_000] + (isQuick ? [] : [30_000, 100_000])
  }

  /// After how many facts the truth is cut; nil for not at all.
  static let cuts: [(name: String, kept: Int?)] = [
    ("whole truth", nil), ("first 1,000 facts", 1_000), ("first 100 facts", 100),
  ]

  static func expected(_ kept: Int?, facts: Int, records: Int) -> Double {
    if let kept {
      LostTails.unseenAfterCut(facts: facts, exponent: exponent, records: records, kept: kept)
    } else {
      LostTails.unseen(facts: facts, exponent: exponent, records: records)
    }
  }

  private static let asymptote = "T^(-1/3), infinitely many facts"

  static let figure = Figure(
    id: "tail-coverage", title: "What a memorising learner does not know, by the records that it was told",
    caption: "Expected mass of the facts that T records do not tell of, with 95% intervals: a million facts of "
      + "probability in proportion to i^-1.5 (a quick look: a hundred thousand), told of faithfully, or with the tail cut after "
      + "the most probable 1,000 or 100, which leaves a floor that no number of records lowers. Dashed: the exact sums, "
      + "sum p (1-p)^T, and for infinitely many facts what they tend to, in proportion to T^(-1/3).",
    source: LostTails.paper, method: "one fit of the learner categorical, as by 'seedcorn retrain'",
    fullSize: "50 replicates of 9 numbers of records", quickSize: "20 replicates of 7 numbers of records",
    layout: .joinedMarks, series: "told_of",
    horizontal: FigureAxis("records", "records T", isLogarithmic: true),
    vertical: FigureAxis("unknown_mass", "mass of unknown facts", isLogarithmic: true), isEstimated: true,
    references: Dictionary(uniqueKeysWithValues: cuts.map { ("exact, " + $0.name, $0.name) }).merging(
      [asymptote: "whole truth"]) { first, _ in first }, referenceTitle: "exact, and T^(-1/3)"
  ) { simulations in
    let facts = facts(isQuick: simulations.isQuick)
    let sizes = records(isQuick: simulations.isQuick)
    let replicates = replicates(isQuick: simulations.isQuick)
    let learner = CategoricalLearner(facts: facts, exponent: exponent)
    var points: [FigurePoint] = []
    for (name, kept) in cuts {
      // Of few facts many records tell all: nothing is left to chance.
      let played = sizes.filter { $0 <= 100 * (kept ?? facts) }
      let groups = played.map { size in
        let target = RetrainingTarget(
          id: "tail-coverage.\(kept ?? 0).\(size)", paper: LostTails.paper, statement: "mass of unknown facts",
          setting: name, published: "exact form", expected: expected(kept, facts: facts, records: size),
          basis: .exactSum)
        return LostTails.play(learner, records: size, kept: kept).group(
          replicates: replicates, quickReplicates: replicates, [.init(target, fit: 1, LostTails.forgotten)])
      }
      let rows = try await simulations.targets(groups)
      points += zip(rows, played).map { RetrainingCurve.point($0, name, Double($1)) }
      points += sizes.map {
        FigurePoint("exact, " + name, .number(Double($0)), expected(kept, facts: facts, records: $0))
      }
    }
    return points
      + sizes.map {
        FigurePoint(
          asymptote, .number(Double($0)), LostTails.unseenAsymptote(exponent: exponent, records: Double($0)))
      }
  }
}
