// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

/// Walks through a grid of p levels in [0, 1] that change one parameter at a time, each once, by p/(2(p - 1)).
///
/// Start, order of parameters and direction of each change are random: from the lower half of the levels a change goes
/// up, from the upper half down, so that every level is visited as often as any other. A walk has k + 1 points; those
/// of walk t are t(k + 1) to t(k + 1) + k.
///
/// Source: Morris, "Factorial sampling plans for preliminary computational experiments", Technometrics 33(2), 1991,
/// section 3.
struct MorrisTrajectories: Sendable {
  private let dimensions: Int
  private let levels: Int
  private let key: LuckKey

  /// - Parameter levels: even, 2 or more.
  init(dimensions: Int, levels: Int, seed: UInt64) throws(DesignError) {
    guard levels >= 2, levels.isMultiple(of: 2) else {
      throw DesignError("a Morris design needs an even number of levels, at least 2, not \(levels)")
    }
    self.dimensions = dimensions
    self.levels = levels
    key = Luck(seed: seed, replicate: 0).key(.design)
  }

  /// One walk.
  struct Trajectory {
    /// The level each parameter starts from, 0 to p - 1.
    let start: [Int]
    /// The parameters in the order in which they change.
    let order: [Int]
    /// By how many levels each parameter changes, p/2 or -p/2.
    let change: [Int]
  }

  func trajectory(_ number: Int) -> Trajectory {
    var draws = key.agent(number).draws
    let start = (0..<dimensions).map { _ in draws.index(below: levels) }
    var order = Array(0..<dimensions)
    for place in order.indices.dropFirst().reversed() { order.swapAt(place, draws.index(below: place + 1)) }
    return Trajectory(start: start, order: order, change: start.map { $0 < levels / 2 ? levels / 2 : -levels / 2 })
  }

  func point(_ index: Int) -> [Double] {
    let (number, steps) = index.quotientAndRemainder(dividingBy: dimensions + 1)
    let trajectory = trajectory(number)
    var level = trajectory.start
    for parameter in trajectory.order.prefix(steps) { level[parameter] += trajectory.change[parameter] }
    return level.map { Double($0) / Double(levels - 1) }
  }

  /// How far a change by a number of levels is.
  func distance(_ change: Int) -> Double { Double(change) / Double(levels - 1) }
}
