// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What to do with the folder of a sweep when something is in it already.
public enum SweepStart: Sendable {
  /// Refuse.
  case new
  /// Go on with it, or begin where there is nothing.
  case resume
  /// Remove results of seedcorn and begin.
  case replace
}

/// The folder of a sweep: made at the start, with the journal in it; tables come whole at the end, the manifest last.
final class SweepFolder {
  /// As the user named it.
  let path: String
  let journal: Journal

  /// Makes the folder, or opens it, and locks its journal.
  /// - Parameter sources: files from which the results come; they are never removed.
  /// - Throws: `OutputError`.
  init(_ path: String, _ start: SweepStart, sources: [String] = []) throws(OutputError) {
    self.path = path
    let (parent, name) = try ResultFolder.split(path)
    guard Disk.isFolder(parent.isEmpty ? "/" : parent) else {
      let problem = Disk.kind(parent) == .nothing ? "there is no folder '\(parent)'" : "'\(parent)' is not a folder"
      throw OutputError(.cannotCreate, "cannot create \(path): \(problem)")
    }
    if mkdir(parent + "/" + name, 0o777) != 0 {
      guard errno == EEXIST else { throw .fromSystem(.cannotCreate, "cannot create \(path)") }
      try Self.check(path, start)
    }
    journal = try Journal(in: path, shownPath: path)
    if start == .replace {
      let names = (Disk.names(in: path) ?? []).filter { $0 != Journal.fileName }
      for source in sources where names.contains(where: { Disk.isSame(path + "/" + $0, source) }) {
        throw OutputError(
          .cannotCreate, "\(path) holds \(source), from which the results come; choose another folder")
      }
      // First what says that the rest is whole.
      unlink(path + "/" + ResultFolder.manifestName)
      for name in names { Disk.removeTree(path + "/" + name) }
      try journal.keep(0)
    }
    removePartials()
  }

  /// Whether something may be put into a folder that is there already.
  private static func check(_ path: String, _ start: SweepStart) throws(OutputError) {
    guard Disk.isFolder(path) else {
      throw OutputError(.cannotCreate, "cannot create \(path): something that is not a folder has that name")
    }
    let names = Disk.names(in: path) ?? []
    if names.isEmpty { return }
    let isSweep = Journal.isThere(in: path, among: names)
    let isFinished = names.contains(ResultFolder.manifestName)
    switch start {
    case .new where isSweep && !isFinished:
      throw OutputError(
        .cannotCreate, "\(path) holds a sweep that is not finished; go on with --resume, or replace it with --force")
    case .new:
      throw OutputError(
        .cannotCreate, "\(path) already exists; choose another folder, or replace its results with --force")
    case .resume where !isSweep:
      throw OutputError(.cannotCreate, "\(path) holds something else than a sweep; choose another folder")
    case .replace where !isSweep && !ResultFolder.isReplaceable(path):
      throw OutputError(
        .cannotCreate, "\(path) was not written by seedcorn (no \(Journal.fileName) of its own); remove it yourself")
    case .resume, .replace: return
    }
  }

  /// What a killed run left half written.
  private func removePartials() {
    for folder in [path, path + "/" + SweepPeriodTable.folderName] {
      for name in Disk.names(in: folder) ?? [] where name.hasPrefix(".") && name.contains(".partial-") {
        unlink(folder + "/" + name)
      }
    }
  }

  /// Whether everything has been written.
  var isFinished: Bool { Disk.kind(path + "/" + ResultFolder.manifestName) == .file }

  /// Whether a file is there as it was written; true where there is none to be.
  func holds(_ file: FileRecord?) -> Bool {
    guard let file else { return true }
    return Disk.record(of: path + "/" + file.name, as: file.name) == file
  }

  /// Starts a file that takes its name with `publish`.
  func file(_ name: String) throws(OutputError) -> ResultFile {
    try ResultFile(name: partialName(name), in: path, shownPath: path + "/" + name)
  }

  /// Puts a file that was started here on the disk under its name.
  func publish(_ file: ResultFile, as name: String) throws(OutputError) -> FileRecord {
    let record = try file.finish()
    let partial = path + "/" + partialName(name)
    if name == Journal.fileName { try journal.lock(successor: partial) }
    guard rename(partial, path + "/" + name) == 0 else {
      throw .fromSystem(.writeFailed, "cannot write \(path)/\(name)")
    }
    let folder = name.lastIndex(of: "/").map { "/" + name[..<$0] } ?? ""
    _ = Disk.sync(path + folder)
    return FileRecord(name: name, bytes: record.bytes, sha256: record.sha256)
  }

  /// Writes a whole file.
  func write(_ bytes: [UInt8], as name: String) throws(OutputError) -> FileRecord {
    let file = try file(name)
    try file.append(bytes)
    return try publish(file, as: name)
  }

  func makePeriodsFolder() throws(OutputError) {
    if mkdir(path + "/" + SweepPeriodTable.folderName, 0o777) != 0 && errno != EEXIST {
      throw .fromSystem(.cannotCreate, "cannot create \(path)/\(SweepPeriodTable.folderName)")
    }
  }

  /// `folder/name` becomes `folder/.name.partial-PID`.
  private func partialName(_ name: String) -> String {
    let hidden = { (last: Substring) in ".\(last).partial-\(getpid())" }
    guard let slash = name.lastIndex(of: "/") else { return hidden(name[...]) }
    return name[...slash] + hidden(name[name.index(after: slash)...])
  }
}
