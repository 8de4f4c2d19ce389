// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A file of results that appears whole or not at all, where no folder is needed.
public struct WholeFile: Sendable {
  /// As the user named it.
  public let path: String
  /// The folder that it is in, with a slash at its end.
  private let parent: String
  private let name: String

  /// Checks that a file can be put at a path.
  /// - Parameters:
  ///   - force: whether an earlier file may be replaced.
  ///   - sources: files from which the results come; they are never replaced.
  /// - Throws: `OutputError` with code `cannotCreate`.
  public init(_ path: String, force: Bool = false, sources: [String] = []) throws(OutputError) {
    self.path = path
    let slash = path.lastIndex(of: "/")
    parent = slash.map { String(path[...$0]) } ?? "./"
    name = String(slash.map { path[path.index(after: $0)...] } ?? path[...])
    guard !["", ".", ".."].contains(name) else {
      throw OutputError(.cannotCreate, "'\(path)' cannot be a file of results; name a new file")
    }
    guard Disk.isFolder(parent) else {
      throw OutputError(.cannotCreate, "cannot create \(path): there is no folder '\(parent)'")
    }
    if sources.contains(where: { Disk.isSame($0, path) }) {
      throw OutputError(.cannotCreate, "\(path) is what the results come from; choose another file")
    }
    switch Disk.kind(path) {
    case .nothing: break
    case .file where force: break
    case .file:
      throw OutputError(.cannotCreate, "\(path) already exists; choose another file, or replace it with --force")
    case .folder, .link, .other:
      throw OutputError(.cannotCreate, "cannot create \(path): something that is not a file has that name")
    }
  }

  /// Writes the bytes and makes the file appear.
  /// - Throws: `OutputError`; then nothing has changed.
  public func publish(_ bytes: [UInt8]) throws(OutputError) {
    let partial = try begin()
    try partial.append(bytes)
    try partial.publish()
  }

  /// Starts a hidden file beside it, which is filled bit by bit.
  func begin() throws(OutputError) -> PartialFile { try PartialFile(name, in: parent, shownPath: path) }
}

/// A hidden file that takes its name once all of it is on the disk; without that it is removed with the last reference
/// to it.
final class PartialFile {
  private let file: ResultFile
  private let partial: String
  private let parent: String
  private let target: String
  private let shownPath: String
  private var isPublished = false

  fileprivate init(_ name: String, in parent: String, shownPath: String) throws(OutputError) {
    let hidden = ".\(name).partial-\(getpid())"
    file = try ResultFile(name: hidden, in: parent, shownPath: shownPath)
    (partial, target) = (parent + hidden, parent + name)
    self.parent = parent
    self.shownPath = shownPath
  }

  deinit { if !isPublished { unlink(partial) } }

  func append(_ bytes: [UInt8]) throws(OutputError) { try file.append(bytes) }

  /// The SHA-256 of all bytes so far, as 64 hexadecimal digits.
  func hexDigest() throws(OutputError) -> String { try file.hexDigest() }

  /// - Throws: `OutputError`; then nothing has changed.
  func publish() throws(OutputError) {
    _ = try file.finish()
    guard rename(partial, target) == 0 else { throw .fromSystem(.cannotCreate, "cannot create \(shownPath)") }
    isPublished = true
    _ = Disk.sync(parent)
  }
}
