// SPDX-License-Identifier: GPL-3.0-or-later

extension CoalitionTable {
  /// One line of a table as people write it: who is in the coalition and what it is worth.
  public struct Row: Sendable, Equatable {
    /// The names of the members, in any order; none for the empty coalition.
    public var members: [String]
    /// The utility of the coalition, finite.
    public var utility: Double

    public init(members: [String], utility: Double) {
      self.members = members
      self.utility = utility
    }
  }

  /// A table from rows in any order, one for each of the 2^n coalitions, the empty one included.
  /// - Throws: ``CoalitionTableError`` naming the first row at fault, else the first coalition that has no row.
  public init(players: [String], rows: [Row]) throws(CoalitionTableError) {
    try Self.validate(players)
    var rowOf = [Int](repeating: -1, count: 1 << players.count)
    var utilities = [Double](repeating: 0, count: 1 << players.count)
    for (number, row) in rows.enumerated() {
      var mask = 0
      for name in row.members {
        guard let player = players.firstIndex(of: name) else { throw .unknownPlayer(name, row: number) }
        if mask >> player & 1 == 1 { throw .repeatedMember(name, row: number) }
        mask |= 1 << player
      }
      if rowOf[mask] >= 0 {
        throw .duplicateCoalition(Self.members(mask, of: players), row: number, earlier: rowOf[mask])
      }
      guard row.utility.isFinite else { throw .notFinite(row.utility, row: number) }
      rowOf[mask] = number
      utilities[mask] = row.utility
    }
    if let missing = rowOf.firstIndex(of: -1) { throw .missingCoalition(Self.members(missing, of: players)) }
    try self.init(players: players, utilities: utilities)
  }
}
