// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the names that a mistyped one may have stood for.
public enum NearestName {
  /// The names nearest to `text` by edit distance, best first, at most `limit`. Names further away than a third of the
  /// length of `text` (and than 1) are not near. Case does not count.
  public static func among(_ names: [String], to text: String, limit: Int = 3) -> [String] {
    let wanted = Array(text.lowercased().unicodeScalars)
    if wanted.count > 64 { return [] }
    let most = max(1, wanted.count / 3)
    var found: [(name: String, distance: Int)] = []
    for name in names where !found.contains(where: { $0.name == name }) {
      let candidate = Array(name.lowercased().unicodeScalars)
      if abs(candidate.count - wanted.count) > most { continue }
      let distance = distance(wanted, candidate)
      if distance <= most { found.append((name, distance)) }
    }
    guard let best = found.map(\.distance).min() else { return [] }
    // Runners-up would distract from a close match.
    return Array(found.filter { $0.distance == best }.map(\.name).prefix(limit))
  }

  /// `did you mean 'a' or 'b'?`, or nil without names.
  public static func question(_ names: [String]) -> String? {
    guard let last = names.last else { return nil }
    let quoted = names.dropLast().map { "'\($0)'" }.joined(separator: ", ")
    return "did you mean " + (quoted.isEmpty ? "" : quoted + " or ") + "'\(last)'?"
  }

  /// Insertions, deletions, replacements and swaps of neighbours that turn one text into the other.
  public static func distance(_ left: String, _ right: String) -> Int {
    distance(Array(left.unicodeScalars), Array(right.unicodeScalars))
  }

  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
        var best = min(replaced, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
