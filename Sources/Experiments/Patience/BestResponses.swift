// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// Buyers who reconsider in turn, by number, and switch where that pays them more beside what the others do now.
struct BestResponses: Sendable, Equatable {
  /// Who exploits in the end.
  private(set) var exploits: [Bool]
  /// Rounds in which every buyer was asked.
  private(set) var rounds = 0
  /// False when the choices after a round repeat those after an earlier one, so that they go round for ever.
  private(set) var isSettled = false

  /// - Parameters:
  ///   - start: who exploits at first.
  ///   - discount: of every buyer, 0 to 1.
  init(from start: [Bool], discount: Double, in game: inout RegimeGame) throws {
    exploits = start
    var seen: Set<[Bool]> = [start]
    repeat {
      rounds += 1
      isSettled = true
      for buyer in start.indices where try game.gainsBySwitching(buyer, from: exploits, discount: discount) {
        exploits[buyer].toggle()
        isSettled = false
      }
    } while !isSettled && seen.insert(exploits).inserted
  }
}

extension RegimeGame {
  /// Whether a buyer is better off, by more than rounding, with the other regime beside what the others choose.
  mutating func gainsBySwitching(_ buyer: Int, from choice: [Bool], discount: Double) throws -> Bool {
    var other = choice
    other[buyer].toggle()
    let (now, then) = (try outcome(choice).accounts[buyer], try outcome(other).accounts[buyer])
    return DiscountedStream(zip(then, now).map { $0.net - $1.net }).isBetter(at: discount)
  }
}
