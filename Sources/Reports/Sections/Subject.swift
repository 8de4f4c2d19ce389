// SPDX-License-Identifier: GPL-3.0-or-later

/// What a folder of results is about, as its manifest says.
struct Subject {
  /// The key of the manifest under which it stands, such as `sweep`.
  let kind: String
  let title: String
  let summary: String
  /// All that was played, each with its parameters.
  let scenarios: [JSONValue]

  private static let kinds: [(key: String, noun: String)] = [
    ("scenarios", "A run"), ("sweep", "A sweep"), ("factorial", "A factorial experiment"),
    ("optimisation", "A search for the best"), ("patience", "How patient buyers must be"),
    ("equilibrium", "A market solved on paper"), ("retraining", "A retraining experiment"),
    ("calibration", "A calibration"), ("deals", "Public data deals"), ("price", "Prices of data"),
    ("large_market_study", "Large-market prices against exact ones"), ("game", "Welfare when models learn from models"),
    ("retraining_validation", "Published results of model collapse"),
    ("sensitivity_check", "Sensitivity measures against known ones"), ("figures", "Figures of published claims"),
  ]

  init(_ manifest: JSONValue) {
    let found = Self.kinds.first { manifest[$0.key] != nil }
    let key = found?.key ?? ""
    let body = manifest[key] ?? .null
    kind = key
    var scenarios = body.items
    if let scenario = body["scenario"] ?? body["base"] { scenarios = [scenario] }
    self.scenarios = scenarios
    let names = scenarios.compactMap { $0["name"]?.string }
    let name = body["name"]?.string ?? names.joined(separator: ", ")
    let noun = found?.noun ?? "Results"
    if key == "scenarios" && names.count > 1 {
      title = names.prefix(6).joined(separator: ", ") + (names.count > 6 ? ", …" : "") + " compared"
    } else {
      title = name.isEmpty ? noun : "\(noun): \(name)"
    }
    var parts = Self.lengths(scenarios, replicates: body["replicates"]?.whole)
    if let design = body["design"]?.string, let points = body["points"]?.whole {
      parts.insert("\(design) design, \(NumberText.counted(points, "point"))", at: 0)
    }
    summary = parts.joined(separator: "; ")
  }

  /// Such as `3 replicates of 20 periods, seed 1`, once where it is the same for all.
  private static func lengths(_ scenarios: [JSONValue], replicates: Int?) -> [String] {
    let lengths = scenarios.map { scenario in
      guard let seed = scenario["seed"]?.whole, let count = replicates ?? scenario["replicates"]?.whole,
        let periods = scenario["periods"]?.whole
      else { return "" }
      return "\(NumberText.counted(count, "replicate")) of \(NumberText.counted(periods, "period")), seed \(seed)"
    }
    guard let first = lengths.first, !first.isEmpty else { return [] }
    if lengths.allSatisfy({ $0 == first }) {
      return [lengths.count > 1 ? "\(lengths.count) scenarios, each with \(first)" : first]
    }
    return zip(scenarios, lengths).map { "\($0["name"]?.string ?? ""): \($1)" }
  }

  /// The rest of what the manifest says of it, one row each.
  static func settings(_ manifest: JSONValue, kind: String) -> [(String, String)] {
    let passedBy: Set = [
      "description", "scenario", "base", "parameters", "metrics", "targets", "name", "remedies", "regimes",
    ]
    return (manifest[kind]?.members ?? [:]).filter { !passedBy.contains($0.key) && $0.value.shown != "–" }
      .sorted { $0.key < $1.key }.map { ($0.key.replacing("_", with: " "), $0.value.shown) }
  }
}
