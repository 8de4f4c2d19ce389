// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market

/// What three remedies for faults of data deals do alone and together (claims C1.2 and C1.3).
enum FaultFactorial {
  static let remedies = ["provenance", "bargaining", "dynamic-pricing"]
  static let played = "played"
  static let added = "sum of what each does alone"

  /// What is shown of each combination, beyond what is without remedies.
  static let panels: [(panel: FigurePanel, quantity: Quantity)] = [
    (FigurePanel("sellers", FigureAxis("gain", "sellers gained")), .sellers),
    (FigurePanel("share", FigureAxis("gain", "share gained", unit: "points", divisor: 0.01)), .share),
    (FigurePanel("welfare", FigureAxis("gain", "welfare gained", unit: "million $", divisor: 1e6)), .welfare),
  ]

  /// A number of a replicate.
  enum Quantity: String, CaseIterable, Sendable {
    case sellers, share
    case modelShare = "model-share"
    case fidelity
    case sellerSurplus = "seller-surplus"
    case buyerSurplus = "buyer-surplus"
    case welfare

    var meaning: String {
      switch self {
      case .sellers: "active sellers at the end"
      case .share: "creators' share of what is paid for data, mean over the periods"
      case .modelShare: "creators' share of what models earn, mean over the periods"
      case .fidelity: "fidelity of models at the end"
      case .sellerSurplus: "sellers' surplus in $ a period, mean over the periods"
      case .buyerSurplus: "buyers' surplus in $ a period, mean over the periods"
      case .welfare: "welfare in $ a period, mean over the periods"
      }
    }

    /// One per replicate.
    func values(of cell: String, in plays: RegimePlays) -> [Double] {
      switch self {
      case .sellers: plays.values(.activeSellers, of: cell, period: plays.periods - 1)
      case .share: plays.means(.equityShareInputs, of: cell)
      case .modelShare: plays.means(.equityShareModels, of: cell)
      case .fidelity: plays.values(.fidelity, of: cell, period: plays.periods - 1)
      case .sellerSurplus: plays.means(.sellerSurplus, of: cell)
      case .buyerSurplus: plays.means(.buyerSurplus, of: cell)
      case .welfare: plays.means(.welfare, of: cell)
      }
    }
  }

  /// For each replicate the values of all cells, in their order.
  static func cells(_ quantity: Quantity, in plays: RegimePlays) -> [[Double]] {
    let values = plays.names.map { quantity.values(of: $0, in: plays) }
    return values[0].indices.map { replicate in values.map { $0[replicate] } }
  }

  /// Such as `P+B`.
  static func name(ofCell cell: Int) -> String {
    let letters = ["P", "B", "D"].enumerated().filter { cell >> $0.offset & 1 == 1 }.map(\.element)
    return letters.isEmpty ? "none" : letters.count == 3 ? "all" : letters.joined(separator: "+")
  }

  /// By number of remedies.
  private static let order = [1, 2, 4, 3, 5, 6, 7]

  static let figure = Figure(
    id: "fault-factorial", title: "Remedies for three faults of data deals, alone and together",
    caption: "What remedies bring to a market with all three faults: provenance (P), bargaining power (B), dynamic "
      + "pricing (D), alone and together. Above: active sellers at the end; middle: creators' share of what is paid "
      + "for data; below: welfare a period, means over 20 periods. Second marks: what a combination would bring if each "
      + "remedy added what it brings alone. Paired by common random numbers, 95% Student intervals over replicates.",
    source: EquityByStage.paper, method: "Scenarios/faults, as played by 'seedcorn factorial'",
    fullSize: "20 replicates of 20 periods of 8 markets",
    quickSize: "4 replicates of 6 periods of a tenth of each market", layout: .marks, series: "effects",
    horizontal: FigureAxis("remedies", "remedies in force"), vertical: FigureAxis("gain", ""),
    panels: panels.map(\.panel), isEstimated: true
  ) { simulations in
    let plays = try await simulations.faultCells()
    return panels.flatMap { panel, quantity in
      let cells = cells(quantity, in: plays)
      let made = order.map { cell in
        FigurePoint(played, .name(name(ofCell: cell)), Estimate(cells.map { $0[cell] - $0[0] })).on(panel.name)
      }
      let sums = order.filter { $0.nonzeroBitCount > 1 }.map { cell in
        let expected = cells.map { values in
          remedies.indices.filter { cell >> $0 & 1 == 1 }.reduce(0) { $0 + values[1 << $1] - values[0] }
        }
        return FigurePoint(added, .name(name(ofCell: cell)), Estimate(expected)).on(panel.name)
      }
      return made + sums
    }
  }
}

extension FigureSimulations {
  /// All combinations of the remedies, in the order of `FactorialDesign`.
  /// - Throws: `ScenarioProblems`, `ReplicateFailure` or `Interrupted`.
  func faultCells() async throws -> RegimePlays {
    try await plays(
      ofCellsOver: "faults/all-faults.yaml", remedies: FaultFactorial.remedies.map { "faults/\($0).yaml" },
      settings: study(replicates: 20))
  }
}
