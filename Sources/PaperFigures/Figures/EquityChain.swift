// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market

/// Creators' share of the money along the chain, from what is paid for data to what models and synthetic records earn,
/// under one regime, and the royalties at which it stops falling. One value per replicate of each.
struct EquityChain: Sendable {
  /// Where along the chain.
  enum Stage: String, CaseIterable, Sendable {
    case data, models
    case synthetic = "synthetic records"

    fileprivate var share: Observation {
      switch self {
      case .data: .equityShareInputs
      case .models: .equityShareModels
      case .synthetic: .equityShareSynthetic
      }
    }
  }

  let regime: String
  /// Without royalties, from 0 to 1.
  let shares: [Stage: [Double]]
  /// On models: lifts their share to that of data.
  let modelsReachData: [Double]
  /// On synthetic records: lifts their share to that of models without royalties.
  let syntheticReachesModels: [Double]
  /// On synthetic records: lifts their share to that of data.
  let syntheticReachesData: [Double]

  /// Regimes as figures call them, with their files below the folder of scenarios.
  static let regimes = [
    ("exploitative", "exploitative.yaml"), ("licensing", "deals/licensing.yaml"),
    ("laissez-faire", "laissez-faire.yaml"), ("fairshare", "fairshare.yaml"),
    ("provenance-subsidy", "provenance-subsidy.yaml"), ("edvex", "edvex.yaml"),
  ]

  /// Of royalties that are played: with their licences producers keep something.
  static let highestRate = 0.75

  /// The mean over the periods that have a share, one per replicate; 0 where nobody earns anything.
  static func means(_ stage: Stage, of regime: String, in plays: RegimePlays) -> [Double] {
    plays.read(regime) { play in
      let shares = (0..<play.periods).map { play[stage.share, $0] }.filter(\.isFinite)
      return shares.isEmpty ? 0 : shares.reduce(0, +) / Double(shares.count)
    }
  }

  /// Where the gap between two shares, below 0 at the first rate, reaches 0, linearly between the rates around it and
  /// beyond the last one.
  /// - Parameters:
  ///   - rates: two or more, rising.
  ///   - gaps: one for each.
  static func crossing(_ rates: [Double], _ gaps: [Double]) -> Double {
    if gaps[0] >= 0 { return rates[0] }
    let end = gaps.indices.first { gaps[$0] >= 0 } ?? gaps.count - 1
    return rates[end - 1] - gaps[end - 1] * (rates[end] - rates[end - 1]) / (gaps[end] - gaps[end - 1])
  }
}

extension FigureSimulations {
  /// The chain under each regime: without royalties, and at two royalties on models and two on synthetic records, the
  /// second close to where the first makes one expect the share of data to be reached.
  /// - Throws: `ScenarioProblems`, `ReplicateFailure` or `Interrupted`.
  func equityChains() async throws -> [EquityChain] {
    try await once("equity chains") {
      let free = try await self.equityPlays(EquityChain.regimes, models: 0, synthetic: 0)
      var chains: [EquityChain] = []
      for regime in EquityChain.regimes { chains.append(try await self.chain(of: regime, free)) }
      return chains
    }
  }

  private func chain(of regime: (String, String), _ free: RegimePlays) async throws -> EquityChain {
    let name = regime.0
    func shares(_ plays: RegimePlays) -> [EquityChain.Stage: [Double]] {
      Dictionary(
        uniqueKeysWithValues: EquityChain.Stage.allCases.map { ($0, EquityChain.means($0, of: name, in: plays)) })
    }
    typealias Played = (rate: Double, shares: [EquityChain.Stage: [Double]])
    func gaps(_ played: Played, _ stage: EquityChain.Stage, _ other: EquityChain.Stage) -> [Double] {
      zip(played.shares[stage] ?? [], played.shares[other] ?? []).map { $0 - $1 }
    }
    func crossings(_ played: [Played], _ stage: EquityChain.Stage, _ other: EquityChain.Stage) -> [Double] {
      let gaps = played.map { gaps($0, stage, other) }
      return gaps[0].indices.map { replicate in
        EquityChain.crossing(played.map(\.rate), gaps.map { $0[replicate] })
      }
    }
    func played(at rates: (models: Double, synthetic: Double)) async throws -> Played {
      let plays = try await equityPlays([regime], models: rates.models, synthetic: rates.synthetic)
      return (rates.models + rates.synthetic, shares(plays))
    }
    let none: Played = (0, shares(free))

    /// At 0, at the gap itself, and a tenth beyond where these two make one expect its end.
    func approach(
      _ stage: EquityChain.Stage, _ rates: (Double) -> (models: Double, synthetic: Double)
    ) async throws -> [Played] {
      func mean(_ played: Played) -> Double { Estimate(gaps(played, stage, .data)).mean }
      let first = try await played(at: rates(min(EquityChain.highestRate, -mean(none))))
      let expected = EquityChain.crossing([0, first.rate], [mean(none), mean(first)])
      let around = expected * (expected < first.rate ? 0.9 : 1.1)
      // Where no royalty as high can be played, a lower one, from which the line is drawn on.
      let second = try await played(at: rates(around <= EquityChain.highestRate ? around : 0.9 * first.rate))
      return [none, first, second].sorted { $0.rate < $1.rate }
    }
    let onModels = try await approach(.models) { ($0, 0) }
    let onSynthetic = try await approach(.synthetic) { (0, $0) }
    return EquityChain(
      regime: name, shares: none.shares, modelsReachData: crossings(onModels, .models, .data),
      syntheticReachesModels: crossings(onSynthetic, .synthetic, .models),
      syntheticReachesData: crossings(onSynthetic, .synthetic, .data))
  }

  private func equityPlays(
    _ regimes: [(String, String)], models: Double, synthetic: Double
  ) async throws -> RegimePlays {
    try await plays(
      of: regimes.map { ($0.0, $0.1) },
      settings: study(replicates: 10) + [
        "provenance.lineage=tracked", "provenance.lineageAccuracy=1", "provenance.lineageDepth=0",
        "contract.modelRoyalty=\(models)", "contract.lineageRoyalty=\(synthetic)",
      ])
  }
}
