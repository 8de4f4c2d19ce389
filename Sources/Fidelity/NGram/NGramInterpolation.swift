// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a text stands: the longest suffix of it that is an n-gram of the model shorter than the order.
struct NGramContext {
  /// The node of the suffix.
  var node: Int
  /// Its length.
  var length: Int

  /// The start of a piece.
  static var start: NGramContext { NGramContext(node: 0, length: 0) }
}

/// The model as a loop over many tokens sees it, valid inside ``NGramModel/withInterpolation(_:)`` only.
struct NGramInterpolation {
  let columns: NGramColumns
  /// The discount by length of context.
  let discounts: UnsafePointer<Double>
  let smoothing: NGramSmoothing
  let order: Int
  /// The probability of a token of which nothing is known.
  let uniform: Double

  /// How one context divides probability: each token seen gets (count - discount)/total, the next shorter context
  /// reserve/total.
  struct Division {
    var discount: Double
    var reserve: Double
    var total: Double
  }

  /// The division of a context with children.
  @inline(__always)
  func division(_ children: Range<Int>, length: Int) -> Division {
    let mass = Double(columns.cumulative[children.upperBound - 1])
    let types = Double(children.count)
    switch smoothing {
    case .wittenBell: return Division(discount: 0, reserve: types, total: mass + types)
    case .kneserNey: return Division(discount: discounts[length], reserve: discounts[length] * types, total: mass)
    }
  }

  /// The probability of a token after a context, and the context after the token.
  @inline(__always)
  func follow(_ place: NGramContext, _ token: Int32) -> (probability: Double, context: NGramContext) {
    var node = place.node
    var length = place.length
    var probability = 0.0
    // The share of probability that is left to this context and the shorter ones.
    var share = 1.0
    var found: NGramContext?
    while true {
      let children = columns.children(of: node)
      if !children.isEmpty {
        let division = division(children, length: length)
        let child = columns.child(of: node, token: token)
        if child >= 0 {
          let before = child == children.lowerBound ? 0 : columns.cumulative[child - 1]
          let count = Double(columns.cumulative[child] - before)
          probability += share * (count - division.discount) / division.total
          if found == nil { found = context(after: child, length: length + 1) }
        }
        share *= division.reserve / division.total
      }
      if length == 0 { return (probability + share * uniform, found ?? .start) }
      node = Int(columns.suffix[node])
      length -= 1
    }
  }

  /// The context that a text is in after the n-gram of a node of some length.
  @inline(__always)
  func context(after node: Int, length: Int) -> NGramContext {
    length < order
      ? NGramContext(node: node, length: length) : NGramContext(node: columns.context(after: node), length: length - 1)
  }
}
