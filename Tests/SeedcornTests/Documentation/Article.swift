// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// An article of the documentation, taken apart as far as tests ask.
struct Article {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardizedFileURL

  /// A block between fences, of the kind that its first fence names.
  struct Block {
    let kind: String
    let lines: [String]
  }

  let name: String
  let text: String
  private(set) var blocks: [Block] = []
  /// What stands in single backticks outside blocks, in order.
  private(set) var spans: [String] = []
  /// The files that a reader is told to write.
  private(set) var files: Set<String> = []

  static func all() throws -> [Article] {
    let folder = root.appending(path: "Sources/Seedcorn.docc")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }.sorted()
      .map {
        Article(name: String($0.dropLast(3)), text: try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
      }
  }

  init(name: String, text: String) {
    self.name = name
    self.text = text
    var block: (kind: String, lines: [String])?
    for line in text.components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        if let closed = block {
          blocks.append(Block(kind: closed.kind, lines: closed.lines))
          block = nil
        } else {
          block = (String(line.dropFirst(3)), [])
        }
      } else if block != nil {
        block?.lines.append(line)
      } else {
        // Links to symbols stand in double backticks; docc follows those.
        let found = line.replacing(/``[^`]+``/, with: "").matches(of: /`([^`]+)`/).map { String($0.1) }
        spans += found
        if line.hasPrefix("File `"), let file = found.first { files.insert(file) }
      }
    }
  }

  /// Command lines of the program, without its name; a command named without arguments is one word.
  var commands: [[String]] {
    let blocks = blocks.filter { $0.kind == "sh" }.map { $0.lines.joined(separator: "\n").replacing("\\\n", with: "") }
    let lines = blocks.flatMap { $0.components(separatedBy: "\n") }
    return (lines + spans).compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      return ["seedcorn", "Scripts/seedcorn"].contains(words.first) && words.count > 1 ? Array(words.dropFirst()) : nil
    }
  }

  /// Paths in the repository that are named anywhere.
  var paths: [String] {
    text.matches(of: /(?:Scenarios|Results|Scripts|Sources|Tests)\/[A-Za-z0-9_.\/+-]*[A-Za-z0-9]/).map { String($0.0) }
  }
}
