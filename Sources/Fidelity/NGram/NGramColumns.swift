// SPDX-License-Identifier: GPL-3.0-or-later

/// The columns of ``NGramCounts`` for a loop over many tokens, valid inside ``NGramCounts/withColumns(_:)`` only.
struct NGramColumns {
  let firstChild: UnsafePointer<Int32>
  let lastToken: UnsafePointer<Int32>
  let cumulative: UnsafePointer<UInt32>
  let suffix: UnsafePointer<Int32>
  let unigram: UnsafePointer<Int32>
  /// The first node as long as the order, which has no children.
  let firstLeaf: Int

  /// The nodes that extend `node`, which is shorter than the order.
  @inline(__always)
  func children(of node: Int) -> Range<Int> {
    Range(uncheckedBounds: (Int(firstChild[node]), Int(firstChild[node + 1])))
  }

  /// The node that extends `node` by a token, or -1.
  @inline(__always)
  func child(of node: Int, token: Int32) -> Int {
    if node == 0 { return Int(unigram[Int(token)]) }
    var low = Int(firstChild[node])
    let end = Int(firstChild[node + 1])
    var length = end - low
    while length > 0 {
      let half = length / 2
      let right = lastToken[low + half] < token
      low = right ? low + half + 1 : low
      length = right ? length - half - 1 : half
    }
    return low < end && lastToken[low] == token ? low : -1
  }

  /// The context that a text is in after the n-gram of `node`: the longest suffix of it that can be extended.
  @inline(__always)
  func context(after node: Int) -> Int { node < firstLeaf ? node : Int(suffix[node]) }
}

extension NGramCounts {
  /// Calls `body` with the columns.
  func withColumns<Result>(_ body: (NGramColumns) -> Result) -> Result {
    firstChild.withUnsafeBufferPointer { firstChild in
      lastToken.withUnsafeBufferPointer { lastToken in
        cumulative.withUnsafeBufferPointer { cumulative in
          suffix.withUnsafeBufferPointer { suffix in
            unigram.withUnsafeBufferPointer { unigram in
              body(
                NGramColumns(
                  firstChild: firstChild.baseAddress!, lastToken: lastToken.baseAddress!,
                  cumulative: cumulative.baseAddress!, suffix: suffix.baseAddress!, unigram: unigram.baseAddress!,
                  firstLeaf: levelStarts[order]))
            }
          }
        }
      }
    }
  }
}
