// SPDX-License-Identifier: GPL-3.0-or-later

/// The counting of n-grams, one length after the other, in time linear in the length of the text.
///
/// The n-grams of a length are put in order by two stable counting sorts: by the last token, which is done once, and by
/// the n-gram without it, which the level before has numbered. Equal n-grams are then neighbours.
struct NGramCounting {
  private(set) var levelStarts = [0, 1]
  private(set) var firstChild: [Int32] = []
  private(set) var lastToken: [Int32] = [-1]
  private(set) var counts: [UInt32] = [0]
  private(set) var suffix: [Int32] = [0]
  /// The number of different tokens before each n-gram, for all levels but the last.
  private var continuations: [UInt32] = [0]

  /// The pieces one after the other, each with a separator -1 before it.
  private var stream: [Int32] = []
  /// The weight of each place of the stream; empty if all are 1.
  private var weights: [UInt32] = []
  /// The separators' places in the stream.
  private var separators: [Int] = []
  /// The places of the tokens, by token and then by place.
  private var placesByToken: [Int32]
  /// The node of the n-gram, of the length counted last, that ends at each place; -1 if the piece begins too late.
  private var endingAt: [Int32]

  init(_ pieces: [TextPiece], vocabularySize: Int) {
    let length = pieces.reduce(0) { $0 + $1.tokens.count }
    let mass = pieces.reduce(0) { $0 + $1.tokens.count * $1.weight }
    precondition(mass < Int(Int32.max) && length + pieces.count < Int(Int32.max), "a text of 2^31 tokens or more")
    let isWeighted = pieces.contains { $0.weight != 1 }
    stream.reserveCapacity(length + pieces.count)
    var starts = [Int32](repeating: 0, count: vocabularySize + 1)
    for piece in pieces {
      separators.append(stream.count)
      stream.append(-1)
      stream.append(contentsOf: piece.tokens)
      if isWeighted { weights.append(contentsOf: repeatElement(UInt32(piece.weight), count: piece.tokens.count + 1)) }
      for token in piece.tokens {
        precondition(token >= 0 && Int(token) < vocabularySize, "a token outside the vocabulary")
        starts[Int(token) + 1] += 1
      }
    }
    for token in 0..<vocabularySize { starts[token + 1] += starts[token] }
    placesByToken = [Int32](repeating: 0, count: length)
    for place in stream.indices where stream[place] >= 0 {
      let token = Int(stream[place])
      placesByToken[Int(starts[token])] = Int32(place)
      starts[token] += 1
    }
    // The empty n-gram ends everywhere, also at the separators: it is what the first token of a piece extends.
    endingAt = [Int32](repeating: 0, count: stream.count)
  }

  /// Counts the n-grams that are one token longer than those counted last.
  mutating func addLevel(isLast: Bool, continuation: Bool) {
    let parents = levelStarts[levelStarts.count - 2]..<levelStarts[levelStarts.count - 1]
    let bucketEnds: [Int32]
    var occurrences: [Occurrence]
    (bucketEnds, occurrences) = sortedOccurrences(parents)
    let base = lastToken.count
    // The first occurrence of each n-gram moves to the front; here is its count.
    var level = [UInt32](repeating: 0, count: occurrences.count)
    var next = [Int32](repeating: -1, count: isLast ? 0 : stream.count)
    var distinct = 0
    var met = 0
    firstChild.reserveCapacity(firstChild.count + parents.count + 1)
    for end in bucketEnds {
      firstChild.append(Int32(base + distinct))
      var token: Int32 = -1
      while met < Int(end) {
        let occurrence = occurrences[met]
        if occurrence.token != token {
          token = occurrence.token
          occurrences[distinct] = occurrence
          distinct += 1
        }
        level[distinct - 1] += weights.isEmpty ? 1 : weights[Int(occurrence.place)]
        if !isLast { next[Int(occurrence.place)] = Int32(base + distinct - 1) }
        met += 1
      }
    }
    if isLast { firstChild.append(Int32(base + distinct)) }
    levelStarts.append(base + distinct)
    append(occurrences[..<distinct], level[..<distinct])
    if continuation {
      for node in base..<base + distinct { continuations[Int(suffix[node])] += 1 }
      if isLast {
        counts.replaceSubrange(..<base, with: continuations)
      } else {
        beginContinuations(next, length: levelStarts.count - 2, count: distinct)
      }
    }
    endingAt = next
  }

  /// A place of the stream and its token.
  private struct Occurrence {
    var place: Int32
    var token: Int32
  }

  /// The ends of the n-grams to count, by the node of the n-gram without the last token, then by that token; and where
  /// those of each such node end.
  private func sortedOccurrences(_ parents: Range<Int>) -> (bucketEnds: [Int32], sorted: [Occurrence]) {
    var bucketEnds = [Int32](repeating: 0, count: parents.count + 1)
    for place in stream.indices.dropFirst() where stream[place] >= 0 && endingAt[place - 1] >= 0 {
      bucketEnds[Int(endingAt[place - 1]) - parents.lowerBound + 1] += 1
    }
    for bucket in 0..<parents.count { bucketEnds[bucket + 1] += bucketEnds[bucket] }
    let count = Int(bucketEnds[parents.count])
    var sorted = [Occurrence](repeating: Occurrence(place: 0, token: 0), count: count)
    for place in placesByToken {
      let parent = Int(endingAt[Int(place) - 1])
      if parent < 0 { continue }
      let bucket = parent - parents.lowerBound
      sorted[Int(bucketEnds[bucket])] = Occurrence(place: place, token: stream[Int(place)])
      bucketEnds[bucket] += 1
    }
    bucketEnds.removeLast()
    return (bucketEnds, sorted)
  }

  /// Appends the nodes of a level, to columns just as long as needed.
  private mutating func append(_ first: ArraySlice<Occurrence>, _ level: ArraySlice<UInt32>) {
    lastToken.reserveCapacity(lastToken.count + first.count)
    suffix.reserveCapacity(suffix.count + first.count)
    counts.reserveCapacity(counts.count + first.count)
    for occurrence in first {
      lastToken.append(occurrence.token)
      suffix.append(endingAt[Int(occurrence.place)])
    }
    counts.append(contentsOf: level)
  }

  /// Begins the counts of different tokens before the n-grams of a level: 1 where a piece begins with it.
  private mutating func beginContinuations(_ ending: [Int32], length: Int, count: Int) {
    continuations.append(contentsOf: repeatElement(0, count: count))
    for separator in separators where separator + length < stream.count {
      let node = ending[separator + length]
      if node >= 0 { continuations[Int(node)] = 1 }
    }
  }
}
