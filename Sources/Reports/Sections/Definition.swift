// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// Unit and meaning of a name in results, from where it is defined.
struct Definition {
  let unit: String
  let meaning: String

  /// A column of `periods.csv`; nil when it has none of that name.
  init?(column name: String) {
    guard let column = ObservationTable.columns.first(where: { $0.name == name }) else { return nil }
    self.init(unit: column.unit, meaning: column.meaning)
  }

  /// A metric, a column or a parameter; nil for a name that nobody defines.
  init?(_ name: String, in manifest: JSONValue) {
    // What a sweep or a calibration measures may have names of its own, which its manifest defines.
    for subject in ["sweep", "calibration"] {
      for list in ["metrics", "targets", "parameters"] {
        for item in manifest[subject]?[list]?.items ?? [] where item["name"]?.string == name {
          self.init(unit: item["unit"]?.string ?? "", meaning: item["meaning"]?.string ?? "")
          return
        }
      }
    }
    if let place = Metric.index(name) {
      self.init(unit: Metric.all[place].unit, meaning: Metric.all[place].meaning)
    } else if let column = Definition(column: name) {
      self = column
    } else if let parameter = ParameterTable.all.first(where: { $0.key == name }) {
      self.init(unit: parameter.unit, meaning: parameter.meaning)
    } else {
      return nil
    }
  }

  private init(unit: String, meaning: String) {
    self.unit = unit
    self.meaning = meaning
  }
}
