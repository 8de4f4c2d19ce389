// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A file of results that appears whole or not at all, where no folder is needed.
public struct WholeFile {
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

  /// Writes the bytes to a hidden file beside it, which takes its name once it is on the disk.
  /// - Throws: `OutputError`; then nothing has changed.
  public func publish(_ bytes: [UInt8]) throws(OutputError) {
    let partial = ".\(name).partial-\(getpid())"
    let file = try ResultFile(name: partial, in: parent, shownPath: path)
    do throws(OutputError) {
      try file.append(bytes)
      _ = try file.finish()
      guard rename(parent + partial, path) == 0 else { throw .fromSystem(.cannotCreate, "cannot create \(path)") }
    } catch {
      unlink(parent + partial)
      throw error
    }
    _ = Disk.sync(parent)
  }
}
