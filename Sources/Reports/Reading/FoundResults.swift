// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Foundation
internal import ScenarioFiles

/// A folder of results that was read back: what its manifest says and the tables that it names.
struct FoundResults {
  /// What the manifest says of a file.
  struct File {
    let name: String
    let bytes: Int
    let sha256: String
    let use: Use
  }

  enum Use: String {
    case read = "yes"
    case tooLarge = "no, too large for this page"
    case noTable = "no, not shown here"
  }

  /// As the user named it.
  let path: String
  let manifest: JSONValue
  let files: [File]
  let tables: [FoundTable]
  /// Those of figures, by the name of the file.
  let drawings: [String: FoundDrawing]

  /// The most bytes of a table that is read.
  private static let limit = 60_000_000
  /// And of a drawing.
  private static let drawingLimit = 2_000_000

  /// - Throws: what is wrong with the folder; never a half of it.
  init(_ path: String) throws(ScenarioProblems) {
    var trimmed = path[...]
    while trimmed.count > 1 && trimmed.hasSuffix("/") { trimmed = trimmed.dropLast() }
    let folder = String(trimmed)
    self.path = folder
    manifest = try Self.manifest(folder)
    var files: [File] = []
    var tables: [FoundTable] = []
    var drawings: [String: FoundDrawing] = [:]
    for item in manifest["files"]?.items ?? [] {
      guard let name = item["name"]?.string, let size = item["bytes"]?.whole, let hash = item["sha256"]?.string else {
        throw Self.refusal(folder + "/" + ResultFolder.manifestName, "a file in it has no name, bytes or sha256")
      }
      // Those in folders of their own are many, and what they say is in the others.
      let isTable = name.hasSuffix(".csv") && !name.contains("/")
      let isDrawing = name.hasSuffix(".svg") && !name.contains("/") && manifest[FoundFigures.manifestKey] != nil
      let isTooLarge = size > (isTable ? Self.limit : Self.drawingLimit)
      let use = !isTable && !isDrawing ? Use.noTable : isTooLarge ? .tooLarge : .read
      files.append(File(name: name, bytes: size, sha256: hash, use: use))
      guard use == .read else { continue }
      let path = folder + "/" + name
      let bytes = try TableFile.bytes(of: path)
      // Read before it is held against its checksum, because a damage has a line.
      if isTable {
        tables.append(try FoundTable(bytes, name: name, path: path))
      } else {
        drawings[name] = try FoundDrawing(bytes, path: path)
      }
      try Self.check(bytes, sha256: hash, path: path)
    }
    self.files = files
    self.tables = tables
    self.drawings = drawings
  }

  func table(_ name: String) -> FoundTable? { tables.first { $0.name == name } }

  private static func check(_ bytes: [UInt8], sha256: String, path: String) throws(ScenarioProblems) {
    var hash = SHA256()
    hash.update(bytes)
    if hash.hexDigest() != sha256 {
      throw refusal(path, "was changed after it was written: its SHA-256 is not that in \(ResultFolder.manifestName)")
    }
  }

  private static func manifest(_ folder: String) throws(ScenarioProblems) -> JSONValue {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
      throw refusal(folder, "no such folder", .noSuchFile)
    }
    guard isFolder.boolValue else {
      throw refusal(folder, "is a file; expected a folder of results, as --out writes", .noSuchFile)
    }
    let path = folder + "/" + ResultFolder.manifestName
    guard FileManager.default.fileExists(atPath: path) else {
      if ResultFolder.holdsUnfinishedSweep(folder) {
        throw refusal(
          folder, "holds a sweep that is not finished; go on with 'seedcorn sweep <file> --out \(folder) --resume'")
      }
      throw refusal(
        folder,
        "has no \(ResultFolder.manifestName); expected a folder that run, compare, sweep or another command "
          + "wrote with --out")
    }
    guard let manifest = JSONValue(try TableFile.bytes(of: path)) else { throw refusal(path, "is damaged: no JSON") }
    guard manifest["program"]?.string == "seedcorn" else {
      throw refusal(path, "was not written by seedcorn; expected \"program\": \"seedcorn\"")
    }
    return manifest
  }

  private static func refusal(
    _ file: String, _ message: String, _ kind: ScenarioProblems.Kind = .badScenario
  ) -> ScenarioProblems {
    ScenarioProblems([ScenarioProblem(file: file, message: message)], kind: kind)
  }
}
