// SPDX-License-Identifier: GPL-3.0-or-later

internal import Equilibrium
internal import Experiments
internal import GSL
internal import Market
internal import ScenarioFiles

/// How far long-run averages of runs are from the equilibrium on paper as the market grows.
enum EquilibriumDistance {
  /// What figures call the pricing rules, and their scenarios.
  static let rules = [("exploitative", "uniform"), ("fairshare", "fairshare"), ("bargaining", "bargaining")]
  /// Of the scenarios: sellers, and what data is worth there, $.
  static let (sellers, value) = (2_000, 3.29e8)
  /// Periods before those that are averaged; there are as many after.
  static let settling = 30
  static let shown: [(panel: String, observation: Observation, grows: Bool)] = [
    ("contamination", .contamination, false), ("active_sellers", .activeSellers, true),
  ]

  /// Markets to play: sellers, and replicates of them.
  static func sizes(isQuick: Bool) -> [(sellers: Int, replicates: Int)] {
    isQuick
      ? [(100, 2), (300, 2)] : [(100, 16), (300, 16), (1_000, 16), (3_000, 12), (10_000, 6)]
  }

  static let figure = Figure(
    id: "equilibrium-distance", title: "Distance of runs from the equilibrium on paper, by number of sellers",
    caption: "Root mean square over replicates of the relative difference between means over periods 31 to 60 and the "
      + "equilibrium of the same buyers, as sellers, producers and the value of data grow together; 95% intervals as of "
      + "normal differences without bias. 'exploitative' is the uniform price. Dashed: N^-1/2, where only luck is left.",
    source: "ours: runs against the equilibrium on paper",
    method: "Scenarios/on-paper/{uniform,fairshare,bargaining}.yaml, as by Scripts/paper-distance",
    fullSize: "16 replicates of markets of up to 1,000 sellers, 12 of 3,000, 6 of 10,000",
    quickSize: "2 replicates of markets of 100 and 300 sellers", layout: .joinedMarks, series: "pricing",
    horizontal: FigureAxis("sellers", "sellers N", isLogarithmic: true), vertical: FigureAxis("distance", "distance"),
    panels: [
      FigurePanel("contamination", FigureAxis("distance", "synthetic share", isLogarithmic: true)),
      FigurePanel("active_sellers", FigureAxis("distance", "active sellers", isLogarithmic: true)),
    ],
    isEstimated: true, references: ["N^-1/2": rules[0].0], referenceTitle: "N^-1/2"
  ) { simulations in
    var points: [FigurePoint] = []
    for (name, file) in rules {
      let found = try await simulations.paperDistance(file)
      for (place, market) in sizes(isQuick: simulations.isQuick).enumerated() {
        for (number, shown) in shown.enumerated() {
          let distance = RootMeanSquare(found[place][number])
          points.append(
            FigurePoint(
              name, .number(Double(market.sellers)), distance.value, low: distance.low, high: distance.high,
              replicates: distance.count
            ).on(shown.panel))
        }
      }
    }
    for shown in shown {
      guard let first = points.first(where: { $0.panel == shown.panel }) else { continue }
      for market in sizes(isQuick: simulations.isQuick) {
        let scale = (Double(sizes(isQuick: simulations.isQuick)[0].sellers) / Double(market.sellers)).squareRoot()
        points.append(FigurePoint("N^-1/2", .number(Double(market.sellers)), first.value * scale).on(shown.panel))
      }
    }
    return points
  }
}

/// The root of a mean of squares, with the 95% interval that it has where the values are normal with mean 0.
struct RootMeanSquare: Sendable {
  let value: Double
  let low: Double
  let high: Double
  let count: Int

  /// - Parameter values: one or more.
  init(_ values: [Double]) {
    count = values.count
    let sum = values.reduce(0) { $0 + $1 * $1 }
    func root(_ divisor: Double) -> Double { (sum / divisor).squareRoot() }
    value = root(Double(count))
    low = root(Distributions.chiSquaredQuantile(0.975, degreesOfFreedom: Double(count)))
    high = root(Distributions.chiSquaredQuantile(0.025, degreesOfFreedom: Double(count)))
  }
}

extension FigureSimulations {
  /// Relative differences of runs from paper: for each size of market and each quantity that is shown, one for each
  /// replicate.
  /// - Throws: `ScenarioProblems`, `PaperFailure`, `ReplicateFailure`, `Interrupted`, and what a search throws.
  func paperDistance(_ file: String) async throws -> [[[Double]]] {
    try await once("distance from paper, \(file)") {
      let path = "on-paper/\(file).yaml"
      let sizes = EquilibriumDistance.sizes(isQuick: self.isQuick)
      let shown = EquilibriumDistance.shown
      // On paper a market of any size is the same market.
      var paper: [[Double]] = []
      for replicate in 1...(sizes.map(\.replicates).max() ?? 1) {
        let found = try await self.equilibria(
          of: path, replicate: replicate, starts: 4, types: 16_384)
        guard let outcome = found.equilibria.first?.outcome else {
          throw PaperFailure(scenario: path, replicate: replicate)
        }
        paper.append(shown.map { outcome[$0.observation] })
      }
      var distances: [[[Double]]] = []
      for market in sizes {
        let growth = Double(market.sellers) / Double(EquilibriumDistance.sellers)
        let scenario = try ScenarioReader(overrides: [
          "sellers.count=\(market.sellers)", "producers.count=\(market.sellers / 50)",
          "buyers.valueMedian=\(EquilibriumDistance.value * growth)", "run.replicates=\(market.replicates)",
        ]).read("\(self.scenarios)/\(path)")
        var found = shown.map { _ in [Double]() }
        try await Replication([scenario], threads: self.threads).run(stop: self.stop) { play in
          let counted = EquilibriumDistance.settling..<play.periods
          for (number, quantity) in shown.enumerated() {
            let mean = counted.reduce(0) { $0 + play[quantity.observation, $1] } / Double(counted.count)
            let expected = paper[play.replicate - 1][number] * (quantity.grows ? growth : 1)
            found[number].append(mean / expected - 1)
          }
        }
        distances.append(found)
      }
      return distances
    }
  }
}
