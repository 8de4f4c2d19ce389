// SPDX-License-Identifier: GPL-3.0-or-later

internal import Equilibrium

/// One economy for which the statements of ``WelfareUnderCollapse`` are computed.
struct CollapseSetting {
  private let id: String
  private let economy: CollapseEconomy
  private let printedShare: String?
  private let printedWelfare: String?

  /// - Parameters:
  ///   - share: the artificial share as printed; nil where only its formula is.
  ///   - welfare: the same of welfare.
  init(_ id: String, _ economy: CollapseEconomy, share: String? = nil, welfare: String? = nil) {
    self.id = id
    self.economy = economy
    printedShare = share
    printedWelfare = welfare
  }

  /// - Parameter lag: of ``WelfareUnderCollapse/Row/laggedLimit``.
  func rows(lag: Double = 5) throws -> [WelfareUnderCollapse.Row] {
    let (b, m) = (economy.quality, economy.contamination)
    let advantage = economy.costAdvantage
    let rest = publishedRest
    let share = min(1, max(0, advantage / (2 * m)))
    let planned = Statement(
      share: "D/(2 m), from 0 to 1", welfare: "from D/(2 m): b - c_h + D x_A - m x_A^2", shareHere: share,
      welfareHere: b - economy.humanCost + advantage * share - m * share * share)
    let (tax, reward) = economy.correctiveTransfers
    return try pair(
      "rest", "", lag,
      Statement(
        share: printedShare ?? rest.share, welfare: printedWelfare ?? rest.welfare, shareHere: rest.shareHere,
        welfareHere: rest.welfareHere),
      note: economy.regime?.rawValue ?? "no single equilibrium")
      + pair(
        "planner", " at the planner's optimum", lag, planned, tax: tax, reward: reward,
        note: "limits under a tax of \(Wording.short(tax)) and a reward \(Wording.short(reward)) of all work"
          + (economy.humanCost <= b ? "" : "; own work costs more than it is worth to all, c_h > b"))
      + pair(
        "tax", " under the corrective tax", lag, planned, tax: economy.publishedTax,
        note: "tax \(Wording.short(economy.publishedTax)), 3D/4 or 0"
          + (economy.humanCost <= b / 2 ? "" : "; no tax on models makes anybody work where c_h > b/2"))
  }

  /// The artificial share and the welfare at one rest: as published, by the closed form, and where imitation ends.
  private func pair(
    _ part: String, _ condition: String, _ lag: Double, _ published: Statement, tax: Double = 0, reward: Double = 0,
    note: String
  ) throws -> [WelfareUnderCollapse.Row] {
    let seen = economy.seen(withTax: tax, reward: reward)
    let even = ByStrategy(human: 1 / 3.0, idle: 1 / 3.0, artificial: 1 / 3.0)
    let limit = try CollapseDynamics(seen).limit(from: .init(even)).shares
    let laggedLimit = try CollapseDynamics(seen, lag: lag).limit(from: .init(even, contaminating: 0)).shares
    let exact = part == "planner" ? economy.optimum : economy.equilibrium(withTax: tax, reward: reward)
    return [
      WelfareUnderCollapse.Row(
        id: "B10.\(id).\(part).x_A", statement: "artificial share" + condition, setting: setting,
        published: published.share, formula: published.shareHere, exact: exact?.shares.artificial ?? .nan,
        limit: limit.artificial, laggedLimit: laggedLimit.artificial, note: note),
      WelfareUnderCollapse.Row(
        id: "B10.\(id).\(part).W", statement: "welfare" + condition, setting: setting, published: published.welfare,
        formula: published.welfareHere, exact: exact?.welfare ?? .nan, limit: economy.welfare(limit),
        laggedLimit: economy.welfare(laggedLimit), note: note),
    ]
  }

  private var setting: String {
    "b = \(Wording.short(economy.quality)), c_h = \(Wording.short(economy.humanCost)), "
      + "c_a = \(Wording.short(economy.artificialCost)), m = \(Wording.short(economy.contamination))"
  }

  /// A published share and welfare: how they read, and what they are here.
  private struct Statement {
    let share: String
    let welfare: String
    let shareHere: Double
    let welfareHere: Double
  }

  /// The published cases, in this order: g < 0, g > m/2, c_h < b/2, and what is left.
  private var publishedRest: Statement {
    let (b, human, artificial, m) = (
      economy.quality, economy.humanCost, economy.artificialCost, economy.contamination
    )
    let advantage = human - artificial
    let gain = min(advantage, b / 2 - artificial)
    if gain < 0 {
      let works = human < b / 2
      return Statement(share: "0", welfare: works ? "b - c_h" : "0", shareHere: 0, welfareHere: works ? b - human : 0)
    }
    if gain > m / 2 {
      return Statement(share: "1", welfare: "b - c_a - m", shareHere: 1, welfareHere: b - artificial - m)
    }
    if human < b / 2 {
      return Statement(
        share: "2 D/m", welfare: "b - c_h - 2 D^2/m", shareHere: 2 * advantage / m,
        welfareHere: b - human - 2 * advantage * advantage / m)
    }
    let share = (b - 2 * artificial) / m
    return Statement(share: "(b - 2 c_a)/m", welfare: "c_a x_A", shareHere: share, welfareHere: artificial * share)
  }
}
