// SPDX-License-Identifier: GPL-3.0-or-later

/// What files contain goes into a state, so that it can be gone on with where these are not.
extension LearningMaterial: StatePart {
  public mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    let lists = visitor.count("probabilities", probabilities == nil ? 0 : 1)
    if lists > 0 {
      var given = probabilities ?? []
      visitor.visit("values", &given, .any)
      probabilities = given
    }
    let texts = visitor.count("texts", corpus == nil ? 0 : 1)
    if texts > 0 {
      var isBytes = corpus?.vocabulary.unit == .bytes
      var text = corpus?.text ?? []
      visitor.visit("isBytes", &isBytes)
      visitor.visit("text", &text, .any)
      if corpus == nil { corpus = try? Corpus(text, unit: isBytes ? .bytes : .words) }
      visitor.require(corpus != nil, "the text to learn from is none")
    }
  }
}

extension Corpus {
  /// A text that makes an equal corpus.
  var text: [UInt8] {
    vocabulary.unit == .bytes ? tokens.map { UInt8($0) } : Array(vocabulary.text(of: tokens).utf8)
  }
}
