// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

/// A comparison of the 2^k cells of a factorial design.
///
/// Cell c has factor r when bit r of c is set: of two factors the cells are neither, the first, the second, both.
/// "With" a factor means that its remedy is in force, "without" that its fault is.
public struct FactorialEffect: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case main
    case interaction
    case remedyAlone = "remedy_alone"
    case lossByFaultAlone = "loss_by_fault_alone"
    case allRemedies = "all_remedies"
    case sumOfSingleRemedies = "sum_of_single_remedies"
    case synergy
    case synergyOfLogs = "synergy_log"

    /// With y(S) for the metric where the remedies S, and no others, are in force.
    public var meaning: String {
      switch self {
      case .main: "with the remedy minus without it, averaged over all combinations of the others"
      case .interaction:
        "by how much the effect of one remedy grows with another, [y11 - y01] - [y10 - y00], averaged over all "
          + "combinations of the others; of more than two, by how much the interaction of all but one grows with that "
          + "one. These are whole differences of differences, not halved for each further remedy as in some books"
      case .remedyAlone: "y(this remedy) - y(none): what it does where all other faults remain"
      case .lossByFaultAlone:
        "y(all) - y(all but this remedy): what its fault takes away where it is the only one; above 0 the metric is "
          + "lower with the fault"
      case .allRemedies: "y(all) - y(none)"
      case .sumOfSingleRemedies: "the sum of y(remedy) - y(none) over the remedies"
      case .synergy:
        "y(all) - y(none) minus the sum of y(remedy) - y(none): above 0, all remedies together do more than the sum of "
          + "what each does alone (super-additive); below 0 less (sub-additive)"
      case .synergyOfLogs:
        "the same of log y: 0 where every remedy multiplies y by a factor of its own; only over replicates in which all "
          + "values in it are above 0"
      }
    }
  }

  public let kind: Kind
  /// Those that it is an effect of, ascending.
  public let factors: [Int]

  public init(_ kind: Kind, of factors: [Int]) {
    self.kind = kind
    self.factors = factors
  }

  /// All effects of a number of factors. With one there is nothing to add up or to interact.
  public static func all(factors count: Int) -> [FactorialEffect] {
    let singles = (0..<count).map { [$0] }
    let several = (1..<1 << count).map { set in (0..<count).filter { set >> $0 & 1 == 1 } }
      .filter { $0.count > 1 }
      .sorted { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count }
    func each(_ kind: Kind, _ sets: [[Int]]) -> [FactorialEffect] { sets.map { FactorialEffect(kind, of: $0) } }
    let whole: [Kind] = count > 1 ? [.allRemedies, .sumOfSingleRemedies, .synergy, .synergyOfLogs] : [.allRemedies]
    return each(.main, singles) + each(.interaction, several) + each(.remedyAlone, singles)
      + each(.lossByFaultAlone, singles) + whole.map { FactorialEffect($0, of: Array(0..<count)) }
  }

  /// The effect in one replicate.
  /// - Parameter cells: the metric in each of the 2^k cells.
  /// - Returns: NaN when a value that it needs is missing (NaN).
  public func value(of cells: [Double]) -> Double {
    let all = cells.count - 1
    switch kind {
    case .main, .interaction: return averagedDifference(cells)
    case .remedyAlone: return cells[1 << factors[0]] - cells[0]
    case .lossByFaultAlone: return cells[all] - cells[all - 1 << factors[0]]
    case .allRemedies: return cells[all] - cells[0]
    case .sumOfSingleRemedies: return sumOfSingles(cells)
    case .synergy: return cells[all] - cells[0] - sumOfSingles(cells)
    case .synergyOfLogs:
      let needed = [cells[0], cells[all]] + factors.map { cells[1 << $0] }
      guard needed.allSatisfy({ $0 > 0 }) else { return .nan }
      let logs = cells.map { $0 > 0 ? log($0) : .nan }
      return logs[all] - logs[0] - sumOfSingles(logs)
    }
  }

  private func sumOfSingles(_ cells: [Double]) -> Double {
    factors.reduce(0) { $0 + (cells[1 << $1] - cells[0]) }
  }

  /// The difference over each of the factors in turn, then the mean over what is left. In this order a factor that
  /// changes nothing has exactly 0.
  private func averagedDifference(_ cells: [Double]) -> Double {
    var left = cells
    // From the last factor on, so that the places of those before it stay.
    for factor in factors.reversed() {
      let bit = 1 << factor
      left = (0..<left.count / 2).map { place in
        let without = place & (bit - 1) | (place & ~(bit - 1)) << 1
        return left[without | bit] - left[without]
      }
    }
    return left.reduce(0, +) / Double(left.count)
  }
}
