// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// Claim C3.1: quality falls as log Q = log Q0 - b t rho^2, put to every learner that retrains.
enum CollapseClaims {
  static let group = ClaimGroup(["C3.1"], figures: [CollapseLawFigure.figure]) { simulations in
    var learners: [Learner] = []
    for setting in CollapseLawSetting.all {
      learners.append(
        Learner(
          setting: setting, records: setting.records(isQuick: simulations.isQuick),
          law: try await simulations.collapseLaw(setting),
          long: try await simulations.collapseLaw(setting, .long)))
    }
    return try claims(learners)
  }

  /// What became of the law with one learner.
  struct Learner {
    let setting: CollapseLawSetting
    let records: String
    /// Over the ten generations of the paper.
    let law: CollapseLawResult
    let long: CollapseLawResult
  }

  static func claims(_ learners: [Learner]) throws -> [Claim] {
    let coefficients = learners.map { coefficient($0) }
    let powers = try learners.map { try power($0) }
    let declines = learners.map { decline($0) }
    func whole(_ id: String, _ statement: String, _ published: String, _ parts: [Claim]) -> Claim {
      claim(
        id, statement, published, verdict: .ofAll(parts.map(\.verdict)), scope: "all parts of \(id)",
        rule: Verdict.allRule)
    }
    let groups = [
      whole("C3.1.b", "log Q falls by b t rho^2 with b = .183", "0.183 (estimated .181, s.e. .024)", coefficients),
      whole("C3.1.rho-power", "log Q falls with the square of rho", "2", powers),
      whole("C3.1.decline", "quality declines without end", "1", declines),
    ]
    let all = whole(
      "C3.1", "quality falls as log Q = log Q0 - b t rho^2 and without end, by whatever learner", "b = .183", groups)
    return [all, groups[0]] + coefficients + [groups[1]] + powers + [groups[2]] + declines
  }

  /// The published coefficient lies in the interval of ours.
  private static func coefficient(_ learner: Learner) -> Claim {
    let law = learner.law
    let (low, high) = (law.coefficient - law.halfWidth, law.coefficient + law.halfWidth)
    return claim(
      "C3.1.b.\(learner.setting.id)", "log Q falls by b t rho^2 with b = .183", "0.183 (estimated .181, s.e. .024)",
      law.coefficient, low, high, verdict: holds(CollapseLawFigure.published, low, high),
      scope:
        "b by ordinary least squares, Newey-West interval; R^2 \(Wording.short(law.rSquared, digits: 3)) (published "
        + ".962); \(scope(learner, law))",
      rule: "reproduced where the published coefficient lies in the interval, not reproduced where not")
  }

  /// The power of rho that fits best is 2.
  private static func power(_ learner: Learner) throws -> Claim {
    let powers = try CollapsePowers(learner.law)
    let (low, high) = powers.map { ($0.ofShare - $0.shareHalfWidth, $0.ofShare + $0.shareHalfWidth) } ?? (.nan, .nan)
    let time = powers.map {
      "that of t (by the law 1) is \(Wording.short($0.ofTime, digits: 2)) ± \(Wording.short($0.timeHalfWidth, digits: 2))"
    }
    return claim(
      "C3.1.rho-power.\(learner.setting.id)", "log Q falls with the square of rho", "2", powers?.ofShare ?? .nan, low,
      high, verdict: holds(2, low, high),
      scope: "power of rho by least squares on logarithms, Newey-West interval; \(time ?? "too few losses"); "
        + scope(learner, learner.law),
      rule: "reproduced where 2 lies in the interval, not reproduced where not, depends where there is none")
  }

  /// Quality goes on falling at every share that still takes in human records.
  private static func decline(_ learner: Learner) -> Claim {
    let mixed = learner.long.shares.filter { $0.contamination < 1 }
    let falling = mixed.count { $0.course == .falls }
    return claim(
      "C3.1.decline.\(learner.setting.id)", "quality declines without end", "1",
      Double(falling) / Double(max(1, mixed.count)),
      verdict: declines(mixed.map(\.course)),
      scope:
        "part of the synthetic shares below 1 at which quality falls at least half as fast in the last third of the "
        + "generations as in the first; of \(mixed.count) shares it settles at "
        + "\(mixed.count { $0.course == .settles }); \(scope(learner, learner.long))",
      rule: "reproduced where it falls at all shares, not reproduced where it falls at none and slows or settles at "
        + "some, else it depends")
  }

  /// A share at which no loss can be told refutes nothing.
  static func declines(_ courses: [CollapseLawResult.Course]) -> Verdict {
    if courses.allSatisfy({ $0 == .falls }) { return .reproduced }
    let isRefuted = !courses.contains(.falls) && courses.contains { $0 == .slows || $0 == .settles }
    return isRefuted ? .notReproduced : .depends
  }

  private static func holds(_ value: Double, _ low: Double, _ high: Double) -> Verdict {
    guard low.isFinite, high.isFinite else { return .depends }
    return low <= value && value <= high ? .reproduced : .notReproduced
  }

  private static func scope(_ learner: Learner, _ result: CollapseLawResult) -> String {
    "\(learner.setting.description), \(learner.records) records, \(result.generations) generations, \(result.replicates) replicates"
  }

  private static func claim(
    _ id: String, _ statement: String, _ published: String, _ simulated: Double = .nan, _ low: Double = .nan,
    _ high: Double = .nan, verdict: Verdict, scope: String, rule: String
  ) -> Claim {
    Claim(
      id, source: "arXiv 2605.20279", statement, status: "printed; reported withdrawn", published: published,
      simulated: simulated, low: low, high: high, verdict, scope: scope, figure: CollapseLawFigure.figure.id,
      rule: rule)
  }
}
