// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads what a journal holds.
struct JournalContents {
  let header: JournalHeader
  private var reader: JournalReader
  private let name: String

  /// Reads the header; nil where there is none, or not a whole one, because the file was just made.
  /// - Throws: ``SweepRefusal`` when the file is something else, or of another format.
  init?(_ journal: JournalReader, name: String) throws {
    reader = journal
    self.name = name
    var lines: [[String]] = []
    while let fields = try reader.next() {
      lines.append(fields)
      if lines.count == 1 && fields.first != JournalHeader.firstField { throw Self.foreign(name) }
      if fields.first == "begin" { break }
    }
    guard let last = lines.last, last.first == "begin" else {
      // Something of no line at all that is longer than a first line is not ours.
      if lines.isEmpty && reader.lines > 0 && reader.hasSeen(moreThan: 100) { throw Self.foreign(name) }
      return nil
    }
    guard let header = JournalHeader(lines) else {
      throw SweepRefusal(message: "\(name) is a journal of another version of seedcorn")
    }
    self.header = header
  }

  private static func foreign(_ name: String) -> SweepRefusal {
    SweepRefusal(message: "\(name) is no journal of a sweep")
  }

  /// Bytes up to the end of the last good line read.
  var goodBytes: Int { reader.goodBytes }

  /// The next point in the order of the file; nil at the end, or where the last line is torn.
  mutating func next() throws -> PointRecord? {
    guard let fields = try reader.next() else { return nil }
    guard let record = PointRecord(fields), record.values.count == header.parameters.count,
      record.replicates.allSatisfy({ $0.count == header.metrics.count }),
      header.shard.place(of: record.point - 1) != nil, (1...header.points).contains(record.point)
    else { throw SweepRefusal(message: "\(name):\(reader.lines): the line does not belong there") }
    return record
  }
}

/// The points of a journal by their numbers. As points are finished almost in order, few are held at a time.
struct OrderedRecords {
  private var contents: JournalContents
  private var early: [Int: PointRecord] = [:]
  private var place = 0

  init(_ contents: JournalContents) { self.contents = contents }

  /// The next point; nil when the journal does not have it.
  mutating func next() throws -> PointRecord? {
    let wanted = contents.header.shard.point(place) + 1
    while early[wanted] == nil {
      guard let record = try contents.next() else { return nil }
      early[record.point] = record
    }
    place += 1
    return early.removeValue(forKey: wanted)
  }
}

/// Which points of a shard are done: all up to a place, and some beyond it.
struct FinishedPoints: Sendable {
  /// Places in the shard, from 0.
  private(set) var upTo = 0
  private var ahead: Set<Int> = []

  var count: Int { upTo + ahead.count }

  mutating func insert(_ place: Int) {
    guard place >= upTo else { return }
    ahead.insert(place)
    while ahead.remove(upTo) != nil { upTo += 1 }
  }

  /// The `index`th place that is not done, from 0.
  func pending(_ index: Int) -> Int {
    // Those ahead are few; what lies beyond them is pending to the last.
    var place = upTo + index
    for done in sorted where done <= place { place += 1 }
    return place
  }

  private var sorted: [Int] { ahead.sorted() }
}
