// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
public import Market

/// Where two scenarios differ, each difference in a few words.
public enum ScenarioDifferences {
  /// Such as `sellers.count is 500, in the state 2000`, the first in the order of a scenario file.
  /// - Parameters:
  ///   - place: where the other scenario stands, such as `in the state`.
  ///   - limit: how many to name, 1 or more; the rest are counted.
  public static func between(_ scenario: Scenario, _ other: Scenario, _ place: String, limit: Int = 3) -> [String] {
    var found: [String] = []
    func compare(_ key: String, _ value: String, _ otherValue: String) {
      if value != otherValue { found.append("\(key) is \(value), \(place) \(otherValue)") }
    }
    func compare(_ parameters: Parameters, _ others: Parameters, prefix: String = "") {
      for parameter in ParameterTable.all where parameter.value(in: parameters) != parameter.value(in: others) {
        compare(prefix + parameter.key, "\(parameter.value(in: parameters))", "\(parameter.value(in: others))")
      }
    }
    compare("name", "'\(scenario.name)'", "'\(other.name)'")
    compare(scenario.parameters, other.parameters)
    for place in 0..<max(scenario.events.count, other.events.count) {
      let pair = [scenario, other].map { place < $0.events.count ? text($0.events[place]) : "none" }
      compare("events[\(place + 1)]", pair[0], pair[1])
    }
    switch (scenario.baseRegime, other.baseRegime) {
    case (let base?, let otherBase?): compare(base, otherBase, prefix: "baseRegime.")
    case (let base, let otherBase):
      compare("baseRegime", base == nil ? "not given" : "given", otherBase == nil ? "not given" : "given")
    }
    if scenario.material != other.material {
      found.append("what the learner's file contains is not what it contained")
    }
    let rest = found.count - limit
    return rest > 0 ? found.prefix(limit) + ["\(rest) more"] : found
  }

  private static func text(_ event: Event) -> String {
    "'at \(event.period): " + event.changes.map { "\($0.key)=\($0.value)" }.joined(separator: " ") + "'"
  }
}
