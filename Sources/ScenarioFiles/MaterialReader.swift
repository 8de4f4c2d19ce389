// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

/// Reads the files that the parameters of a learner name, as far as the learner uses them, each once.
struct MaterialReader {
  /// What stands before the learner's keys, such as `fidelity.`.
  let prefix: String
  /// Where parameters were given, by their keys with the prefix.
  let origins: [String: Origin]
  /// To blame where no parameter was given.
  let fallback: Origin
  private(set) var problems: ProblemList

  /// What makes the learner; nil when something is wrong with it, which is then reported.
  mutating func factory(_ learning: LearnerParameters) -> LearnerFactory? {
    if isDoubtful("learner") { return nil }
    var material = LearningMaterial()
    switch learning.learner {
    case .ngram where !learning.text.isEmpty: material.corpus = corpus(learning)
    case .categorical where !learning.probabilities.isEmpty:
      material.probabilities = probabilities(learning.probabilities)
    default: break
    }
    do {
      return try LearnerFactory(learning, material)
    } catch {
      // A file that was not named was asked for by the learner.
      let setting = LearnerParameters.table.first { $0.key == error.key }
      let isMissing = setting?.value(in: learning) == .text("")
      report(error.key, error.message, at: origin(isMissing ? "learner" : error.key))
      return nil
    }
  }

  private mutating func corpus(_ learning: LearnerParameters) -> Corpus? {
    guard let bytes = bytes(of: learning.text, as: .text, key: "text"), !isDoubtful("textUnit") else { return nil }
    do {
      return try Corpus(bytes, unit: learning.textUnit)
    } catch {
      report(error.key, "\(Self.excerpt(learning.text)): \(error.message)", at: origin(error.key))
      return nil
    }
  }

  private mutating func probabilities(_ path: String) -> [Double]? {
    guard let bytes = bytes(of: path, as: .numbers, key: "probabilities") else { return nil }
    do {
      return try NumberFile.numbers(in: bytes)
    } catch {
      for problem in error.problems {
        let place = Self.excerpt(path) + (problem.line.map { ":\($0)" } ?? "")
        problems.add(origin("probabilities"), prefix + "probabilities", "\(place): \(problem.message)")
      }
      return nil
    }
  }

  private mutating func bytes(of path: String, as role: FileRole, key: String) -> [UInt8]? {
    if isDoubtful(key) { return nil }
    do {
      return try FileAccess.bytes(of: path, as: role)
    } catch {
      problems.add(origin(key), prefix + key, "\(Self.excerpt(path)): \(error.message)", kind: error.kind)
      return nil
    }
  }

  /// Whether something is wrong with that parameter already, so that what follows from it is no news.
  private func isDoubtful(_ key: String) -> Bool { problems.concern(prefix + key) }

  private mutating func report(_ key: String, _ message: String, at place: Origin) {
    if !isDoubtful(key) { problems.add(place, prefix + key, message) }
  }

  private func origin(_ key: String) -> Origin { origins[prefix + key] ?? origins[prefix + "learner"] ?? fallback }

  private static func excerpt(_ path: String) -> String { Excerpt.of(path, limit: 200) }
}
