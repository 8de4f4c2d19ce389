// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck
internal import Synchronization

/// What a token is.
public typealias TextUnit = Vocabulary.Unit

/// Human text as a learner of language sees it: blocks of tokens, nine in ten to learn from and every tenth held out.
public final class Corpus: Sendable, Equatable {
  public let vocabulary: Vocabulary
  /// Blocks to learn from, in order.
  let training: [TextPiece]
  /// Blocks that no model ever sees, on which all are judged.
  let heldOut: [TextPiece]

  /// Tokens in a block; the last may have fewer. Long enough for nearly all n-grams to lie within, short enough for a
  /// few of them to be a sample of the whole.
  static let block = 500
  /// The fewest tokens that can be divided into text to learn from and text held out.
  static let fewestTokens = 20

  let tokens: [Int32]
  private let references = Mutex<[NGramReference]>([])

  /// - Parameters:
  ///   - bytes: UTF-8 text, or any bytes if these are the tokens.
  ///   - unit: what a token is.
  /// - Throws: ``LearnerError`` for text that is too short or not UTF-8.
  public init(_ bytes: [UInt8], unit: TextUnit) throws(LearnerError) {
    do throws(InvalidUTF8) {
      vocabulary = unit == .bytes ? .bytes : try Vocabulary(of: bytes)
      tokens = try vocabulary.tokens(of: bytes)
    } catch {
      throw LearnerError(key: "text", "not UTF-8: byte \(error.byteOffset + 1) begins no character")
    }
    guard tokens.count >= Self.fewestTokens else {
      throw LearnerError(key: "text", "too short: \(tokens.count) tokens, at least \(Self.fewestTokens) are needed")
    }
    let length = min(Self.block, tokens.count / 10)
    var (training, heldOut): ([TextPiece], [TextPiece]) = ([], [])
    for (number, start) in stride(from: 0, to: tokens.count, by: length).enumerated() {
      let piece = TextPiece(tokens[start..<min(tokens.count, start + length)])
      if number % 10 == 9 { heldOut.append(piece) } else { training.append(piece) }
    }
    self.training = training
    self.heldOut = heldOut
  }

  public static func == (left: Corpus, right: Corpus) -> Bool {
    left === right || (left.vocabulary.unit == right.vocabulary.unit && left.tokens == right.tokens)
  }

  /// Tokens to learn from.
  public var trainingTokens: Int { training.reduce(0) { $0 + $1.tokens.count } }

  /// Tokens held out.
  public var heldOutTokens: Int { heldOut.reduce(0) { $0 + $1.tokens.count } }

  /// Human text of so many tokens, or all there is: blocks in random order, none twice.
  func sample(_ count: Int, draws: inout Draws, into pieces: inout [TextPiece]) {
    pieces.removeAll(keepingCapacity: true)
    var left = count
    Self.takeBlocks(of: training, &left, draws: &draws, into: &pieces)
  }

  /// Moves blocks in random order to `pieces` until none are `left` to take or all were taken.
  static func takeBlocks(
    of blocks: [TextPiece], _ left: inout Int, draws: inout Draws, into pieces: inout [TextPiece]
  ) {
    var order = Array(blocks.indices)
    for place in order.indices where left > 0 {
      order.swapAt(place, place + draws.index(below: order.count - place))
      let block = blocks[order[place]]
      pieces.append(TextPiece(block.tokens.prefix(left), weight: block.weight))
      left -= min(left, block.tokens.count)
    }
  }

  /// What models of human text alone achieve, worked out once for each kind of model.
  func reference(order: Int, smoothing: NGramSmoothing) -> NGramReference {
    references.withLock { known in
      if let found = known.first(where: { $0.order == order && $0.smoothing == smoothing }) { return found }
      let reference = NGramReference(self, order: order, smoothing: smoothing)
      known.append(reference)
      return reference
    }
  }
}
