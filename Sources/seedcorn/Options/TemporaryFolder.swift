// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A folder for what nobody wants to keep; gone with the last reference to it.
final class TemporaryFolder {
  let path: String

  init() throws(OutputError) {
    let wanted = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    let place = wanted.isEmpty ? "/tmp" : wanted
    var template = Array((place + "/seedcorn.XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw OutputError(.cannotCreate, "cannot create a folder in \(place); set TMPDIR to one that can be written to")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { ResultFolder.remove(path) }
}
