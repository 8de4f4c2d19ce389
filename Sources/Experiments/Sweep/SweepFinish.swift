// SPDX-License-Identifier: GPL-3.0-or-later

internal import ScenarioFiles

/// Makes tables of the points of a sweep, puts its journal in order and writes the manifest.
struct SweepFinish {
  let header: JournalHeader
  let publication: Publication

  /// - Parameters:
  ///   - folder: which gets the files.
  ///   - next: gives the points in order, nil after the last.
  /// - Throws: ``SweepRefusal`` when a point is missing; `OutputError`.
  func run(in folder: SweepFolder, next: () throws -> PointRecord?) throws -> SweepResult {
    var result = SweepResult()
    result.points = header.shard.size(of: header.points)
    result.parameters = header.parameters.map { ($0.name, $0.unit) }
    result.metrics = header.metrics.map { ($0.name, $0.unit) }
    var files: [(name: String, file: ResultFile)] = []
    func start(_ name: String) throws(OutputError) -> ResultFile {
      let file = try folder.file(name)
      files.append((name, file))
      return file
    }
    let journal = try start(Journal.fileName)
    for line in header.lines { try journal.append(line) }
    let tables = try SweepTables(header, file: start)
    var outcomes = SensitivityInput(header)
    var periods: [FileRecord] = []
    for place in 0..<result.points {
      guard let record = try next(), record.point == header.shard.point(place) + 1 else {
        throw SweepRefusal(message: "\(folder.path): point \(header.shard.point(place) + 1) is missing")
      }
      try journal.append(record.line)
      try tables.append(record)
      outcomes?.append(record)
      if let file = record.periods { periods.append(file) }
      result.add(record)
    }
    // A shard is no design.
    if header.shard == .whole, let table = try outcomes?.table() {
      try start(SensitivityTable.fileName).append(table.bytes)
      result.sensitivity = table
    }
    var records: [FileRecord] = []
    for (name, file) in files { records.append(try folder.publish(file, as: name)) }
    let manifest = publication.manifest(
      [
        .init("sweep", .verbatim(indentedSubject)), .init("shard", .text(header.shard.description)),
        .init("failed_points", .integer(result.failures)),
      ], files: records + periods)
    _ = try folder.write(manifest, as: ResultFolder.manifestName)
    return result
  }

  /// The subject one level deeper.
  private var indentedSubject: String {
    header.subject.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ")
  }
}
