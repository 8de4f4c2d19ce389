// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A folder of results that appears whole or not at all.
///
/// Files are written to a hidden folder beside it, which is renamed once everything is on the disk. A folder that is
/// not published is removed with the last reference to it, so that an error on the way leaves nothing behind.
public final class ResultFolder {
  /// As the user named it.
  public let path: String
  private let parent: String
  private let name: String
  private let partial: String
  private let replaces: Bool
  private var files: [ResultFile] = []
  private var records: [FileRecord] = []
  private var isPublished = false

  /// Checks that results can be put at a path, and makes the hidden folder beside it.
  /// - Parameters:
  ///   - path: must not exist, and the folder that it is to be in must.
  ///   - force: whether an earlier folder of results, or an empty one, may be replaced.
  /// - Throws: `OutputError` with code `cannotCreate`.
  public init(_ path: String, force: Bool = false) throws(OutputError) {
    self.path = path
    (parent, name) = try ResultFolder.split(path)
    replaces = try ResultFolder.checkPlace(path, parent: parent, name: name, force: force)
    partial = try ResultFolder.makeHidden("partial", name: name, in: parent, shownPath: path)
  }

  deinit {
    if !isPublished {
      files = []
      Disk.removeTree(partial)
    }
  }

  /// Starts a file.
  public func file(_ name: String) throws(OutputError) -> ResultFile {
    let file = try ResultFile(name: name, in: partial, shownPath: path + "/" + name)
    files.append(file)
    return file
  }

  /// Finishes all files, in the order in which they were started, and returns what they hold.
  public func finishFiles() throws(OutputError) -> [FileRecord] {
    for file in files { records.append(try file.finish()) }
    files = []
    return records
  }

  /// Makes the folder appear under its name. All files are finished first.
  /// - Throws: `OutputError`; then nothing has changed.
  public func publish() throws(OutputError) {
    _ = try finishFiles()
    guard Disk.sync(partial) else { throw .fromSystem(.writeFailed, "cannot write \(path)") }
    var old: String?
    if replaces && Disk.kind(target) != .nothing {
      let aside = try ResultFolder.makeHidden("old", name: name, in: parent, shownPath: path)
      guard rename(target, aside) == 0 else {
        let error = OutputError.fromSystem(.cannotCreate, "cannot replace \(path)")
        rmdir(aside)
        throw error
      }
      old = aside
    }
    guard rename(partial, target) == 0 else {
      let error = OutputError.fromSystem(.cannotCreate, "cannot create \(path)")
      if let old { _ = rename(old, target) }
      throw error
    }
    isPublished = true
    _ = Disk.sync(parent)
    if let old { Disk.removeTree(old) }
  }

  private var target: String { parent + "/" + name }
}
