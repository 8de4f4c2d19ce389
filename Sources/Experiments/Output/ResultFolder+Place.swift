// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Where a folder of results may be put.
extension ResultFolder {
  /// The file that every folder of results holds.
  public static let manifestName = "manifest.json"

  /// Whether a folder has the journal of a sweep that is not finished.
  public static func holdsUnfinishedSweep(_ path: String) -> Bool {
    Disk.kind(path + "/" + Journal.fileName) == .file && Disk.kind(path + "/" + manifestName) == .nothing
  }

  /// Removes a folder and all in it as far as possible.
  public static func remove(_ path: String) { Disk.removeTree(path) }

  /// Splits a path into the folder that it is in and its last name.
  static func split(_ path: String) throws(OutputError) -> (parent: String, name: String) {
    var trimmed = path[...]
    while trimmed.count > 1 && trimmed.hasSuffix("/") { trimmed = trimmed.dropLast() }
    let slash = trimmed.lastIndex(of: "/")
    let name = String(slash.map { trimmed[trimmed.index(after: $0)...] } ?? trimmed)
    guard !["", ".", "..", "-"].contains(name) else {
      throw OutputError(.cannotCreate, "'\(path)' cannot be a folder of results; name a new folder")
    }
    guard let slash else { return (".", name) }
    return (slash == trimmed.startIndex ? "" : String(trimmed[..<slash]), name)
  }

  /// Whether something at the path is to be replaced; throws when nothing may be put there.
  static func checkPlace(
    _ path: String, parent: String, name: String, force: Bool
  ) throws(OutputError) -> Bool {
    guard Disk.isFolder(parent.isEmpty ? "/" : parent) else {
      let problem = Disk.kind(parent) == .nothing ? "there is no folder '\(parent)'" : "'\(parent)' is not a folder"
      throw OutputError(.cannotCreate, "cannot create \(path): \(problem)")
    }
    let target = parent + "/" + name
    switch Disk.kind(target) {
    case .nothing: return false
    case .file, .other, .link:
      throw OutputError(.cannotCreate, "cannot create \(path): something that is not a folder has that name")
    case .folder:
      guard force else {
        throw OutputError(
          .cannotCreate, "\(path) already exists; choose another folder, or replace its results with --force")
      }
      guard isReplaceable(target) else {
        throw OutputError(
          .cannotCreate, "\(path) was not written by seedcorn (no \(manifestName) of its own); remove it yourself")
      }
      return true
    }
  }

  /// Empty folders and folders of results may be replaced; nobody's other work may.
  static func isReplaceable(_ folder: String) -> Bool {
    if Disk.names(in: folder)?.isEmpty == true { return true }
    guard let manifest = Disk.contents(of: folder + "/" + manifestName) else { return false }
    let start = Array(Manifest.firstLines.utf8)
    return manifest.starts(with: start)
  }

  /// Makes a hidden folder `.NAME.WORD-PID` of our own; one left by a killed run of the same number is passed by.
  static func makeHidden(
    _ word: String, name: String, in parent: String, shownPath: String
  ) throws(OutputError) -> String {
    for attempt in 0..<100 {
      let suffix = attempt == 0 ? "" : "-\(attempt)"
      let path = "\(parent)/.\(name).\(word)-\(getpid())\(suffix)"
      if mkdir(path, 0o777) == 0 { return path }
      if errno != EEXIST { break }
    }
    throw .fromSystem(.cannotCreate, "cannot create \(shownPath)")
  }
}
