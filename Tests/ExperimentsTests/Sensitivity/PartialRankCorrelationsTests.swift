// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck
import Testing

@testable import Experiments

struct PartialRankCorrelationsTests {
  private func normal(_ count: Int, _ draws: inout Draws) -> [Double] { (0..<count).map { _ in draws.gaussian() } }

  @Test("Equal numbers share the mean of their ranks")
  func ranks() {
    #expect(Ranks.of([3, 1, 3, 2]) == [3.5, 1, 3.5, 2])
    #expect(Ranks.of([5, 5, 5]) == [2, 2, 2])
    #expect(Ranks.of([0.0, -0.0, -1]) == [2.5, 2.5, 1])
    #expect(Ranks.of([]) == [])
  }

  @Test("Coefficients are correlations of what two regressions leave, with ties and correlated parameters")
  func residuals() throws {
    var draws = Luck(seed: 2, replicate: 0).key(.design).draws
    let count = 80
    var inputs = (0..<4).map { _ in normal(count, &draws).map { ($0 * 4).rounded() } }
    inputs[3] = zip(inputs[0], inputs[3]).map { $0 + $1 }
    let outputs = (0..<count).map { (exp(inputs[0][$0] / 4) - inputs[2][$0] + 3 * draws.gaussian()).rounded() }
    let found = try PartialRankCorrelations(inputs: inputs, outputs: outputs)
    let ranks = inputs.map(Ranks.of)
    let output = Ranks.of(outputs)
    for parameter in 0..<4 {
      let others = (0..<count).map { row in [1] + (0..<4).filter { $0 != parameter }.map { ranks[$0][row] } }
      func left(_ response: [Double]) throws -> [Double] {
        try LeastSquares(design: Matrix(others), response: response, hasIntercept: true).residuals
      }
      let expected = Statistics.correlation(try left(ranks[parameter]), try left(output))
      #expect(abs(found.parameters[parameter].coefficient - expected) < 1e-12)
    }
    #expect(found.points == 80 && found.degreesOfFreedom == 80 - 2 - 3)
  }

  @Test("In a linear normal model coefficients follow from rank correlations 6/π asin(r/2)")
  func normalModel() throws {
    var draws = Luck(seed: 3, replicate: 0).key(.design).draws
    let count = 20_000
    let first = normal(count, &draws)
    let second = zip(first, normal(count, &draws)).map { 0.6 * $0 + 0.8 * $1 }
    let outputs = (0..<count).map { 2 * first[$0] - second[$0] + draws.gaussian() }
    // Var y = 4 + 1 - 4 x 0.6 + 1; y covaries with the parameters by 2 - 0.6 and 1.2 - 1.
    let deviation = 3.6.squareRoot()
    func ranked(_ correlation: Double) -> Double {
      // asin by its series, of an argument at most 1/2.
      var (term, sum) = (correlation / 2, correlation / 2)
      for place in 1..<40 {
        let n = Double(2 * place)
        term *= correlation * correlation / 4 * (n - 1) / n
        sum += term / (n + 1)
      }
      return 6 / Double.pi * sum
    }
    let (a, b, both) = (ranked(1.4 / deviation), ranked(0.2 / deviation), ranked(0.6))
    let known = [
      (a - both * b) / ((1 - both * both) * (1 - b * b)).squareRoot(),
      (b - both * a) / ((1 - both * both) * (1 - a * a)).squareRoot(),
    ]
    let found = try PartialRankCorrelations(inputs: [first, second], outputs: outputs)
    for (parameter, known) in zip(found.parameters, known) {
      #expect(abs(parameter.coefficient - known) < 4 * (parameter.high - parameter.low) / 3.92)
      #expect(parameter.probability < 1e-10 && parameter.reason == nil)
    }
  }

  @Test("Only ranks matter: transformations that keep the order change no bit")
  func monotone() throws {
    var draws = Luck(seed: 4, replicate: 0).key(.design).draws
    let inputs = (0..<3).map { _ in (0..<50).map { _ in draws.uniform() } }
    let outputs = (0..<50).map { inputs[0][$0] - inputs[1][$0] * inputs[2][$0] }
    let plain = try PartialRankCorrelations(inputs: inputs, outputs: outputs)
    let bent = try PartialRankCorrelations(
      inputs: [inputs[0].map(exp), inputs[1].map(log), inputs[2].map { $0 * $0 * $0 }],
      outputs: outputs.map { exp(5 * $0) })
    #expect(plain == bent)
    #expect(plain.parameters[0].coefficient > 0.5 && plain.parameters[1].coefficient < -0.5)
    let fallen = try PartialRankCorrelations(inputs: inputs, outputs: outputs.map { -$0 })
    for (one, other) in zip(plain.parameters, fallen.parameters) {
      #expect(abs(one.coefficient + other.coefficient) < 1e-14 && abs(one.low + other.high) < 1e-14)
    }
  }

