// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Writes all of the bytes to a file descriptor.
/// - Parameter name: what the user knows the file by, for the message.
/// - Throws: the system's refusal.
public func writeAll(_ bytes: [UInt8], to descriptor: Int32, name: String) throws(OutputError) {
  let failure: Int32 = bytes.withUnsafeBytes { buffer in
    var written = 0
    while written < buffer.count {
      let count = write(descriptor, buffer.baseAddress! + written, buffer.count - written)
      if count > 0 {
        written += count
      } else if count == 0 {
        return EIO
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
  if failure != 0 { throw .fromSystem(.writeFailed, "cannot write \(name)", errno: failure) }
}
