// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Points of a sweep as they are finished, a line each, behind a header that says what they belong to.
///
/// A line is written at once and whole, so that a program that is killed loses at most the points in flight. While it is
/// open, the file is locked (`flock`): the lock goes with the process, however that ends.
final class Journal {
  static let fileName = "journal"

  private let descriptor: Int32
  private let shownPath: String
  private var lastSync = ContinuousClock.now

  /// Opens or makes the file and locks it.
  /// - Throws: `OutputError`, with code `inUse` when another process has it.
  init(in folder: String, shownPath: String) throws(OutputError) {
    self.shownPath = shownPath + "/" + Journal.fileName
    descriptor = open(folder + "/" + Journal.fileName, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw .fromSystem(.cannotCreate, "cannot create \(self.shownPath)") }
    // Where a file system has no locks, nothing can be known.
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK {
      close(descriptor)
      throw OutputError(.inUse, "\(shownPath) is in use: another sweep is writing to it")
    }
  }

  deinit { close(descriptor) }

  /// Reads from its beginning.
  func reader() -> JournalReader { JournalReader(descriptor: descriptor, name: shownPath) }

  /// Drops everything after that many bytes and writes on from there.
  func keep(_ bytes: Int) throws(OutputError) {
    if ftruncate(descriptor, off_t(bytes)) != 0 || lseek(descriptor, off_t(bytes), SEEK_SET) < 0 {
      throw .fromSystem(.writeFailed, "cannot write \(shownPath)")
    }
  }

  /// Appends lines. Once a second they are made to reach the disk, in case the machine itself fails.
  func append(_ lines: [UInt8]) throws(OutputError) {
    try writeAll(lines, to: descriptor, name: shownPath)
    let now = ContinuousClock.now
    guard now - lastSync > .seconds(1) else { return }
    lastSync = now
    try sync()
  }

  func sync() throws(OutputError) {
    if fsync(descriptor) != 0 { throw .fromSystem(.writeFailed, "cannot write \(shownPath)") }
  }
}

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

/// Why a sweep cannot be gone on with, or sweeps cannot be put together.
public struct SweepRefusal: Error, Sendable, Equatable, CustomStringConvertible {
  /// One line for each reason.
  public let message: String
  public var description: String { message }

  public init(message: String) { self.message = message }
}