  @Test("What determines the output's ranks has coefficient 1 or -1, and beside it nothing else has any")
  func perfect() throws {
    var draws = Luck(seed: 5, replicate: 0).key(.design).draws
    let inputs = (0..<3).map { _ in (0..<40).map { _ in draws.uniform() } }
    let found = try PartialRankCorrelations(inputs: inputs, outputs: inputs[1].map { -exp($0) })
    #expect(found.parameters[1].coefficient == -1 && found.parameters[1].probability == 0)
    #expect(found.parameters[1].low == -1 && found.parameters[1].high == -1)
    for parameter in [0, 2] {
      #expect(found.parameters[parameter].coefficient.isNaN)
      #expect(found.parameters[parameter].reason == "the other parameters determine the output's ranks")
    }
  }

  @Test("Statistic, probability and interval are the textbook's")
  func textbook() {
    // With 10 degrees of freedom t = 2.228139 has probability 0.05.
    let coefficient = 2.228138852 / (2.228138852 * 2.228138852 + 10).squareRoot()
    let parameter = PartialRankCorrelations.Parameter(coefficient: coefficient, degreesOfFreedom: 10)
    #expect(abs(parameter.statistic - 2.228138852) < 1e-12)
    #expect(abs(parameter.probability - 0.05) < 1e-9)
    // The correlation 0.5 of 28 pairs, 26 degrees of freedom: z = 0.549306 ± 1.959964/5.
    let pairs = PartialRankCorrelations.Parameter(coefficient: 0.5, degreesOfFreedom: 26)
    #expect(abs(pairs.low - tanh(0.549306144334 - 0.391992797)) < 1e-9)
    #expect(abs(pairs.high - tanh(0.549306144334 + 0.391992797)) < 1e-9)
  }

  @Test("Where there is no relation, probabilities are uniform and intervals hold 0 95 times of 100")
  func noRelation() throws {
    var probabilities: [Double] = []
    var held = 0
    for seed in 0..<400 as Range<UInt64> {
      let design = try UnitDesign(.random, dimensions: 4, size: 30, seed: seed)
      var draws = Luck(seed: seed, replicate: 9).key(.design).draws
      let outputs = (0..<30).map { design.point($0)[1] + draws.uniform() }
      let parameter = try PartialRankCorrelations(design: design, outputs: outputs).parameters[2]
      probabilities.append(parameter.probability)
      if parameter.low <= 0 && 0 <= parameter.high { held += 1 }
    }
    var counts = [Int](repeating: 0, count: 10)
    for probability in probabilities { counts[min(Int(probability * 10), 9)] += 1 }
    #expect(probabilityOfEqual(counts) > 1e-3)
    #expect(abs(Double(held) - 380) < 4 * (400 * 0.95 * 0.05).squareRoot())
  }

  @Test("What cannot be told is NaN, with a reason")
  func undefined() throws {
    let rising = (0..<20).map(Double.init)
    let other = rising.map { ($0 * 7).truncatingRemainder(dividingBy: 20) }
    let outputs = rising.map { ($0 * 3).truncatingRemainder(dividingBy: 20) }
    let constant = [Double](repeating: 4, count: 20)
    func reasons(_ inputs: [[Double]], _ outputs: [Double]) throws -> [String?] {
      let found = try PartialRankCorrelations(inputs: inputs, outputs: outputs).parameters
      #expect(found.allSatisfy { $0.coefficient.isNaN == ($0.reason != nil) })
      return found.map(\.reason)
    }
    #expect(try reasons([rising, constant, other], outputs) == [nil, "the parameter does not vary", nil])
    let beside = try PartialRankCorrelations(inputs: [rising, constant, other], outputs: outputs)
    let alone = try PartialRankCorrelations(inputs: [rising, other], outputs: outputs)
    #expect(beside.parameters[2] == alone.parameters[1] && beside.degreesOfFreedom == 17)
    let still = "the output does not vary"
    #expect(try reasons([rising, other], constant) == [still, still])
    let dependent = "the ranks of the parameters are linearly dependent"
    #expect(try reasons([rising, other, rising.map { -$0 }], outputs) == [dependent, dependent, dependent])
    let few = "2 parameters need at least 4 points, not 3"
    #expect(try reasons([[1, 2, 3], [1, 3, 2]], [3, 1, 2]) == [few, few])
    #expect(try reasons([constant], outputs) == ["the parameter does not vary"])
    #expect(try reasons([[]], []) == ["the parameter does not vary"])
  }

  @Test("Points with a missing number are left out and counted; columns of other lengths are refused")
  func missing() throws {
    let input = [3, 1, 4, 1.5, 9, 2.6, 5]
    let outputs = [2, 7, 1, 8, 2.8, 1.8, 4]
    let whole = try PartialRankCorrelations(inputs: [input], outputs: outputs)
    let gaps = try PartialRankCorrelations(inputs: [input + [.nan, 6]], outputs: outputs + [5, .infinity])
    #expect(gaps.parameters == whole.parameters && gaps.points == 7 && gaps.missing == 2)
    #expect(throws: DesignError("7 points need as many outputs, not 6")) {
      try PartialRankCorrelations(inputs: [input], outputs: Array(outputs.dropLast()))
    }
  }
}
