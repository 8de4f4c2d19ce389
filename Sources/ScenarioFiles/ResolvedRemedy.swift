// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// What a file says over the base of a factorial design, and where.
struct ResolvedRemedy {
  let name: String
  let file: String
  /// To blame for what no single setting is to blame for.
  let place: Origin
  /// By `ParameterTable`.
  let settings: [Assignment<Parameters>]
  let events: [LayerEvent]?
  let base: BaseChoice?
  let baseRegime: Parameters?

  /// Those that differ from the base.
  func changes(to base: Parameters) -> [Assignment<Parameters>] {
    settings.filter { $0.setting.value(in: base) != $0.value }
  }

  var remedy: FactorialDesign.Remedy {
    FactorialDesign.Remedy(
      name: name, file: file, settings: settings.map { .init(key: $0.setting.key, value: $0.value) },
      events: events?.map(\.event), baseRegime: baseRegime)
  }
}

extension ScenarioResolver {
  /// What a file that has been resolved says over the base, or nil when it does not rest on it, which is noted.
  mutating func remedy(_ path: String, over base: Resolved, of baseFile: String) -> ResolvedRemedy? {
    let identity = FileAccess.identity(of: path)
    let shownBase = Excerpt.of(baseFile, limit: 200)
    guard identity != FileAccess.identity(of: baseFile) else {
      problems.add(Origin(file: path, position: nil), nil, "is the base itself; a remedy is a file that extends it")
      return nil
    }
    let place = layers[identity]?.extends?.origin ?? Origin(file: path, position: nil)
    guard let said = layers(of: path, over: baseFile) else {
      problems.add(place, "extends", "a remedy has to extend \(shownBase), directly or through other files")
      return nil
    }
    // Without origins of its own, the base leaves those of the remedy's settings.
    var over = base
    over.origins = [:]
    over.base = nil
    for layer in said { over = lay(layer, over: over) }
    let settings = ParameterTable.all.compactMap { parameter in
      over.origins[parameter.key].map {
        Assignment(setting: parameter, value: parameter.value(in: over.parameters), origin: $0)
      }
    }
    return ResolvedRemedy(
      name: over.name ?? FileAccess.stem(of: path), file: path, place: place, settings: settings,
      events: said.contains { $0.events != nil } ? over.events : nil, base: over.base,
      baseRegime: over.base.flatMap { baseRegime($0)?.parameters })
  }

  /// The files that lie over the base, the nearest to it first; nil when the file does not rest on it by `extends:`.
  private func layers(of path: String, over base: String) -> [Layer]? {
    let end = FileAccess.identity(of: base)
    var result: [Layer] = []
    var identity = FileAccess.identity(of: path)
    while identity != end {
      guard let layer = layers[identity], let next = layer.extends else { return nil }
      result.append(layer)
      identity = FileAccess.identity(of: next.path)
    }
    return result.reversed()
  }

  /// The base with those remedies and the overrides over it.
  mutating func cell(
    of remedies: [ResolvedRemedy], over base: Resolved, of file: String, _ overrides: [Assignment<Parameters>]
  ) -> Scenario {
    var result = base
    result.summary = nil
    for remedy in remedies {
      for setting in remedy.settings { result.set(setting) }
      result.events = remedy.events ?? result.events
      result.base = remedy.base ?? result.base
    }
    for assignment in overrides { result.set(assignment) }
    let name = FactorialDesign.cellName(remedies.map(\.name))
    return scenario(result, name: name, file: file, context: remedies.count > 1 ? "in the cell \(name): " : "")
  }
}
