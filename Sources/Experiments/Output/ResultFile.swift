// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// One file of results: written through a buffer, hashed on the way, on the disk for good once finished.
public final class ResultFile {
  public let name: String
  private let shownPath: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private var hash = SHA256()
  private var size = 0

  private static let bufferSize = 1 << 18

  /// Creates the file, which must not exist.
  init(name: String, in folder: String, shownPath: String) throws(OutputError) {
    self.name = name
    self.shownPath = shownPath
    descriptor = open(folder + "/" + name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw .fromSystem(.cannotCreate, "cannot create \(shownPath)") }
    buffer.reserveCapacity(ResultFile.bufferSize)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Appends bytes; they reach the disk at the latest with `finish`.
  public func append(_ bytes: [UInt8]) throws(OutputError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= ResultFile.bufferSize { try flush() }
  }

  /// The SHA-256 of all bytes so far, as 64 hexadecimal digits.
  func hexDigest() throws(OutputError) -> String {
    try flush()
    return hash.hexDigest()
  }

  /// Writes what is left, waits until the disk has it and closes the file.
  func finish() throws(OutputError) -> FileRecord {
    try flush()
    if fsync(descriptor) != 0 { throw .fromSystem(.writeFailed, "cannot write \(shownPath)") }
    let closing = descriptor
    descriptor = -1
    if close(closing) != 0 { throw .fromSystem(.writeFailed, "cannot write \(shownPath)") }
    return FileRecord(name: name, bytes: size, sha256: hash.hexDigest())
  }

  private func flush() throws(OutputError) {
    try writeAll(buffer, to: descriptor, name: shownPath)
    hash.update(buffer)
    size += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }
}

/// What the manifest says about a file.
public struct FileRecord: Sendable, Equatable {
  public let name: String
  public let bytes: Int
  public let sha256: String
}
