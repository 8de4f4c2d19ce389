// SPDX-License-Identifier: GPL-3.0-or-later

import Market
import Testing

@testable import Experiments

/// Games whose equilibria are known, played over two periods of which the second is the first again.
struct BestResponsesTests {
  /// - Parameter payoff: of a buyer, given who exploits.
  private func game(_ buyers: Int, _ payoff: @escaping (_ buyer: Int, _ exploits: [Bool]) -> Double) -> RegimeGame {
    RegimeGame(buyers: buyers) { exploits in
      RegimePlay(
        accounts: (0..<buyers).map { buyer in
          [BuyerAccount](repeating: BuyerAccount(income: payoff(buyer, exploits), payment: 0), count: 2)
        },
        valueScales: [Double](repeating: 1, count: buyers), budgets: [Double](repeating: 1, count: buyers))
    }
  }

  private func end(_ start: [Bool], _ game: RegimeGame) throws -> BestResponses {
    var game = game
    return try BestResponses(from: start, discount: 0.7, in: &game)
  }

  @Test("In a prisoners' dilemma everybody exploits in the end")
  func dilemma() throws {
    // Each fair buyer gives 2 to everybody at a cost of 3 to itself.
    let game = game(4) { buyer, exploits in 2 * Double(exploits.count { !$0 }) - (exploits[buyer] ? 0 : 3) }
    for start in [[false, false, false, false], [true, true, true, true], [true, false, true, false]] {
      let end = try end(start, game)
      #expect(end.exploits == [true, true, true, true] && end.isSettled)
    }
  }

  @Test("Where it pays to do as most do, buyers stay where they are")
  func coordination() throws {
    let game = game(3) { buyer, exploits in Double(exploits.count { $0 == exploits[buyer] }) }
    #expect(try end([false, false, false], game).exploits == [false, false, false])
    #expect(try end([true, true, true], game).exploits == [true, true, true])
    let mixed = try end([true, false, false], game)
    #expect(mixed.exploits == [false, false, false] && mixed.rounds == 2)
  }

  @Test("Where one wants to match and the other not, they go round for ever")
  func pennies() throws {
    let game = game(2) { buyer, exploits in (exploits[0] == exploits[1]) == (buyer == 0) ? 1 : 0 }
    #expect(try !end([false, false], game).isSettled)
  }

  @Test("Nobody switches who is indifferent")
  func indifferent() throws {
    let end = try end([true, false], game(2) { _, _ in 0.1 })
    #expect(end.exploits == [true, false] && end.rounds == 1 && end.isSettled)
  }

  @Test("No choice is played twice")
  func memory() throws {
    var played: [[Bool]] = []
    var counted = RegimeGame(buyers: 2) { exploits in
      played.append(exploits)
      return RegimePlay(accounts: [[BuyerAccount(income: 1, payment: 0)], []], valueScales: [1, 1], budgets: [1, 1])
    }
    for _ in 0..<3 { _ = try counted.outcome([true, false]) }
    #expect(played == [[true, false]])
  }
}
