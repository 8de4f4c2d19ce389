// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks the folder of a sweep that is finished against what its manifest and its journal say.
struct SweepCheck {
  let folder: SweepFolder
  let header: JournalHeader

  /// - Throws: ``SweepRefusal`` naming the first file that is missing or was changed; `OutputError`.
  func run() throws -> SweepResult {
    guard let manifest = Disk.contents(of: folder.path + "/" + ResultFolder.manifestName) else {
      throw OutputError(.writeFailed, "cannot read \(folder.path)/\(ResultFolder.manifestName)")
    }
    let files = ManifestFiles.read(manifest)
    guard files.contains(where: { $0.name == Journal.fileName }) else {
      throw SweepRefusal(
        message: "\(folder.path)/\(ResultFolder.manifestName) is not that of a sweep; remove it and --resume")
    }
    for file in files {
      guard let found = Disk.record(of: folder.path + "/" + file.name, as: file.name) else {
        throw SweepRefusal(message: "\(folder.path)/\(file.name) is missing; remove manifest.json and --resume")
      }
      if found != file {
        throw SweepRefusal(
          message:
            "\(folder.path)/\(file.name) has been changed since it was written; remove manifest.json and --resume")
      }
    }
    let name = folder.path + "/" + Journal.fileName
    guard let contents = try JournalContents(folder.journal.reader(), name: name) else {
      throw SweepRefusal(message: "\(name) has lost its beginning")
    }
    var records = OrderedRecords(contents)
    var result = SweepResult()
    result.points = header.shard.size(of: header.points)
    result.donePoints = result.points
    result.parameters = header.parameters.map { ($0.name, $0.unit) }
    result.metrics = header.metrics.map { ($0.name, $0.unit) }
    result.wasFinished = true
    var outcomes = SensitivityInput(header)
    while let record = try records.next() {
      outcomes?.append(record)
      result.add(record)
    }
    if header.shard == .whole { result.sensitivity = try outcomes?.table() }
    return result
  }
}

/// The list of files in a manifest, which is the last thing in it.
enum ManifestFiles {
  static func read(_ manifest: [UInt8]) -> [FileRecord] {
    var found: [FileRecord] = []
    var (name, bytes) = ("", 0)
    for line in String(decoding: manifest, as: UTF8.self).split(separator: "\n") {
      let text = line.drop { $0 == " " }
      func value(_ key: String) -> Substring? {
        let start = "\"\(key)\": "
        guard text.hasPrefix(start) else { return nil }
        return text.dropFirst(start.count).drop { $0 == "\"" }.prefix { $0 != "\"" && $0 != "," }
      }
      if let text = value("name") { name = String(text) }
      if let text = value("bytes") { bytes = Int(text) ?? 0 }
      if let text = value("sha256") { found.append(FileRecord(name: name, bytes: bytes, sha256: String(text))) }
    }
    return found
  }
}
