// SPDX-License-Identifier: GPL-3.0-or-later

public import Equilibrium
internal import Market

/// Equilibria as files of comma-separated values.
public enum EquilibriumTables {
  /// One row an equilibrium: how it was found, then the columns of a run that exist on paper. `stable` is 1 or 0, and
  /// empty, as `spectral_radius`, where it cannot be told.
  public static let equilibriaName = "equilibria.csv"
  /// One row for each buyer of each equilibrium, in $ and records per period.
  public static let buyersName = "buyers.csv"
  /// One row a start: the equilibrium it led to (from 1; empty for none), or why it led to none.
  public static let startsName = "starts.csv"

  public static func all(_ found: EquilibriumSet) -> [(name: String, bytes: [UInt8])] {
    [(equilibriaName, equilibria(found)), (buyersName, buyers(found)), (startsName, starts(found))]
  }

  static func equilibria(_ found: EquilibriumSet) -> [UInt8] {
    let columns = PaperOutcome.columns
    var bytes = CSVText.header(
      ["equilibrium", "starts", "stable", "spectral_radius", "residual"] + columns.map(\.column.name))
    for (place, equilibrium) in found.equilibria.enumerated() {
      let stability = equilibrium.stability
      append(
        [
          Double(place + 1), Double(equilibrium.starts.count), stability.map { $0.isStable ? 1 : 0 } ?? .nan,
          stability?.spectralRadius ?? .nan, equilibrium.residual,
        ] + columns.map { equilibrium.outcome[$0] }, to: &bytes)
    }
    return bytes
  }

  static func buyers(_ found: EquilibriumSet) -> [UInt8] {
    var bytes = CSVText.header([
      "equilibrium", "buyer", "value", "budget", "multiplier", "believed_effective_records", "effective_records",
      "human_records", "synthetic_records", "contamination", "fidelity", "spend", "utility", "surplus",
    ])
    for (place, equilibrium) in found.equilibria.enumerated() {
      for (number, buyer) in equilibrium.outcome.buyers.enumerated() {
        append(
          [
            Double(place + 1), Double(number), buyer.value, buyer.budget, buyer.multiplier, buyer.believed,
            buyer.effective, buyer.humanRecords, buyer.syntheticRecords, buyer.contamination, buyer.fidelity,
            buyer.spend, buyer.utility, buyer.surplus,
          ], to: &bytes)
      }
    }
    return bytes
  }

  static func starts(_ found: EquilibriumSet) -> [UInt8] {
    var bytes = CSVText.header([
      "start", "equilibrium", "residual", "iterations", "contamination", "fidelity", "failure",
    ])
    for end in found.ends {
      let place = found.equilibrium(ofStart: end.start).map { Double($0 + 1) } ?? .nan
      for number in [
        Double(end.start), place, end.residual, Double(end.iterations), end.contamination, end.fidelity,
      ] {
        CSVText.append(number, to: &bytes)
        bytes.append(CSVText.comma)
      }
      CSVText.append(end.failure ?? (place.isNaN ? "no root of the fine market" : ""), to: &bytes)
      bytes.append(CSVText.newline)
    }
    return bytes
  }

  private static func append(_ numbers: [Double], to bytes: inout [UInt8]) {
    for (place, number) in numbers.enumerated() {
      if place > 0 { bytes.append(CSVText.comma) }
      CSVText.append(number, to: &bytes)
    }
    bytes.append(CSVText.newline)
  }
}
