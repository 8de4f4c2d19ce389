// SPDX-License-Identifier: GPL-3.0-or-later

extension DivisionReader {
  /// Every column beside `player` and `label` is a coordinate.
  mutating func points() -> LabelledPoints? {
    let (player, label) = (table.required(.player), table.required(.label))
    let features = table.names.indices.filter { $0 != player && $0 != label }
    if features.isEmpty { table.blameHeader(nil, "has no coordinates; expected columns beside player and label") }
    guard table.isHeaderSound, let player, let label else { return nil }
    return points(player: player, label: label, features: features)
  }

  mutating func testPoints(_ features: [String]) -> LabelledPoints? {
    let label = table.required(.label)
    var places: [Int] = []
    for feature in features {
      if let place = table.names.firstIndex(of: feature) {
        places.append(place)
      } else {
        let near = NearestName.question(NearestName.among(table.names, to: feature, limit: 1)).map { "; " + $0 } ?? ""
        table.blameHeader(feature, "column of the training points is missing from the header" + near)
      }
    }
    // Whoever splits one file into training and test points keeps the column of players, which says nothing here.
    table.refuseColumns(
      besides: [label, table.place(.player)] + places, expected: "label and the coordinates of the training points")
    guard table.isHeaderSound, let label else { return nil }
    return points(player: nil, label: label, features: places)
  }

  private mutating func points(player: Int?, label: Int, features: [Int]) -> LabelledPoints? {
    var roll = NamedRows<DivisionColumn>.Roll()
    var labels: [String] = []
    var coordinates: [[Double]] = []
    let limit = LabelledPoints.largestCoordinate
    for row in table.rows {
      if table.problems.isLong { return nil }
      guard table.isComplete(row) else { continue }
      if let player, let name = table.name(row, player) { roll.enter(name, row, player, of: &table) }
      if let text = table.name(row, label) { labels.append(text) }
      var point: [Double] = []
      for place in features {
        if let value = table.number(row, place, in: -limit...limit, expected: "a number (-\(limit) to \(limit))") {
          point.append(value)
        }
      }
      coordinates.append(point)
    }
    guard table.problems.isEmpty else { return nil }
    return LabelledPoints(
      players: roll.names, labels: labels, features: features.map { table.names[$0] }, coordinates: coordinates)
  }
}
