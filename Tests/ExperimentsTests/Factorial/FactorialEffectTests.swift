// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Experiments

/// Numbers worked out on paper, and relations that hold for any numbers.
struct FactorialEffectTests {
  private func effect(_ kind: FactorialEffect.Kind, _ factors: [Int], _ cells: [Double]) -> Double {
    FactorialEffect(kind, of: factors).value(of: cells)
  }

  @Test("Of two remedies: the textbook's square")
  func square() {
    // none 10, first 13, second 15, both 30
    let cells: [Double] = [10, 13, 15, 30]
    #expect(effect(.main, [0], cells) == 9)
    #expect(effect(.main, [1], cells) == 11)
    #expect(effect(.interaction, [0, 1], cells) == 12)
    #expect(effect(.remedyAlone, [0], cells) == 3)
    #expect(effect(.remedyAlone, [1], cells) == 5)
    #expect(effect(.lossByFaultAlone, [0], cells) == 15)
    #expect(effect(.lossByFaultAlone, [1], cells) == 17)
    #expect(effect(.allRemedies, [0, 1], cells) == 20)
    #expect(effect(.sumOfSingleRemedies, [0, 1], cells) == 8)
    #expect(effect(.synergy, [0, 1], cells) == 12)
  }

  @Test("Of three remedies: a cube with numbers worked out by hand")
  func cube() {
    // none 1, a 2, b 4, ab 7, c 8, ac 16, bc 21, abc 50
    let cells: [Double] = [1, 2, 4, 7, 8, 16, 21, 50]
    #expect(effect(.main, [0], cells) == 10.25, "mean of 1, 3, 8 and 29")
    #expect(effect(.main, [1], cells) == 13.75, "mean of 3, 5, 13 and 34")
    #expect(effect(.main, [2], cells) == 20.25, "mean of 7, 14, 17 and 43")
    #expect(effect(.interaction, [0, 1], cells) == 11.5, "mean of 2 and 21")
    #expect(effect(.interaction, [0, 2], cells) == 16.5, "mean of 7 and 26")
    #expect(effect(.interaction, [1, 2], cells) == 19.5, "mean of 10 and 29")
    #expect(effect(.interaction, [0, 1, 2], cells) == 19)
    #expect(effect(.lossByFaultAlone, [0], cells) == 29)
    #expect(effect(.lossByFaultAlone, [1], cells) == 34)
    #expect(effect(.lossByFaultAlone, [2], cells) == 43)
    #expect(effect(.allRemedies, [0, 1, 2], cells) == 49)
    #expect(effect(.sumOfSingleRemedies, [0, 1, 2], cells) == 11)
    #expect(effect(.synergy, [0, 1, 2], cells) == 38)
  }

  /// The cells of a model from what each set of remedies is given.
  private func cells(factors: Int, _ value: (Set<Int>) -> Double) -> [Double] {
    (0..<1 << factors).map { cell in value(Set((0..<factors).filter { cell >> $0 & 1 == 1 })) }
  }

  @Test("Where remedies add up, main effects are the terms and nothing interacts", arguments: 2...6)
  func additive(factors: Int) {
    let terms: [Double] = [3, -5, 7, 11, -13, 17]
    let cells = cells(factors: factors) { $0.reduce(100) { $0 + terms[$1] } }
    for effect in FactorialEffect.all(factors: factors) {
      let value = effect.value(of: cells)
      switch effect.kind {
      case .main, .remedyAlone, .lossByFaultAlone: #expect(value == terms[effect.factors[0]])
      case .interaction, .synergy: #expect(value == 0)
      case .allRemedies, .sumOfSingleRemedies: #expect(value == terms[..<factors].reduce(0, +))
      case .synergyOfLogs: #expect(value != 0)
      }
    }
  }

  @Test("Where remedies multiply, logs add up and the rest does not", arguments: 2...6)
  func multiplicative(factors: Int) {
    let terms: [Double] = [2, 3, 1.5, 0.5, 4, 1.25]
    let cells = cells(factors: factors) { $0.reduce(0.1) { $0 * terms[$1] } }
    let all = Array(0..<factors)
    #expect(abs(effect(.synergyOfLogs, all, cells)) < 1e-12)
    #expect(abs(effect(.synergy, all, cells)) > 1e-3)
    // Doubled by a first remedy and tripled by a second: (2 - 1)(3 - 1) of the start.
    #expect(abs(effect(.interaction, [0, 1], Array(cells[..<4])) - 0.2) < 1e-15)
  }

