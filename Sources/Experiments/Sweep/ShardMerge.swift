// SPDX-License-Identifier: GPL-3.0-or-later

/// Puts the shards of a sweep together: the result is the same to the byte as that of one machine.
public struct ShardMerge {
  private let folders: [String]
  private let program: ProgramDescription

  public init(_ folders: [String], program: ProgramDescription) {
    self.folders = folders
    self.program = program
  }

  private struct Part {
    let path: String
    let journal: JournalFile
    let header: JournalHeader
    var records: OrderedRecords
  }

  /// Reads all shards and writes the whole.
  /// - Throws: ``SweepRefusal`` that names every shard that is missing, there twice, not finished or of another sweep;
  ///   `OutputError`.
  public func run(into path: String, force: Bool) throws -> SweepResult {
    var parts = try folders.map(open)
    var problems: [String] = []
    let first = parts[0].header
    for part in parts.dropFirst() {
      for difference in part.header.differences(from: first, parts: true).prefix(3) {
        problems.append("\(part.path) is of another sweep than \(parts[0].path): \(difference)")
      }
    }
    if problems.isEmpty { problems = misfits(parts) }
    if !problems.isEmpty { throw SweepRefusal(message: problems.joined(separator: "\n")) }
    if let part = parts.first(where: { Disk.isWithin($0.path, path) }) {
      throw OutputError(.cannotCreate, "\(part.path) is one of the parts; --out \(path) would replace it")
    }
    parts.sort { $0.header.shard.number < $1.header.shard.number }

    var header = first
    header.shard = .whole
    let publication = Publication(of: [], by: program, threads: 1)
    let folder = try SweepFolder(path, force ? .replace : .new)
    if header.keepsPeriods { try folder.makePeriodsFolder() }
    var point = 0
    return try SweepFinish(header: header, publication: publication).run(in: folder) {
      let part = point % parts.count
      point += 1
      guard let record = try parts[part].records.next() else { return nil }
      if let file = record.periods { try copy(file, from: parts[part].path, to: folder) }
      return record
    }
  }

  private func open(_ path: String) throws -> Part {
    let journal = try JournalFile(in: path)
    guard let contents = try JournalContents(journal.reader(), name: path + "/" + Journal.fileName) else {
      throw SweepRefusal(message: "\(path)/\(Journal.fileName) has no points")
    }
    return Part(path: path, journal: journal, header: contents.header, records: OrderedRecords(contents))
  }

  /// What keeps the parts from being a whole.
  private func misfits(_ parts: [Part]) -> [String] {
    let count = parts[0].header.shard.count
    var found: [String] = []
    for number in 1...count {
      let paths = parts.filter { $0.header.shard == Shard(number, of: count) }.map(\.path)
      switch paths.count {
      case 0: found.append("shard \(number)/\(count) is missing")
      case 1: break
      default: found.append("shard \(number)/\(count) is there \(paths.count) times: \(paths.joined(separator: ", "))")
      }
    }
    for part in parts where part.header.shard.count != count {
      found.append(
        "\(part.path) is shard \(part.header.shard), but \(parts[0].path) is shard \(parts[0].header.shard): "
          + "they are parts of different divisions")
    }
    for part in parts where Disk.kind(part.path + "/" + ResultFolder.manifestName) != .file {
      found.append("\(part.path) (shard \(part.header.shard)) is not finished; go on with it with --resume")
    }
    return found
  }

  private func copy(_ file: FileRecord, from part: String, to folder: SweepFolder) throws {
    guard let bytes = Disk.contents(of: part + "/" + file.name) else {
      throw SweepRefusal(message: "\(part)/\(file.name) is missing")
    }
    guard bytes.count == file.bytes, SHA256.hexDigest(of: bytes) == file.sha256 else {
      throw SweepRefusal(message: "\(part)/\(file.name) has been changed since it was written")
    }
    _ = try folder.write(bytes, as: file.name)
  }
}
