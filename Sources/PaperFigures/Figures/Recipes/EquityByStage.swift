// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// How creators' share falls along the chain, and the royalties at which it does not (claim C1.1).
enum EquityByStage {
  static let paper = "arXiv 2601.09966 (NeurIPS 2025, position track)"
  static let share = "share"
  static let royalty = "royalty"

  static let figure = Figure(
    id: "equity-by-stage", title: "Creators' share along the chain, by regime",
    caption: "Above: creators' share of what is paid for data, of what models earn and of what synthetic records earn "
      + "(of these 0) without royalties. Below: the royalty on models and the one on synthetic records, each alone and "
      + "wholly traced, that lifts creators' share there to that of data, found by linear interpolation between "
      + "royalties that are played. Mean over replicates of means over 20 periods, 95% Student intervals.",
    source: paper,
    method: "Scenarios/{exploitative,deals/licensing,laissez-faire,fairshare,provenance-subsidy,edvex}.yaml with "
      + "provenance.lineage tracked, as by Scripts/equity-chain at fewer royalties",
    fullSize: "10 replicates of 20 periods of 6 regimes at 5 royalties each",
    quickSize: "4 replicates of 6 periods of a tenth of each market", layout: .marks, series: "regime",
    horizontal: FigureAxis("stage", "creators' share of what is earned with"),
    vertical: FigureAxis("value", ""),
    panels: [
      FigurePanel(share, FigureAxis("value", "creators' share", unit: "%", divisor: 0.01, startsAtZero: true)),
      FigurePanel(royalty, FigureAxis("value", "royalty", unit: "%", divisor: 0.01, startsAtZero: true)),
    ], isEstimated: true
  ) { simulations in
    let chains = try await simulations.equityChains()
    let shares = chains.flatMap { chain in
      EquityChain.Stage.allCases.map { stage in
        FigurePoint(chain.regime, .name(stage.rawValue), Estimate(chain.shares[stage] ?? [])).on(share)
      }
    }
    let royalties = chains.flatMap { chain in
      [(EquityChain.Stage.models, chain.modelsReachData), (.synthetic, chain.syntheticReachesData)].map {
        FigurePoint(chain.regime, .name($0.rawValue), Estimate($1)).on(royalty)
      }
    }
    return shares + royalties
  }
}
