// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads the tables of a market with a few data sets (RFC 4180, UTF-8).
public enum SmallMarketReader {
  /// What the tables say, of which all but that of values may be left out.
  /// - Parameters:
  ///   - values: a file with the column `buyer` and one column for each data set.
  ///   - budgets: a file with the columns `buyer` and `budget`; who is not in it has no bound.
  ///   - costs: a file with the columns `dataset` and `cost`; what is not in it costs nothing.
  /// - Throws: everything wrong with the first file that something is wrong with, or the first hundred such things.
  public static func read(
    values: String, budgets: String? = nil, costs: String? = nil
  ) throws(ScenarioProblems) -> SmallMarketInput {
    var input = try market(values)
    if let budgets {
      let found = try amounts(budgets, by: .buyer, .budget, of: input.buyers, in: values)
      input.budgets = input.buyers.map { found[$0] ?? .infinity }
    }
    if let costs {
      let found = try amounts(costs, by: .dataset, .cost, of: input.dataSets, in: values)
      input.costs = input.dataSets.map { found[$0] ?? 0 }
    }
    return input
  }

  private static func market(_ file: String) throws(ScenarioProblems) -> SmallMarketInput {
    var table = try NamedRows<SmallMarketColumn>(file, expected: "buyer and a column for each data set")
    let buyer = table.required(.buyer)
    let places = table.names.indices.filter { $0 != buyer }
    for place in places {
      let name = table.names[place]
      if name.isEmpty { table.blameHeader(nil, "column \(place + 1) has no name") }
      if !NamedRows<SmallMarketColumn>.canBeShown(name) {
        table.blameHeader(name, "has a character that cannot be shown")
      }
    }
    if places.isEmpty { table.blameHeader(nil, "has no data sets; expected a column for each beside buyer") }
    if places.count > SmallMarketInput.largestDataSetCount {
      table.blameHeader(
        nil,
        "has \(places.count) data sets, but exact prices take at most \(SmallMarketInput.largestDataSetCount): put "
          + "together those that are sold together, leave out those that hardly matter, or play a large market with "
          + "'seedcorn run'")
    }
    if let error = table.isHeaderSound ? nil : table.problems.error { throw error }
    var roll = NamedRows<SmallMarketColumn>.Roll()
    var values: [[Double]] = []
    for row in table.rows {
      if table.problems.isLong { break }
      guard table.isComplete(row) else { continue }
      if let name = buyer.flatMap({ table.name(row, $0) }) { roll.enter(name, row, buyer ?? 0, of: &table) }
      values.append(places.map { amount(row, $0, of: &table) ?? 0 })
    }
    if !values.joined().reduce(0, +).isFinite { table.report(nil, nil, "has numbers too large to add up") }
    if let error = table.problems.error { throw error }
    return SmallMarketInput(
      buyers: roll.names, dataSets: places.map { table.names[$0] }, values: values,
      budgets: values.map { _ in .infinity }, costs: places.map { _ in 0 })
  }

  /// An amount for each name of a file's rows.
  private static func amounts(
    _ file: String, by key: SmallMarketColumn, _ column: SmallMarketColumn, of known: [String], in values: String
  ) throws(ScenarioProblems) -> [String: Double] {
    let header = "\(key.rawValue),\(column.rawValue)"
    var table = try NamedRows<SmallMarketColumn>(file, expected: header)
    let (name, number) = (table.required(key), table.required(column))
    table.refuseColumns(besides: [name, number], expected: header)
    if let error = table.isHeaderSound ? nil : table.problems.error { throw error }
    var roll = NamedRows<SmallMarketColumn>.Roll()
    var found: [String: Double] = [:]
    for row in table.rows {
      if table.problems.isLong { break }
      guard table.isComplete(row), let name, let number else { continue }
      let value = amount(row, number, of: &table)
      guard let text = table.name(row, name) else { continue }
      if !known.contains(text) {
        let near = NearestName.question(NearestName.among(known, to: text)).map { "; " + $0 } ?? ""
        table.report(row.line, table.names[name], "'\(Excerpt.of(text))' is not in \(values)\(near)")
      }
      roll.enter(text, row, name, of: &table)
      found[text] = value
    }
    if let error = table.problems.error { throw error }
    return found
  }

  private static func amount(_ row: SeparatedText.Record, _ place: Int, of table: inout NamedRows<SmallMarketColumn>)
    -> Double?
  {
    table.number(row, place, in: 0...Double.greatestFiniteMagnitude, expected: "a number (at least 0)")
  }
}
