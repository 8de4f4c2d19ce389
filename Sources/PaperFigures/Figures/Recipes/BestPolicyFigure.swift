// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market
internal import ScenarioFiles

/// Welfare along the rate of an instrument, the best rate and those of the published formula (claims C3.2, C3.3).
enum BestPolicyFigure {
  /// Regimes with certificates, and the scenario in which the rate is searched.
  static let regimes: [(name: String, file: String)] = [
    ("exploitative", "provenance-subsidy"), ("fairshare", "fairshare-subsidy"),
  ]

  static func figure(_ id: String, _ title: String, _ instrument: PolicyInstrument, caption: String) -> Figure {
    Figure(
      id: id, title: title,
      caption: caption + " Gain over no policy at each rate that the search played, in % of welfare, with 95% "
        + "intervals, paired by common luck; marks with dashed lines: the best rate and those of the formula with KL as "
        + "it is without a policy (frozen) and as it then becomes (responding), with luck that the search did not see.",
      source: CollapseLawFigure.paper,
      method:
        "Scenarios/{provenance-subsidy,fairshare-subsidy}.yaml at a quarter of their size, as by 'seedcorn optimize'",
      fullSize: "12 replicates of 20 periods at each of some 25 rates",
      quickSize: "2 replicates of 6 periods of an eighth of the market at each of some 15 rates", layout: .joinedMarks,
      series: "rate",
      horizontal: FigureAxis(instrument.rawValue, instrument.axis), vertical: FigureAxis("gain", "gain"),
      panels: regimes.map { FigurePanel($0.name, FigureAxis("gain", "\($0.name): gain in welfare", unit: "%")) },
      isEstimated: true, references: Dictionary(uniqueKeysWithValues: contenders.map { (line($0), $0) }),
      referenceTitle: "their rates"
    ) { simulations in
      var points: [FigurePoint] = []
      for regime in regimes {
        let found = try await simulations.bestPolicy(instrument, in: regime.file)
        points += found.curve.map { FigurePoint(regime.name, .number($0.rate), $0.gain).on(regime.name) }
      }
      for regime in regimes {
        let found = try await simulations.bestPolicy(instrument, in: regime.file)
        let values = found.curve.map(\.gain.mean)
        for contender in found.contenders {
          points.append(FigurePoint(contender.name, .number(contender.rate), contender.gain).on(regime.name))
          points += [values.min(), values.max()].compactMap { end in
            end.map { FigurePoint(line(contender.name), .number(contender.rate), $0).on(regime.name) }
          }
        }
      }
      return points
    }
  }

  static let best = "best"
  static let frozen = "KL frozen"
  static let responding = "KL responding"
  private static let contenders = [best, frozen, responding]

  private static func line(_ contender: String) -> String { "rate, \(contender)" }
}

/// A rate that the published formula is for.
enum PolicyInstrument: String {
  case subsidy, watermark

  fileprivate var axis: String {
    self == .subsidy ? "subsidy s (reference prices per record)" : "watermark strength w"
  }
}

/// What a search along one rate came to, in % of welfare without a policy.
struct FoundPolicy: Sendable {
  struct Contender: Sendable {
    let name: String
    let rate: Double
    /// Over no policy.
    let gain: Estimate
    /// Of the best rate over this one.
    let leftOut: Estimate
  }

  /// By rising rate, the first of them 0.
  let curve: [(rate: Double, gain: Estimate)]
  /// The best rate, then those of the formula.
  let contenders: [Contender]
  /// 95% interval of the best rate.
  let low: Double
  let high: Double

  init(_ result: OptimisationResult) {
    let points = result.points.sorted { $0.values[0] < $1.values[0] }
    let reference = points[0].replicates
    let level = Estimate(reference).mean
    curve = points.map { point in
      (point.values[0], Estimate(zip(point.replicates, reference).map { 100 * ($0 - $1) / level }))
    }
    let welfare = result.objective(of: 0).mean
    func percent(_ estimate: Estimate) -> Estimate { estimate.scaled(by: 100 / welfare) }
    let names = [
      OptimisationResult.best: BestPolicyFigure.best, OptimisationResult.frozen: BestPolicyFigure.frozen,
      OptimisationResult.responding: BestPolicyFigure.responding,
    ]
    contenders = result.contenders.indices.compactMap { place in
      guard let rate = result.contenders[place].values?[0], let name = names[result.contenders[place].name] else {
        return nil
      }
      return Contender(
        name: name, rate: rate, gain: percent(result.difference(of: place, to: 0)),
        leftOut: percent(result.difference(of: 1, to: place)))
    }
    (low, high) = (result.optimum.coordinates[0].low, result.optimum.coordinates[0].high)
  }
}

extension FigureSimulations {
  /// The search for the rate at which welfare is highest.
  /// - Parameter file: a scenario with certificates, without its ending.
  /// - Throws: `ScenarioProblems`, `SearchFailure`, `ReplicateFailure` or `Interrupted`.
  func bestPolicy(_ instrument: PolicyInstrument, in file: String) async throws -> FoundPolicy {
    try await once("best \(instrument.rawValue) in \(file)") {
      let size =
        self.isQuick
        ? QuarterMarket.halfOfIt + ["run.replicates=2", "run.periods=6", "start.warmup=4"] : ["run.replicates=12"]
      let path = "\(self.scenarios)/\(file).yaml"
      let scenario = try ScenarioReader(
        overrides: QuarterMarket.settings + ["welfare.informationLoss=false"] + size
      ).read(path)
      guard let welfare = Metric.index("welfare") else { preconditionFailure("welfare is a metric") }
      let design = try OptimisationDesign(
        ExperimentInput(scenario: scenario, file: path),
        over: try SearchRequest.list("policy.\(instrument.rawValue)=0:4"), objective: welfare,
        gridPoints: self.isQuick ? 5 : 9)
      let program = ProgramDescription(version: "", commandLine: [])
      return FoundPolicy(
        try await OptimisationExperiment(design, threads: self.threads, program: program).run(stop: self.stop))
    }
  }
}
