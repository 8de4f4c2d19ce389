// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads a table of comma-separated values (RFC 4180, UTF-8) whose value is to be divided. The header says of which
/// form it is:
///
/// - `coalition,utility`: one row for every coalition of at most 20 players, whose names are joined by `+`;
/// - `player,effective` and perhaps `records`: what each player holds;
/// - `player,label` and one column or more of coordinates: one labelled point a player.
public struct DivisionReader {
  var table: NamedRows<DivisionColumn>

  /// What the table in a file says.
  /// - Throws: everything wrong with it, or the first hundred such things.
  public static func read(_ file: String) throws(ScenarioProblems) -> DivisionInput {
    var reader = DivisionReader(table: try NamedRows(file, expected: DivisionColumn.forms))
    let input = reader.input()
    if let error = reader.table.problems.error { throw error }
    guard let input else { preconditionFailure("a table that cannot be used has a problem") }
    return input
  }

  /// Test points from a file with the columns `label` and the coordinates that training points have, in any order.
  /// - Throws: everything wrong with it, or the first hundred such things.
  public static func readTestPoints(
    _ file: String, features: [String]
  ) throws(ScenarioProblems) -> LabelledPoints {
    var reader = DivisionReader(table: try NamedRows(file, expected: DivisionColumn.forms))
    let points = reader.testPoints(features)
    if let error = reader.table.problems.error { throw error }
    guard let points else { preconditionFailure("a table that cannot be used has a problem") }
    return points
  }

  /// The column that tells each form from the others. Points come before effective records, as a coordinate may have
  /// any name.
  private static let telling: [DivisionColumn] = [.coalition, .label, .effective]

  private mutating func input() -> DivisionInput? {
    let found =
      Self.telling.first { table.place($0) != nil }
      ?? Self.telling.first { table.nearest(to: $0) != nil }
      ?? (table.place(.utility) != nil ? .coalition : nil)
    switch found {
    case .coalition: return coalitions().map(DivisionInput.coalitions)
    case .label: return points().map(DivisionInput.points)
    case .effective: return effectiveRecords().map(DivisionInput.effective)
    default:
      table.refuseHeader()
      return nil
    }
  }
}
