// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A file that parts are read of, from any thread, as it was when it was opened.
final class OpenedFile: Sendable {
  let path: String
  let size: Int
  private let descriptor: Int32

  init(_ path: String) throws(StateFileError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let code: StateFileError.Code = errno == ENOENT || errno == ENOTDIR ? .noSuchFile : .unreadable
      throw StateFileError(
        code, "\(path): " + (code == .noSuchFile ? "no such file" : String(cString: strerror(errno))))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw StateFileError(.noSuchFile, "\(path) is not a file")
    }
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  func bytes(_ range: Range<Int>) throws(StateFileError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      count = 0
      while count < range.count {
        let read = pread(descriptor, buffer.baseAddress! + count, range.count - count, off_t(range.lowerBound + count))
        if read > 0 {
          count += read
        } else if read == 0 || errno != EINTR {
          failure = read == 0 ? EIO : errno
          return
        }
      }
    }
    guard failure == 0 else { throw StateFileError(.unreadable, "\(path): " + String(cString: strerror(failure))) }
    return bytes
  }

  /// The SHA-256 of all before a place, as 64 hexadecimal digits.
  func hexDigest(upTo end: Int) throws(StateFileError) -> [UInt8] {
    var hash = SHA256()
    for start in stride(from: 0, to: end, by: 1 << 20) { hash.update(try bytes(start..<min(end, start + (1 << 20)))) }
    return Array(hash.hexDigest().utf8)
  }
}
