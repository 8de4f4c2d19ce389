// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL

/// A pile of records in several coordinates, as its sufficient statistics.
public struct GaussianRecords: Sendable, Equatable {
  /// Records, 0 or more.
  public var count: Double
  /// Mean of each coordinate; 0 without records.
  public var mean: [Double]
  /// Sum of squares about the mean of each coordinate.
  public var squares: [Double]

  /// No records.
  public init(dimensions: Int) {
    count = 0
    mean = [Double](repeating: 0, count: dimensions)
    squares = mean
  }

  mutating func clear() {
    count = 0
    for place in mean.indices {
      mean[place] = 0
      squares[place] = 0
    }
  }

  /// Pools two piles exactly (Chan, Golub and LeVeque, 1979).
  mutating func add(_ more: GaussianRecords) {
    guard more.count > 0 else { return }
    let total = count + more.count
    let share = more.count / total
    for place in mean.indices {
      let difference = more.mean[place] - mean[place]
      squares[place] += more.squares[place] + count * share * difference * difference
      mean[place] += share * difference
    }
    count = total
  }

  /// Makes this a random choice of `amount` records from the piles, each pile being records of one normal distribution.
  ///
  /// How many come from each pile is hypergeometric. Given a pile's statistics, its sum of squares splits into that of
  /// the chosen, that of the rest and that between the two as a Dirichlet with half of each one's degrees of freedom,
  /// exactly. When a pile is chosen from again in a later generation it is split afresh: the means and variances of
  /// what is chosen have their exact first two moments given the pile, and only the overlap of two choices in higher
  /// moments is left out.
  mutating func choose(_ amount: Int, of piles: [GaussianRecords], with luck: inout Sampler) {
    clear()
    var chosen = self
    var choice = PileChoice(amount, of: piles.lazy.map(\.count))
    for pile in piles {
      let size = Int(pile.count.rounded())
      let taken = choice.taken(from: size, with: &luck)
      guard taken > 0 else { continue }
      if taken == size {
        add(pile)
      } else {
        chosen.split(pile, taking: taken, with: &luck)
        add(chosen)
      }
    }
  }

  /// Makes this `taken` records of a larger pile.
  private mutating func split(_ pile: GaussianRecords, taking taken: Int, with luck: inout Sampler) {
    count = Double(taken)
    let rest = pile.count - count
    for place in mean.indices {
      let inside = taken > 1 ? luck.chiSquared(degreesOfFreedom: count - 1) : 0
      let outside = rest > 1 ? luck.chiSquared(degreesOfFreedom: rest - 1) : 0
      let deviate = luck.gaussian(1)
      let scale = pile.squares[place] / (inside + outside + deviate * deviate)
      squares[place] = scale * inside
      mean[place] = pile.mean[place] + deviate * (scale * rest / (count * pile.count)).squareRoot()
    }
  }
}

extension GaussianRecords: StatePart {
  public mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("count", &count)
    visitor.visit("mean", &mean, .exactly(mean.count))
    visitor.visit("squares", &squares, .exactly(squares.count))
  }
}
