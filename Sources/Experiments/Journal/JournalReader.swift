// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Reads a journal line by line, whatever its size.
struct JournalReader {
  private let descriptor: Int32
  private let name: String
  private var offset = 0
  private var buffer: [UInt8] = []
  private var place = 0
  private var isAtEnd = false
  /// Lines read so far.
  private(set) var lines = 0
  /// Bytes up to the end of the last good line.
  private(set) var goodBytes = 0

  init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// Whether the file has more than that many bytes.
  func hasSeen(moreThan bytes: Int) -> Bool { offset > bytes }

  /// The fields of the next line; nil at the end of the file, or where the last line is torn.
  /// - Throws: ``SweepRefusal`` when a line is damaged that others follow; `OutputError` when the file cannot be read.
  mutating func next() throws -> [String]? {
    guard let line = try line() else { return nil }
    lines += 1
    if let fields = JournalLine.decode(line.bytes), line.isWhole {
      goodBytes += line.bytes.count + 1
      return fields
    }
    if try self.line() != nil {
      throw SweepRefusal(message: "\(name):\(lines): the line is damaged, and others follow it")
    }
    return nil
  }

  private mutating func line() throws(OutputError) -> (bytes: [UInt8], isWhole: Bool)? {
    while true {
      if let end = buffer[place...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { place = end + 1 }
        return (Array(buffer[place..<end]), true)
      }
      if isAtEnd {
        defer { place = buffer.count }
        return place < buffer.count ? (Array(buffer[place...]), false) : nil
      }
      try fill()
    }
  }

  private mutating func fill() throws(OutputError) {
    buffer.removeFirst(place)
    place = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    // By place, because whoever writes the file has moved its own.
    let count = pread(descriptor, &chunk, chunk.count, off_t(offset))
    if count < 0 {
      if errno == EINTR { return }
      throw .fromSystem(.writeFailed, "cannot read \(name)")
    }
    isAtEnd = count == 0
    offset += count
    buffer += chunk[..<count]
  }
}

/// A journal that is only read.
final class JournalFile {
  private let descriptor: Int32
  private let name: String

  /// - Throws: ``SweepRefusal`` when the folder has none.
  init(in folder: String) throws(SweepRefusal) {
    name = folder + "/" + Journal.fileName
    descriptor = open(name, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 {
      let isFolder = Disk.isFolder(folder)
      throw SweepRefusal(
        isMissing: true,
        message: isFolder
          ? "\(folder) is no folder of a sweep: it has no \(Journal.fileName)" : "\(folder): no such folder")
    }
  }

  deinit { close(descriptor) }

  func reader() -> JournalReader { JournalReader(descriptor: descriptor, name: name) }
}
