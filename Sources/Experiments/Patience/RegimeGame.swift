// SPDX-License-Identifier: GPL-3.0-or-later

public import Market

/// One market played under one choice of regimes by its buyers.
public struct RegimePlay: Sendable {
  /// For each buyer, period by period.
  public let accounts: [[BuyerAccount]]
  /// Value scale A and budget of each buyer, $ a period.
  public let valueScales: [Double]
  public let budgets: [Double]

  public init(accounts: [[BuyerAccount]], valueScales: [Double], budgets: [Double]) {
    self.accounts = accounts
    self.valueScales = valueScales
    self.budgets = budgets
  }
}

/// The game in which each buyer chooses once and for all to pay fair prices or to exploit. What it gets by that does
/// not depend on its discount factor: each choice of all is played at most once.
struct RegimeGame {
  let buyers: Int
  private let play: (_ exploits: [Bool]) throws -> RegimePlay
  private var plays: [[Bool]: RegimePlay] = [:]

  init(buyers: Int, play: @escaping (_ exploits: [Bool]) throws -> RegimePlay) {
    self.buyers = buyers
    self.play = play
  }

  mutating func outcome(_ exploits: [Bool]) throws -> RegimePlay {
    if let known = plays[exploits] { return known }
    let played = try play(exploits)
    plays[exploits] = played
    return played
  }

  /// Whether everybody but the one named exploits, and that one.
  func choice(others: Bool, buyer: Int, exploits: Bool) -> [Bool] {
    (0..<buyers).map { $0 == buyer ? exploits : others }
  }

  /// What a buyer gains period by period by being fair, beside what the others choose.
  mutating func fairness(_ buyer: Int, beside choice: [Bool]) throws -> (
    fair: [BuyerAccount], exploiting: [BuyerAccount]
  ) {
    var (fair, exploiting) = (choice, choice)
    fair[buyer] = false
    exploiting[buyer] = true
    return (try outcome(fair).accounts[buyer], try outcome(exploiting).accounts[buyer])
  }
}
