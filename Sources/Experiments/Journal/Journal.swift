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
