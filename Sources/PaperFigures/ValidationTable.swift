// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// `retraining-validation.csv`: each published result beside what came out here.
public enum ValidationTable {
  public static let fileName = "retraining-validation.csv"
  public static let columns = [
    "id", "result", "source", "setting", "published", "expected", "ours", "standard_error", "z", "replicates", "note",
  ]

  /// The whole file. The note begins with the basis of the expected value; z is empty where that is approximate.
  public static func bytes(_ rows: [RetrainingValidation.Row]) -> [UInt8] {
    var bytes = CSVText.header(columns)
    for row in rows {
      let target = row.target
      for text in [target.id, target.statement, target.paper, target.setting, target.published] {
        CSVText.append(text, to: &bytes)
        bytes.append(UInt8(ascii: ","))
      }
      for value in [target.expected, row.ours, row.standardError, row.z ?? .nan] {
        CSVText.append(value, to: &bytes)
        bytes.append(UInt8(ascii: ","))
      }
      CSVText.append(row.replicates, to: &bytes)
      bytes.append(UInt8(ascii: ","))
      CSVText.append(
        target.note.isEmpty ? target.basis.rawValue : "\(target.basis.rawValue): \(target.note)", to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}
