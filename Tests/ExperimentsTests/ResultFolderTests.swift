// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Experiments

/// A folder for one test, removed with it.
final class Scratch {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("seedcorn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: path + "/" + name, atomically: false, encoding: .utf8)
  }

  func read(_ name: String) throws -> String { try String(contentsOfFile: path + "/" + name, encoding: .utf8) }
}

struct ResultFolderTests {
  private func fill(_ folder: ResultFolder, _ text: String) throws {
    try folder.file("data.csv").append(Array(text.utf8))
    try folder.file(ResultFolder.manifestName).append(Array((Manifest.firstLines + "}").utf8))
  }

  private func refusal(_ path: String, force: Bool = false) -> OutputError? {
    do throws(OutputError) {
      _ = try ResultFolder(path, force: force)
      return nil
    } catch {
      return error
    }
  }

  @Test("A folder appears whole, and nothing else stays")
  func publish() throws {
    let scratch = try Scratch()
    let folder = try ResultFolder(scratch.path + "/out/")
    try fill(folder, "x\n")
    #expect(try scratch.names.count == 1)
    #expect(try scratch.names[0].hasPrefix(".out.partial-"))
    let records = try folder.finishFiles()
    #expect(records[0] == FileRecord(name: "data.csv", bytes: 2, sha256: SHA256.hexDigest(of: Array("x\n".utf8))))
    try folder.publish()
    #expect(try scratch.names == ["out"])
    #expect(try scratch.read("out/data.csv") == "x\n")
  }

  @Test("A folder that is not published leaves nothing")
  func abandon() throws {
    let scratch = try Scratch()
    do {
      let folder = try ResultFolder(scratch.path + "/out")
      try fill(folder, String(repeating: "x", count: 1_000_000))
    }
    #expect(try scratch.names == [])
  }

  @Test("What exists is refused and untouched, an empty folder too")
  func exists() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(atPath: scratch.path + "/out", withIntermediateDirectories: false)
    try scratch.write("mine", to: "file")
    #expect(refusal(scratch.path + "/out")?.code == .cannotCreate)
    #expect(refusal(scratch.path + "/out")?.message.contains("--force") == true)
    #expect(refusal(scratch.path + "/file", force: true)?.code == .cannotCreate)
    #expect(try scratch.names == ["file", "out"])
    #expect(try scratch.read("file") == "mine")
  }

  @Test("A missing parent, a parent that is a file, and names that are none are refused")
  func places() throws {
    let scratch = try Scratch()
    try scratch.write("mine", to: "file")
    #expect(
      refusal(scratch.path + "/none/out")?.message
        == "cannot create \(scratch.path)/none/out: there is no folder '\(scratch.path)/none'")
    #expect(
      refusal(scratch.path + "/file/out")?.message
        == "cannot create \(scratch.path)/file/out: '\(scratch.path)/file' is not a folder")
    for path in ["", ".", "..", "/", scratch.path + "/.."] {
      #expect(refusal(path, force: true)?.code == .cannotCreate)
    }
    #expect(try scratch.names == ["file"])
  }

  @Test("Force swaps earlier results, and spares folders that are not results")
  func force() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/out"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    for text in ["one", "two"] {
      let folder = try ResultFolder(path, force: true)
      try fill(folder, text)
      try folder.publish()
      #expect(try scratch.names == ["out"])
      #expect(try scratch.read("out/data.csv") == text)
    }
    try FileManager.default.removeItem(atPath: path + "/" + ResultFolder.manifestName)
    #expect(refusal(path, force: true)?.message.contains("was not written by seedcorn") == true)
    #expect(try scratch.read("out/data.csv") == "two")
  }

  @Test("A folder that came into the way meanwhile stays as it is, and so does the earlier result")
  func inTheWay() throws {
    let scratch = try Scratch()
    do {
      let folder = try ResultFolder(scratch.path + "/out")
      try fill(folder, "x")
      try FileManager.default.createDirectory(atPath: scratch.path + "/out", withIntermediateDirectories: false)
      try scratch.write("mine", to: "out/mine.txt")
      #expect(throws: OutputError.self) { try folder.publish() }
    }
    #expect(try scratch.names == ["out"])
    #expect(try scratch.read("out/mine.txt") == "mine")
  }

  @Test("A full disk is told in the system's words", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() throws {
    let file = try SingleFile("/dev/full")
    let error = #expect(throws: OutputError.self) { try file.write([1]) }
    #expect(error?.code == .writeFailed)
    #expect(error?.message == "cannot write /dev/full: No space left on device")
  }
}
