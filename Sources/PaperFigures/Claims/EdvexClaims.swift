// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market

/// C1.4: EDVEX keeps generators in and raises total welfare, against the exploitative regime and against posted prices,
/// at the shipped calibration and at others.
enum EdvexClaims {
  typealias Setting = EdvexParticipation.Setting

  static let group = ClaimGroup(["C1.4"], figures: [EdvexParticipation.figure]) { simulations in
    var played: [(Setting, RegimePlays)] = []
    for setting in Setting.allCases { played.append((setting, try await simulations.edvexPlays(setting))) }
    return claims(played)
  }

  static func claims(_ played: [(Setting, RegimePlays)]) -> [Claim] {
    func parts(_ part: String, _ statement: String, _ number: String, _ value: (RegimePlays, String) -> [Double])
      -> [Claim]
    {
      played.flatMap { setting, plays in
        plays.names.dropFirst().map { baseline in
          let estimate = plays.difference(value, of: plays.names[0], from: baseline)
          return Claim(
            "C1.4.\(part).\(setting.rawValue).\(baseline)", source: EquityByStage.paper,
            "\(statement) than the regime \(baseline)", status: "printed", published: "above 0", estimate,
            .isAboveZero(estimate),
            scope: "\(number), EDVEX less \(baseline); calibration: \(setting.rawValue), \(plays.periods) periods, "
              + "\(plays.replicates) replicates",
            figure: setting == .shipped ? EdvexParticipation.figure.id : "", rule: Verdict.aboveZeroRule)
        }
      }
    }
    let sellers = parts("sellers", "EDVEX keeps more sellers in", "active sellers at the end") { plays, regime in
      plays.values(.activeSellers, of: regime, period: plays.periods - 1)
    }
    let welfare = parts("welfare", "EDVEX brings more welfare", "welfare in $ a period, mean over the periods") {
      $0.means(.welfare, of: $1)
    }
    /// Over the settings, against today's contracts: posted prices stand beside them.
    func whole(_ id: String, _ statement: String, _ parts: [Claim]) -> Claim {
      let judged = parts.filter { $0.id.hasSuffix(".exploitative") }
      return Claim(
        id, source: EquityByStage.paper, statement, status: "printed", published: "above 0",
        .over(judged.map(\.verdict)),
        scope:
          "against the exploitative regime: \(judged.count { $0.verdict == .reproduced }) of \(judged.count) above 0, "
          + "\(judged.count { $0.verdict == .notReproduced }) below", figure: EdvexParticipation.figure.id,
        rule: Verdict.overRule)
    }
    return [
      whole("C1.4", "EDVEX keeps generators in and raises total welfare", sellers + welfare),
      whole("C1.4.sellers", "EDVEX keeps generators in", sellers),
    ] + sellers + [whole("C1.4.welfare", "EDVEX raises total welfare", welfare)] + welfare
  }
}
