// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// Lays files that name one another over each other. Every file is read once.
struct ScenarioResolver {
  /// Files that name one another in a row.
  static let chainLimit = 50

  /// What a file and all below it amount to.
  struct Resolved {
    var name: String?
    var summary: String?
    var parameters = Parameters()
    var origins: [String: Origin] = [:]
    var events: [LayerEvent] = []
    var base: BaseChoice?
  }

  var problems = ProblemList()
  /// Whether every file could be read, so that what is missing is missing by intent.
  private(set) var isComplete = true
  /// What each file that could be read says by itself, by its identity.
  private(set) var layers: [String: Layer] = [:]
  /// What has been read for learners so far, by the parameters that asked for it.
  var materials: [(learning: LearnerParameters, material: LearningMaterial)] = []
  private var finished: [String: Resolved?] = [:]
  private var chain: [(identity: String, path: String)] = []

  /// The file named on the command line. Its `base:` is kept as a reference.
  mutating func resolve(_ path: String) -> Resolved? { resolve(path, from: nil) }

  /// The parameters under which the warm-up is played, of which only the regime counts, and where they were given.
  mutating func baseRegime(_ choice: BaseChoice) -> (parameters: Parameters, origin: Origin)? {
    switch choice {
    case .file(let reference):
      // What this file names as its own base plays no part, so that a scenario may stand on a file that rests on it.
      guard let base = resolve(reference.path, from: reference) else { return nil }
      return (Parameters().withRegime(of: base.parameters), reference.origin)
    case .inline(let assignments, let origin):
      var parameters = Parameters()
      for assignment in assignments { assignment.setting.set(assignment.value, in: &parameters) }
      return (parameters, origin)
    }
  }

  /// A file that another names, or that the command line names.
  mutating func resolve(_ path: String, from reference: Reference?) -> Resolved? {
    let identity = FileAccess.identity(of: path)
    if let start = chain.firstIndex(where: { $0.identity == identity }), let reference {
      let circle = (chain[start...].map(\.path) + [path]).map { Excerpt.of($0, limit: 200) }.joined(separator: " -> ")
      return fail(reference, "goes round in a circle: \(circle)")
    }
    if let known = finished[identity] { return known }
    if chain.count == Self.chainLimit, let reference {
      return fail(reference, "more than \(Self.chainLimit) files name one another in a row")
    }
    chain.append((identity, path))
    defer { chain.removeLast() }
    guard let layer = layer(path, from: reference) else {
      isComplete = false
      finished.updateValue(nil, forKey: identity)
      return nil
    }
    layers[identity] = layer
    let result = lay(layer, over: layer.extends.flatMap { resolve($0.path, from: $0) } ?? Resolved())
    finished.updateValue(result, forKey: identity)
    return result
  }

  /// What a file itself says over what it extends.
  mutating func lay(_ layer: Layer, over extended: Resolved) -> Resolved {
    var result = extended
    result.name = layer.name
    result.summary = layer.summary
    if let reference = layer.regime, let other = resolve(reference.path, from: reference) {
      result.parameters = result.parameters.withRegime(of: other.parameters)
      for parameter in KeyScope.baseRegime.parameters {
        result.origins[parameter.key] = other.origins[parameter.key] ?? reference.origin
      }
    }
    for assignment in layer.assignments { result.set(assignment) }
    result.events = layer.events ?? result.events
    result.base = layer.base ?? result.base
    return result
  }

  private mutating func layer(_ path: String, from reference: Reference?) -> Layer? {
    do {
      var reader = LayerReader(file: path, problems: problems)
      let layer = reader.read(try FileAccess.bytes(of: path, as: .scenario))
      problems = reader.problems
      return layer
    } catch {
      guard let reference else {
        problems.add(Origin(file: path, position: nil), nil, error.message, kind: error.kind)
        return nil
      }
      problems.add(
        reference.origin, reference.key, "\(Excerpt.of(path, limit: 200)): \(error.message)", kind: error.kind)
      return nil
    }
  }

  private mutating func fail(_ reference: Reference, _ message: String) -> Resolved? {
    isComplete = false
    problems.add(reference.origin, reference.key, message)
    return nil
  }
}
