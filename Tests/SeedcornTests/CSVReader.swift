// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads RFC 4180 by its grammar, apart from the code that writes it.
func readCSV(_ text: String) -> [[String]] {
  var rows: [[String]] = []
  var row: [String] = []
  var field = ""
  var quoted = false
  var scalars = Array(text.unicodeScalars)[...]
  while let scalar = scalars.popFirst() {
    if quoted {
      if scalar != "\"" {
        field.unicodeScalars.append(scalar)
      } else if scalars.first == "\"" {
        field.unicodeScalars.append(scalar)
        scalars.removeFirst()
      } else {
        quoted = false
      }
      continue
    }
    switch scalar {
    case "\"": quoted = true
    case ",":
      row.append(field)
      field = ""
    case "\n":
      rows.append(row + [field])
      row = []
      field = ""
    default: field.unicodeScalars.append(scalar)
    }
  }
  return rows
}