  @Test("Synergy is what pairs have beyond single remedies, and triples beyond pairs, when nothing else is in force")
  func synergyByPairs() {
    let cells: [Double] = [1, 2, 4, 7, 8, 16, 21, 50]
    // Pairs are averaged over the third remedy, which holds half of the triple's effect three times.
    let pairs = [[0, 1], [0, 2], [1, 2]].reduce(0) { $0 + effect(.interaction, $1, cells) }
    #expect(effect(.synergy, [0, 1, 2], cells) == pairs - effect(.interaction, [0, 1, 2], cells) / 2)
  }

  @Test("A remedy that changes no cell has exactly no effect, whatever the rounding")
  func idle() {
    // 0.1 + 0.2 and the like do not add up exactly.
    let other: [Double] = [0.1, 0.7, 1e9 / 3, 0.3]
    for idle in 0..<3 {
      // The cell of the two other remedies.
      let places: [Int] = (0..<8).map { cell in
        let below = cell & ((1 << idle) - 1)
        return below | (cell >> (idle + 1)) << idle
      }
      let cells = places.map { other[$0] }
      for effect in FactorialEffect.all(factors: 3)
      where effect.factors.contains(idle) && (effect.factors.count < 3 || effect.kind == .interaction) {
        #expect(effect.value(of: cells) == 0, "\(effect)")
      }
    }
  }

  @Test("A missing value makes those effects missing that need it, and no logs are taken of 0 or less")
  func missing() {
    let cells: [Double] = [1, 2, 3, .nan]
    #expect(effect(.remedyAlone, [0], cells) == 1)
    #expect(effect(.sumOfSingleRemedies, [0, 1], cells) == 3)
    for (kind, factors) in [
      (FactorialEffect.Kind.main, [0]), (.interaction, [0, 1]), (.lossByFaultAlone, [1]), (.synergy, [0, 1]),
      (.synergyOfLogs, [0, 1]),
    ] {
      #expect(effect(kind, factors, cells).isNaN)
    }
    #expect(effect(.synergyOfLogs, [0, 1], [1, 2, 0, 4]).isNaN)
    #expect(effect(.synergyOfLogs, [0, 1], [1, -2, 1, 4]).isNaN)
    // A pair of three is not needed.
    #expect(effect(.synergyOfLogs, [0, 1, 2], [1, 2, 2, -1, 2, -1, -1, 8]) == 0)
  }

  @Test("There are 2^k - 1 main effects and interactions, singles first, and none of one remedy with itself")
  func count() {
    for factors in 2...6 {
      let effects = FactorialEffect.all(factors: factors)
      let sets = effects.filter { $0.kind == .main || $0.kind == .interaction }.map(\.factors)
      #expect(sets.count == 1 << factors - 1 && Set(sets).count == sets.count)
      #expect(effects.count == sets.count + 2 * factors + 4)
    }
    #expect(
      FactorialEffect.all(factors: 3).filter { $0.kind == .interaction }.map(\.factors) == [
        [0, 1], [0, 2], [1, 2], [0, 1, 2],
      ])
    #expect(
      FactorialEffect.all(factors: 1).map(\.kind) == [.main, .remedyAlone, .lossByFaultAlone, .allRemedies])
  }

  @Test("A verdict needs an interval on one side of 0")
  func verdicts() {
    #expect(Additivity(synergy: Estimate([1, 1.1, 1.2])) == .superAdditive)
    #expect(Additivity(synergy: Estimate([-1, -1.1, -1.2])) == .subAdditive)
    #expect(Additivity(synergy: Estimate([-1, 0.5, 1])) == .notDetected)
    #expect(Additivity(synergy: Estimate([0, 0])) == .notDetected)
    #expect(Additivity(synergy: Estimate([1])) == .unknown)
  }
}
