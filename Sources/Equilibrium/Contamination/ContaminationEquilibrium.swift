// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Market

/// A fixed point of the period map of a market on paper.
public struct ContaminationEquilibrium: Sendable {
  public let outcome: PaperOutcome
  /// Greatest residual of its equations, in logarithmic units.
  public let residual: Double
  /// nil where it cannot be told, since bids near it are not determined.
  public let stability: Stability?
  /// The starts from which it was found.
  public let starts: [Int]
}

/// All that a search found, and what it did not find.
public struct EquilibriumSet: Sendable {
  /// By falling fidelity.
  public let equilibria: [ContaminationEquilibrium]
  public let ends: [EquilibriumSearch.End]
  /// Roots of the coarse market that turned out to be none in the fine one, by the starts that led there.
  public let lost: [[Int]]
  /// p_ref, $ per record.
  public let referencePrice: Double

  /// The equilibrium to which a start led, counted from 0; nil where it led to none.
  public func equilibrium(ofStart start: Int) -> Int? {
    equilibria.firstIndex { $0.starts.contains(start) }
  }
}

extension EquilibriumSearch {
  /// What the ends of all starts amount to.
  /// - Parameter ends: of starts 0, 1, ..., in order.
  /// - Throws: `PaperImbalance`; `GSLError` where memory runs out.
  public func gather(_ ends: [End]) throws -> EquilibriumSet {
    var lost: [[Int]] = []
    var roots: [(end: End, starts: [Int])] = []
    for root in distinct(ends, within: Self.coarseDistance) {
      let refined = try refine(root.end)
      guard refined.failure == nil else {
        lost.append(root.starts)
        continue
      }
      if let place = roots.firstIndex(where: { isSame($0.end, refined) }) {
        roots[place].starts += root.starts
      } else {
        roots.append((refined, root.starts))
      }
    }
    let equilibria = try roots.map { try describe($0.end, starts: $0.starts.sorted()) }
      .sorted { $0.outcome[.fidelity] > $1.outcome[.fidelity] }
    return EquilibriumSet(equilibria: equilibria, ends: ends, lost: lost, referencePrice: fine.referencePrice)
  }

  private func isSame(_ left: End, _ right: End) -> Bool {
    distinct([left, right], within: Self.fineDistance).count == 1
  }

  private func describe(_ end: End, starts: [Int]) throws -> ContaminationEquilibrium {
    var map = PeriodMap(fine, tremble: Self.fineTremble)
    let state = end.point.withUnsafeBufferPointer { map.play(at: $0) }
    let outcome = try PaperOutcome(map, state)
    var slopes = PeriodMap(middle, tremble: Self.middleTremble)
    let jacobian = end.point.withUnsafeBufferPointer {
      slopes.jacobian($0, step: Self.fineStep, isCentral: true)
    }
    return ContaminationEquilibrium(
      outcome: outcome, residual: end.residual,
      stability: try? Stability(jacobian, fine.unknowns), starts: starts)
  }
}
