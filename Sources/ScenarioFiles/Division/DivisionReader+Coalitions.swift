// SPDX-License-Identifier: GPL-3.0-or-later

internal import Valuation

extension DivisionReader {
  /// The rows of a table of coalitions so far.
  private struct Coalitions {
    var players: [String] = []
    var numbers: [String: Int] = [:]
    /// By bit mask.
    var lines: [Int: Int] = [:]
    var utilities: [Int: Double] = [:]
  }

  /// Players are numbered in the order in which they are first named.
  mutating func coalitions() -> CoalitionTable? {
    let (coalition, utility) = (table.required(.coalition), table.required(.utility))
    table.refuseColumns(besides: [coalition, utility], expected: "coalition,utility")
    guard table.isHeaderSound, let coalition, let utility else { return nil }
    var found = Coalitions()
    for row in table.rows {
      if table.problems.isLong { return nil }
      guard table.isComplete(row) else { continue }
      let value = table.number(
        row, utility, in: -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude, expected: "a number")
      guard let mask = members(row, coalition, &found) else {
        if found.players.count > CoalitionTable.largestPlayerCount { return nil }
        continue
      }
      if let other = found.lines[mask] {
        table.report(row.line, table.names[coalition], "the same coalition stands on line \(other) already")
        continue
      }
      found.lines[mask] = row.line
      found.utilities[mask] = value
    }
    return table.problems.isEmpty ? complete(found) : nil
  }

  /// The bit mask of a row's coalition; nil when something is wrong with it, which is then reported.
  private mutating func members(_ row: SeparatedText.Record, _ place: Int, _ found: inout Coalitions) -> Int? {
    let text = row.fields[place].trimmingBlanks
    if text.isEmpty { return 0 }
    guard table.name(row, place) != nil else { return nil }
    var mask = 0
    for part in text.split(separator: "+", omittingEmptySubsequences: false) {
      let name = String(part).trimmingBlanks
      if name.isEmpty {
        table.report(row.line, table.names[place], "names nobody beside a '+': '\(Excerpt.of(text))'")
        return nil
      }
      if found.numbers[name] == nil {
        found.numbers[name] = found.players.count
        found.players.append(name)
        if found.players.count > CoalitionTable.largestPlayerCount {
          table.report(
            row.line, table.names[place],
            "'\(Excerpt.of(name))' is player \(found.players.count), but a table of all coalitions takes at most "
              + "\(CoalitionTable.largestPlayerCount); of more players give effective records")
          return nil
        }
      }
      let bit = 1 << (found.numbers[name] ?? 0)
      if mask & bit != 0 {
        table.report(row.line, table.names[place], "'\(Excerpt.of(name))' is named twice")
        return nil
      }
      mask |= bit
    }
    return mask
  }

  private mutating func complete(_ found: Coalitions) -> CoalitionTable? {
    do throws(CoalitionTableError) {
      let count = 1 << found.players.count
      if let missing = (0..<count).first(where: { found.utilities[$0] == nil }) {
        let members = found.players.indices.filter { missing >> $0 & 1 == 1 }.map { Excerpt.of(found.players[$0]) }
        let others = count - found.utilities.count - 1
        table.report(
          nil, nil,
          "\(CoalitionTableError.missingCoalition(members))"
            + (others == 0 ? "" : ", nor \(others == 1 ? "has 1 other" : "have \(others) others")")
            + "; \(found.players.count) player\(count == 2 ? " makes" : "s make") \(count) coalitions, that of nobody among them"
        )
        return nil
      }
      return try CoalitionTable(players: found.players, utilities: (0..<count).map { found.utilities[$0] ?? 0 })
    } catch {
      table.report(nil, nil, error.description)
      return nil
    }
  }
}
