// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// Reads a base and remedies, scenario files that extend it, and makes every combination of them.
///
/// What the files from the base (without it) up to a remedy say, `regime:` included, is the remedy. A combination is the
/// base with the settings of its remedies over it, then the overrides. As no two remedies may set one parameter to
/// different values, the order of remedies changes nothing.
public struct FactorialReader: Sendable {
  private let overrides: [String]

  /// - Parameter overrides: as of ``ScenarioReader``; they hold in every combination.
  public init(overrides: [String] = []) {
    self.overrides = overrides
  }

  /// - Parameter files: as many remedies as `FactorialDesign.remedyCounts` allows.
  /// - Throws: every problem in any file and in the overrides; or else those of remedies that are none or contradict one
  ///   another; or else those of the first combination that does not fit together.
  public func read(base file: String, remedies files: [String]) throws(ScenarioProblems) -> FactorialDesign {
    precondition(FactorialDesign.remedyCounts.contains(files.count), "too few or too many remedies")
    var resolver = ScenarioResolver()
    let base = resolver.resolve(file)
    for remedy in files { _ = resolver.resolve(remedy) }
    let overrides = resolver.assignments(of: overrides)
    if let error = resolver.problems.error { throw error }
    guard let base else { preconditionFailure("a file that could not be read is a problem") }
    let remedies = files.compactMap { resolver.remedy($0, over: base, of: file) }
    resolver.check(remedies, over: base, overrides)
    if let error = resolver.problems.error { throw error }

    var cells: [Scenario] = []
    for cell in 0..<1 << remedies.count {
      let chosen = remedies.indices.filter { cell >> $0 & 1 == 1 }.map { remedies[$0] }
      cells.append(resolver.cell(of: chosen, over: base, of: file, overrides))
      if let error = resolver.problems.error { throw error }
    }
    for (place, remedy) in remedies.enumerated() {
      let cell = cells.indices.first { $0 & 1 << place == 0 && cells[$0 | 1 << place].isSameMarket(as: cells[$0]) }
      if let cell { resolver.problems.add(remedy.place, nil, Self.idleness(of: remedy, in: cells[cell].name)) }
    }
    if let error = resolver.problems.error { throw error }
    var named = cells[0]
    named.name = base.name ?? FileAccess.stem(of: file)
    named.summary = base.summary ?? ""
    return FactorialDesign(base: named, baseFile: file, remedies: remedies.map(\.remedy), cells: cells)
  }

  private static func idleness(of remedy: ResolvedRemedy, in cell: String) -> String {
    cell == FactorialDesign.noRemedy
      ? "'\(remedy.name)' changes nothing over the base, so it is no remedy"
      : "'\(remedy.name)' changes nothing where '\(cell)' is in force, which sets all that it sets"
  }
}

extension Scenario {
  fileprivate func isSameMarket(as other: Scenario) -> Bool {
    parameters == other.parameters && events == other.events && baseRegime == other.baseRegime
  }
}
