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
  /// Of the file that takes the journal's name, once there is one.
  private var successor: Int32 = -1
  private var lastSync = ContinuousClock.now

  /// Opens or makes the file and locks it.
  /// - Throws: `OutputError`, with code `inUse` when another process has it.
  init(in folder: String, shownPath: String) throws(OutputError) {
    self.shownPath = shownPath + "/" + Journal.fileName
    descriptor = try Self.locked(folder, shownPath)
  }

  deinit {
    close(descriptor)
    if successor >= 0 { close(successor) }
  }

  /// Whether a folder with those names in it has a journal of ours, or the beginning of one.
  static func isThere(in folder: String, among names: [String]) -> Bool {
    let path = folder + "/" + fileName
    guard names.contains(fileName), Disk.kind(path) == .file else { return false }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    let first = Array((JournalHeader.firstField + "\t").utf8)
    var bytes = [UInt8](repeating: 0, count: first.count)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    // An empty one is left by a sweep that was killed before it did anything: beside it is nothing of anybody else.
    if count == 0 {
      return names.allSatisfy { $0 == fileName || $0 == SweepPeriodTable.folderName || $0.contains(".partial-") }
    }
    return count > 0 && bytes[..<count] == first[..<count]
  }

  private static func locked(_ folder: String, _ shownPath: String) throws(OutputError) -> Int32 {
    let path = folder + "/" + fileName
    for _ in 0..<10 {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
      if descriptor < 0 { throw .fromSystem(.cannotCreate, "cannot create \(shownPath)/\(fileName)") }
      // Where a file system has no locks, nothing can be known.
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK {
        close(descriptor)
        // A child that was just started holds it too, until it becomes another program.
        usleep(20_000)
        continue
      }
      // Whoever had the lock a moment ago may have put another file in its place.
      var (own, named) = (stat(), stat())
      if fstat(descriptor, &own) == 0, stat(path, &named) == 0, own.st_ino == named.st_ino { return descriptor }
      close(descriptor)
    }
    throw OutputError(.inUse, "\(shownPath) is in use: another sweep is writing to it")
  }

  /// Locks a file that is about to take the journal's name, so that nobody comes in between.
  func lock(successor path: String) throws(OutputError) {
    let file = open(path, O_RDWR | O_CLOEXEC)
    if file < 0 { throw .fromSystem(.writeFailed, "cannot write \(shownPath)") }
    _ = flock(file, LOCK_EX | LOCK_NB)
    if successor >= 0 { close(successor) }
    successor = file
  }

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
