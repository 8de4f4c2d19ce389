// SPDX-License-Identifier: GPL-3.0-or-later

/// What is kept of a point that has been played.
struct PointRecord: Sendable, Equatable {
  /// From 1.
  var point: Int
  /// That of its runs.
  var seed: Int
  /// What varies, as results show it.
  var values: [String]
  /// For each replicate, the sweep's metrics; NaN where one is missing.
  var replicates: [[Double]]
  /// Why the point, or a replicate of it, could not be played.
  var error: String?
  /// The file of its periods, when those are kept.
  var periods: FileRecord?

  private static let fixedFields = 8

  var line: [UInt8] {
    var fields = [
      "point", "\(point)", "\(seed)", error ?? "", periods?.name ?? "", periods.map { "\($0.bytes)" } ?? "",
      periods?.sha256 ?? "", "\(values.count)",
    ]
    fields += values
    for metrics in replicates {
      var text: [UInt8] = []
      for (place, value) in metrics.enumerated() {
        if place > 0 { text.append(CSVText.comma) }
        CSVText.append(value, to: &text)
      }
      fields.append(String(decoding: text, as: UTF8.self))
    }
    return JournalLine.encode(fields)
  }

  /// Nil when the fields are not those of a point.
  init?(_ fields: [String]) {
    guard fields.count >= Self.fixedFields, fields[0] == "point", let point = Int(fields[1]), let seed = Int(fields[2]),
      let width = Int(fields[7]), width >= 0, fields.count >= Self.fixedFields + width
    else { return nil }
    self.point = point
    self.seed = seed
    error = fields[3].isEmpty ? nil : fields[3]
    if !fields[4].isEmpty {
      guard let bytes = Int(fields[5]) else { return nil }
      periods = FileRecord(name: fields[4], bytes: bytes, sha256: fields[6])
    }
    values = Array(fields[Self.fixedFields..<Self.fixedFields + width])
    replicates = fields[(Self.fixedFields + width)...].map { text in
      text.split(separator: ",", omittingEmptySubsequences: false).map { $0.isEmpty ? .nan : Double($0) ?? .nan }
    }
  }

  init(
    point: Int, seed: Int, values: [String], replicates: [[Double]] = [], error: String? = nil,
    periods: FileRecord? = nil
  ) {
    self.point = point
    self.seed = seed
    self.values = values
    self.replicates = replicates
    self.error = error
    self.periods = periods
  }
}
