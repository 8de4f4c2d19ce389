// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A file outside a folder of results, opened before the work starts that fills it; an earlier file is overwritten.
public final class SingleFile {
  private let path: String
  private let descriptor: Int32

  public init(_ path: String) throws(OutputError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw .fromSystem(.cannotCreate, "cannot create \(path)") }
  }

  deinit { close(descriptor) }

  public func write(_ bytes: [UInt8]) throws(OutputError) {
    try writeAll(bytes, to: descriptor, name: path)
  }
}
