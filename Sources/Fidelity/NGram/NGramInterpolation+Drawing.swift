// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

extension NGramInterpolation {
  /// A token drawn after a context, and the context after it.
  /// - Parameter raised: the cumulated weights that replace the counts of the tokens seen, if any.
  @inline(__always)
  func draw(
    after start: NGramContext, raised: UnsafePointer<Double>?, vocabularySize: Int, _ draws: inout Draws
  ) -> (token: Int32, context: NGramContext) {
    var place = start
    while true {
      let children = columns.children(of: place.node)
      if !children.isEmpty {
        let division = division(children, length: place.length)
        let position = draws.uniform() * division.total - division.reserve
        if position >= 0 {
          let child: Int
          if let raised {
            let share = position / (division.total - division.reserve)
            child = search(children, share * raised[children.upperBound - 1]) { node, _ in raised[node] }
          } else {
            child = search(children, position) { node, rank in
              Double(columns.cumulative[node]) - division.discount * Double(rank)
            }
          }
          let token = columns.lastToken[child]
          // A longer context that gave way may have been followed by this token nevertheless.
          if place.length < start.length, let longer = longest(from: start, above: place.length, token) {
            return (token, longer)
          }
          return (token, context(after: child, length: place.length + 1))
        }
      }
      if place.length == 0 {
        let token = Int32(draws.index(below: vocabularySize))
        return (token, longest(from: start, above: -1, token) ?? .start)
      }
      place = NGramContext(node: Int(columns.suffix[place.node]), length: place.length - 1)
    }
  }

  /// The first node of a run whose cumulated weight is above `position`, or else the last.
  /// - Parameter cumulated: the weight of the run up to a node, which is the given one of it, from 1.
  @inline(__always)
  private func search(
    _ children: Range<Int>, _ position: Double, _ cumulated: (_ node: Int, _ rank: Int) -> Double
  ) -> Int {
    var low = children.lowerBound
    var length = children.count - 1
    while length > 0 {
      let half = length / 2
      let right = cumulated(low + half, low + half - children.lowerBound + 1) <= position
      low = right ? low + half + 1 : low
      length = right ? length - half - 1 : half
    }
    return low
  }

  /// The context after a token that follows `start` or a suffix of it longer than `length`; nil if none was followed by
  /// it.
  @inline(__always)
  private func longest(
    from start: NGramContext, above length: Int, _ token: Int32
  ) -> NGramContext? {
    var place = start
    while place.length > length {
      let child = columns.child(of: place.node, token: token)
      if child >= 0 { return context(after: child, length: place.length + 1) }
      place = NGramContext(node: Int(columns.suffix[place.node]), length: place.length - 1)
    }
    return nil
  }
}
