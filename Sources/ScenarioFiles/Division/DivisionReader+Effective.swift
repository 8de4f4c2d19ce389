// SPDX-License-Identifier: GPL-3.0-or-later

extension DivisionReader {
  mutating func effectiveRecords() -> EffectiveRecords? {
    let (player, effective) = (table.required(.player), table.required(.effective))
    let records = table.place(.records)
    table.refuseColumns(besides: [player, effective, records], expected: "player,effective and perhaps records")
    guard table.isHeaderSound, let player, let effective else { return nil }
    var roll = NamedRows<DivisionColumn>.Roll()
    var holdings: [Double] = []
    var deliveries: [Double] = []
    for row in table.rows {
      if table.problems.isLong { return nil }
      guard table.isComplete(row) else { continue }
      if let name = table.name(row, player) { roll.enter(name, row, player, of: &table) }
      if let holding = amount(row, effective) { holdings.append(holding) }
      if let records, let delivery = amount(row, records) { deliveries.append(delivery) }
    }
    for sum in [holdings.reduce(0, +), deliveries.reduce(0, +)] where !sum.isFinite {
      table.report(nil, nil, "has numbers too large to add up")
    }
    guard table.problems.isEmpty else { return nil }
    return EffectiveRecords(
      players: roll.names, effective: holdings, records: records == nil ? nil : deliveries)
  }

  private mutating func amount(_ row: SeparatedText.Record, _ place: Int) -> Double? {
    table.number(row, place, in: 0...Double.greatestFiniteMagnitude, expected: "a number (at least 0)")
  }
}
