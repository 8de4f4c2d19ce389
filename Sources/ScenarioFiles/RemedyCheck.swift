// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// What keeps remedies from being combined.
extension ScenarioResolver {
  mutating func check(
    _ remedies: [ResolvedRemedy], over base: Resolved, _ overrides: [Assignment<Parameters>]
  ) {
    for (place, remedy) in remedies.enumerated() {
      checkName(remedy, remedies[..<place])
      checkRun(remedy, base)
      checkOverrides(remedy, base, overrides)
      for other in remedies[..<place] where other.name != remedy.name { checkPair(other, remedy) }
    }
  }

  private mutating func checkName(_ remedy: ResolvedRemedy, _ earlier: ArraySlice<ResolvedRemedy>) {
    let whole = Origin(file: remedy.file, position: nil)
    if let other = earlier.first(where: { $0.name == remedy.name }) {
      let file = Excerpt.of(other.file, limit: 200)
      problems.add(
        whole, nil,
        FileAccess.identity(of: other.file) == FileAccess.identity(of: remedy.file)
          ? "is given twice; each remedy is a file of its own"
          : "has the name of \(file), '\(remedy.name)'; give one another 'name:'")
    }
    if remedy.name == FactorialDesign.noRemedy || remedy.name.contains(FactorialDesign.separator) {
      problems.add(
        whole, nil,
        "a remedy cannot be named '\(remedy.name)': '\(FactorialDesign.noRemedy)' names the base, and "
          + "'\(FactorialDesign.separator)' joins names; give it another 'name:'")
    }
  }

  /// Cells that differ in seed or length could not be paired.
  private mutating func checkRun(_ remedy: ResolvedRemedy, _ base: Resolved) {
    for change in remedy.changes(to: base.parameters) where change.setting.key.hasPrefix("run.") {
      problems.add(
        change.origin, change.setting.key,
        "a remedy cannot change how often, how long or with which luck the market is played; set it in the base")
    }
  }

  private mutating func checkOverrides(
    _ remedy: ResolvedRemedy, _ base: Resolved, _ overrides: [Assignment<Parameters>]
  ) {
    let changes = remedy.changes(to: base.parameters)
    for override in overrides {
      guard let change = changes.first(where: { $0.setting.key == override.setting.key }) else { continue }
      problems.add(
        override.origin, override.setting.key,
        "would undo what the remedy '\(remedy.name)' sets (\(Self.shown(change.origin)))")
    }
  }

  private mutating func checkPair(_ first: ResolvedRemedy, _ second: ResolvedRemedy) {
    for setting in second.settings {
      guard let other = first.settings.first(where: { $0.setting.key == setting.setting.key }),
        other.value != setting.value
      else { continue }
      problems.add(
        setting.origin, setting.setting.key,
        "'\(second.name)' sets it to \(setting.value), but '\(first.name)' to \(other.value) "
          + "(\(Self.shown(other.origin))); two remedies cannot set one parameter to different values")
    }
    if let events = second.remedy.events, let others = first.remedy.events, events != others {
      problems.add(
        second.place, FileKey.events.rawValue,
        "'\(first.name)' and '\(second.name)' have different events; the list of one would replace that of the other")
    }
    if let regime = second.baseRegime, let other = first.baseRegime, regime != other {
      problems.add(
        second.place, FileKey.base.rawValue,
        "'\(first.name)' and '\(second.name)' name different regimes of the periods before period 1")
    }
  }

  private static func shown(_ origin: Origin) -> String {
    let file = Excerpt.of(origin.file, limit: 200)
    return origin.position.map { "\(file):\($0.line)" } ?? file
  }
}
