// SPDX-License-Identifier: GPL-3.0-or-later

/// Something that markets had to say, and in how many replicates.
public struct Notice: Sendable, Equatable {
  /// Whole numbers that differ between replicates are given as a range, as in `by period 5 to 9`.
  public let text: String
  public let replicates: Int

  /// Puts notices that differ in their numbers alone together, in the order in which they first came.
  /// - Parameter notices: those of each replicate.
  static func gather(_ notices: [[String]]) -> [Notice] {
    var kinds: [Kind] = []
    for (replicate, texts) in notices.enumerated() {
      for text in texts {
        let (words, numbers) = split(text)
        if let place = kinds.firstIndex(where: { $0.words == words }) {
          kinds[place].add(numbers, replicate)
        } else {
          kinds.append(
            Kind(words: words, low: numbers, high: numbers, lastReplicate: replicate, replicates: 1))
        }
      }
    }
    return kinds.map { Notice(text: $0.text, replicates: $0.replicates) }
  }

  private struct Kind {
    /// The text around the numbers: one part more than there are numbers.
    let words: [String]
    var low: [Int]
    var high: [Int]
    var lastReplicate: Int
    var replicates: Int

    mutating func add(_ numbers: [Int], _ replicate: Int) {
      low = zip(low, numbers).map { min($0, $1) }
      high = zip(high, numbers).map { max($0, $1) }
      if replicate != lastReplicate { replicates += 1 }
      lastReplicate = replicate
    }

    var text: String {
      var result = words[0]
      for (place, word) in words.dropFirst().enumerated() {
        result += low[place] == high[place] ? "\(low[place])" : "\(low[place]) to \(high[place])"
        result += word
      }
      return result
    }
  }

  private static func split(_ text: String) -> (words: [String], numbers: [Int]) {
    var words = [""]
    var numbers: [Int] = []
    var digits = ""
    func endNumber() {
      guard !digits.isEmpty else { return }
      if let number = Int(digits), "\(number)" == digits {
        numbers.append(number)
        words.append("")
      } else {
        words[words.count - 1] += digits
      }
      digits = ""
    }
    for character in text {
      if character.isASCII && character.isNumber {
        digits.append(character)
      } else {
        endNumber()
        words[words.count - 1].append(character)
      }
    }
    endNumber()
    return (words, numbers)
  }
}
