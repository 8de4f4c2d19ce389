// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Luck

/// A pile of records of a regression, as the sums of squares and products of inputs and response.
public struct RegressionRecords: Sendable {
  /// Inputs d.
  public let dimensions: Int
  /// Records, 0 or more.
  public private(set) var count = 0.0
  /// Sum over the records of z z', with z the d inputs and the response after them: the lower triangle of a matrix of
  /// order d + 1, row after row. Above the diagonal it is 0.
  public private(set) var scatter: [Double]
  // Buffers: triangular factors.
  private var factor: [Double] = []
  private var rest: [Double] = []
  private var root: [Double] = []

  /// No records.
  public init(dimensions: Int) {
    self.dimensions = dimensions
    scatter = [Double](repeating: 0, count: (dimensions + 1) * (dimensions + 1))
  }

  private mutating func clear() {
    count = 0
    for place in scatter.indices { scatter[place] = 0 }
  }

  mutating func add(_ more: RegressionRecords) {
    guard more.count > 0 else { return }
    count += more.count
    for place in scatter.indices { scatter[place] += more.scatter[place] }
  }

  /// Makes these so many records with responses of given coefficients and noise.
  /// - Parameter inputs: names the luck of the inputs; nil takes them from `luck`.
  mutating func draw(
    _ amount: Int, coefficients: [Double], noise: Double, inputs: LuckKey?, with luck: inout Sampler
  ) {
    precondition(amount >= 0, "records number 0 or more")
    guard amount > 0 else { return clear() }
    let order = dimensions + 1
    if factor.isEmpty { factor = [Double](repeating: 0, count: order * order) }
    if let inputs {
      let own = luck.draws
      luck.begin(inputs.agent(amount))
      luck.wishartFactor(records: amount, order: order, rows: 0..<dimensions, into: &factor)
      luck.draws = own
    } else {
      luck.wishartFactor(records: amount, order: order, rows: 0..<dimensions, into: &factor)
    }
    luck.wishartFactor(records: amount, order: order, rows: dimensions..<order, into: &factor)
    // So far the last row is noise of variance 1: it becomes the response.
    let response = dimensions * order
    for column in 0..<order { factor[response + column] *= noise }
    for (row, coefficient) in coefficients.enumerated() where coefficient != 0 {
      for column in 0...row { factor[response + column] += coefficient * factor[row * order + column] }
    }
    count = Double(amount)
    Triangle.square(factor, order: order, into: &scatter)
  }

  /// Makes these a random choice of `amount` records from the piles, each pile being records of one model.
  ///
  /// How many come from each pile is hypergeometric. The scatter matrix CC' of a pile of normal records splits into
  /// that of the chosen, CBC', and that of the rest, with B of the matrix beta distribution with each one's number of
  /// records, exactly. When a pile is chosen from again in a later generation it is split afresh: what is chosen has
  /// its exact distribution given the pile, and only the overlap of two choices is left out. Piles whose inputs are
  /// fixed are split as if these had been drawn at random.
  mutating func choose(_ amount: Int, of piles: [RegressionRecords], with luck: inout Sampler) {
    clear()
    var choice = PileChoice(amount, of: piles.lazy.map(\.count))
    for pile in piles {
      let size = Int(pile.count.rounded())
      let taken = choice.taken(from: size, with: &luck)
      guard taken > 0 else { continue }
      if taken == size {
        add(pile)
      } else {
        addPart(of: pile, size: size, taking: taken, with: &luck)
      }
    }
  }

  /// Adds `taken` records of a larger pile.
  private mutating func addPart(of pile: RegressionRecords, size: Int, taking taken: Int, with luck: inout Sampler) {
    let order = dimensions + 1
    if factor.isEmpty { factor = [Double](repeating: 0, count: order * order) }
    if root.isEmpty { (root, rest) = (factor, factor) }
    // Piles of fewer than d + 1 records have a scatter matrix of less than full rank, with a factor of as many columns.
    let rank = min(size, order)
    luck.wishartFactor(records: taken, order: order, rows: 0..<order, into: &factor)
    luck.wishartFactor(records: size - taken, order: order, rows: 0..<order, into: &rest)
    // With A A' the chosen part of a scatter matrix T T' of white records, B is T^-1 A times its transpose.
    Triangle.square(rest, order: order, into: &root)
    Triangle.square(factor, order: order, addedTo: &root)
    swap(&rest, &root)
    Triangle.factorise(&rest, order: order, rank: rank)
    Triangle.divide(&factor, by: rest, order: order, rank: rank)
    for place in root.indices { root[place] = pile.scatter[place] }
    Triangle.factorise(&root, order: order, rank: rank)
    Triangle.multiply(root, by: &factor, order: order, rank: rank)
    count += Double(taken)
    Triangle.square(factor, order: order, addedTo: &scatter)
  }
}

extension RegressionRecords: StatePart {
  public mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("count", &count)
    visitor.visit("scatter", &scatter, .exactly(scatter.count))
  }
}

extension Sampler {
  /// Rows of the triangular factor of the scatter matrix of independent standard normal records, by Bartlett's
  /// decomposition (1933): chi variates on the diagonal, normal ones below. With fewer records than rows, only as many
  /// columns as there are records are not 0.
  mutating func wishartFactor(records: Int, order: Int, rows: Range<Int>, into factor: inout [Double]) {
    let columns = min(records, order)
    var draws = self.draws
    for row in rows {
      let normal = min(row, columns)
      for column in 0..<normal { factor[row * order + column] = draws.gaussian() }
      for column in normal..<order { factor[row * order + column] = 0 }
    }
    self.draws = draws
    for row in rows where row < columns {
      factor[row * (order + 1)] = chiSquared(degreesOfFreedom: Double(records - row)).squareRoot()
    }
  }
}
