// SPDX-License-Identifier: GPL-3.0-or-later

/// Which points are played.
extension SweepFileReader {
  /// The keys that only some designs have.
  private static let uses: [(key: SweepKey, designs: [SweepDesign.Name])] = [
    (.points, [.random, .latinHypercube, .sobol, .saltelli, .rankCorrelation]), (.trajectories, [.morris]),
    (.levels, [.morris]), (.table, [.list]), (.parameters, SweepDesign.Name.allCases.filter { $0 != .list }),
  ]

  mutating func readDesign(
    _ swept: [SweptParameter], _ reader: inout SweptParameterReader
  ) -> (SweepDesign, [SweptParameter])? {
    var name = SweepDesign.Name.grid
    if let entry = entries[.design] {
      guard let text = choice(entry.value, of: SweepDesign.Name.allCases.map(\.rawValue), "design") else { return nil }
      name = SweepDesign.Name(rawValue: text) ?? .grid
    }
    let before = problems.count
    for (key, designs) in Self.uses where !designs.contains(name) {
      if let entry = entries[key] {
        let names = WordList.and(designs.map(\.rawValue))
        report(
          entry.keyPosition, entry.key,
          key == .parameters
            ? "a list design takes its parameters from the header of 'table'"
            : "is for the design\(designs.count == 1 ? "" : "s") \(names), not \(name.rawValue)")
      }
    }
    guard problems.count == before else { return nil }
    if name == .list { return list(&reader) }
    if swept.isEmpty {
      if problems.isEmpty { report(entries[.parameters]?.keyPosition, "parameters", "names nothing that varies") }
      return nil
    }
    guard let design = design(name, swept), problems.isEmpty else { return nil }
    return (design, swept)
  }

  private mutating func design(_ name: SweepDesign.Name, _ swept: [SweptParameter]) -> SweepDesign? {
    switch name {
    case .grid, .oneAtATime:
      checkSteps(swept, name)
      return name == .grid ? .grid : .oneAtATime
    case .morris:
      checkNumbers(swept, name)
      checkEnds(swept)
      let trajectories = entries[.trajectories].map { wholeNumber($0.value, in: 2...1_000_000, "trajectories") } ?? 20
      guard let trajectories else { return nil }
      var levels = 4
      if let entry = entries[.levels] {
        guard let number = wholeNumber(entry.value, in: 2...100, "levels") else { return nil }
        if number % 2 == 1 { report(entry.value.position, "levels", "expected an even number, found \(number)") }
        levels = number
      }
      return .morris(trajectories: trajectories, levels: levels)
    case .list: return nil
    case .random, .latinHypercube, .sobol, .saltelli, .rankCorrelation:
      guard let entry = entries[.points] else {
        report(entries[.design]?.value.position, "points", "is needed for the design \(name.rawValue)")
        return nil
      }
      let fewest = name == .rankCorrelation ? swept.count + 3 : name == .saltelli ? 2 : 1
      guard let points = wholeNumber(entry.value, in: fewest...1_000_000_000, "points") else { return nil }
      switch name {
      case .random: return .random(points: points)
      case .latinHypercube: return .latinHypercube(points: points)
      case .sobol:
        if swept.count > 40 {
          report(
            entries[.design]?.value.position, "design",
            "a Sobol sequence has at most 40 dimensions, not \(swept.count); use latinHypercube")
        }
        return .sobol(points: points)
      case .saltelli: return .saltelli(points: points)
      default:
        checkNumbers(swept, name)
        return .rankCorrelation(points: points)
      }
    }
  }

  private mutating func checkSteps(_ swept: [SweptParameter], _ name: SweepDesign.Name) {
    for parameter in swept {
      let steps: Int?
      switch parameter.values {
      case .list: continue
      case .range(let range): steps = range.steps
      case .distribution(let distribution): steps = distribution.steps
      }
      let path = "parameters." + parameter.name
      if steps == nil {
        report(
          entries[.parameters]?.keyPosition, path,
          "needs 'steps', how many of its values the design \(name.rawValue) takes")
      }
      if case .range(let range) = parameter.values, parameter.isWhole, let steps,
        Double(steps) > range.high - range.low + 1
      {
        report(
          entries[.parameters]?.keyPosition, path,
          "has only \(Int(range.high - range.low) + 1) whole numbers, not \(steps)")
      }
    }
  }

  private mutating func checkNumbers(_ swept: [SweptParameter], _ name: SweepDesign.Name) {
    for parameter in swept where !parameter.isNumeric {
      report(
        entries[.parameters]?.keyPosition, "parameters." + parameter.name,
        "has values that are no numbers, so that the design \(name.rawValue) cannot order them; use grid or saltelli")
    }
  }

  /// Levels include both ends.
  private mutating func checkEnds(_ swept: [SweptParameter]) {
    for parameter in swept {
      guard case .distribution(let distribution) = parameter.values,
        !distribution.low.isFinite || !distribution.high.isFinite
      else { continue }
      report(
        entries[.parameters]?.keyPosition, "parameters." + parameter.name,
        "has no ends, which the levels of a morris design include; give 'from' and 'to'")
    }
  }

  private mutating func list(_ reader: inout SweptParameterReader) -> (SweepDesign, [SweptParameter])? {
    guard let entry = entries[.table] else {
      report(entries[.design]?.value.position, "table", "is needed for the design list")
      return nil
    }
    guard let name = text(entry.value, "table") else { return nil }
    var table = SweepTableReader(
      file: FileAccess.path(name, relativeTo: file), named: Origin(file: file, position: entry.value.position),
      reader: reader)
    let result = table.read()
    reader = table.reader
    problems = table.reader.problems
    guard let result else { return nil }
    return (.list(result.rows), result.parameters)
  }
}
