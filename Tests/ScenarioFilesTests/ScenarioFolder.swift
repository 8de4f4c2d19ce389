// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Market
import ScenarioFiles

/// Human text long enough to learn from.
let humanText = String(repeating: "the cat sat on the mat . ", count: 20)

/// A temporary folder of scenario files, removed with the value that stands for it.
final class ScenarioFolder {
  let path: String

  init(_ files: [(name: String, text: String)] = []) {
    path = NSTemporaryDirectory() + "scenarios-\(UUID().uuidString)/"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for file in files { write(file.name, Array(file.text.utf8)) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ bytes: [UInt8]) {
    let file = URL(fileURLWithPath: path + name)
    if name.contains("/") {
      try? FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    }
    try? Data(bytes).write(to: file)
  }

  func read(_ name: String, _ overrides: [String] = []) throws(ScenarioProblems) -> Scenario {
    try ScenarioReader(overrides: overrides).read(path + name)
  }

  /// What is wrong with a file, with paths as seen from this folder; empty when nothing is.
  func problems(_ name: String, _ overrides: [String] = []) -> [String] {
    do {
      _ = try read(name, overrides)
      return []
    } catch {
      return error.problems.map { $0.description.replacingOccurrences(of: path, with: "") }
    }
  }

  func readExperiment(
    _ name: String?, _ overrides: [RetrainingOverride] = []
  ) throws(ScenarioProblems) -> RetrainingInput {
    try RetrainingReader(overrides: overrides).read(name.map { path + $0 })
  }

  /// What is wrong with an experiment, with paths as seen from this folder; empty when nothing is.
  func experimentProblems(_ name: String?, _ overrides: [RetrainingOverride] = []) -> [String] {
    do {
      _ = try readExperiment(name, overrides)
      return []
    } catch {
      return error.problems.map { $0.description.replacingOccurrences(of: path, with: "") }
    }
  }

  func kind(_ name: String) -> ScenarioProblems.Kind? {
    do {
      _ = try read(name)
      return nil
    } catch {
      return error.kind
    }
  }
}

/// What is wrong with a single file, called `s.yaml`.
func problems(_ text: String, _ overrides: [String] = []) -> [String] {
  ScenarioFolder([("s.yaml", text)]).problems("s.yaml", overrides)
}

func problems(bytes: [UInt8]) -> [String] {
  let folder = ScenarioFolder()
  folder.write("s.yaml", bytes)
  return folder.problems("s.yaml")
}

func scenario(_ text: String, _ overrides: [String] = []) throws -> Scenario {
  try ScenarioFolder([("s.yaml", text)]).read("s.yaml", overrides)
}
