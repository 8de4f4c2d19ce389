// SPDX-License-Identifier: GPL-3.0-or-later

public import Fidelity
public import Market

/// Prints scenarios with every value spelt out.
public enum ScenarioPrinter {
  /// Every parameter with its value, in the order of `ParameterTable`.
  public static func resolved(_ scenario: Scenario) -> [(key: String, value: ParameterValue)] {
    ParameterTable.all.map { ($0.key, $0.value(in: scenario.parameters)) }
  }

  /// The whole scenario as a scenario file that rests on no other: `ScenarioReader` makes an equal scenario of it.
  /// Of `baseRegime`, only the parameters of a regime are printed, since no others count.
  public static func yaml(_ scenario: Scenario) -> String {
    var lines = ["# Every parameter of the scenario, with its unit or what it may be."]
    lines.append("name: " + SettingLine.quoted(scenario.name))
    if !scenario.summary.isEmpty { lines.append("description: " + SettingLine.quoted(scenario.summary)) }
    for (group, meaning) in ParameterTable.groups {
      lines += ["", "# " + meaning] + groupLines(group, scenario.parameters, indent: "")
    }
    if !scenario.events.isEmpty { lines += ["", "events:"] + scenario.events.flatMap(eventLines) }
    if let base = scenario.baseRegime {
      lines += ["", "# the regime of the periods before period 1", "baseRegime:"]
      lines += ParameterTable.regimeGroups.flatMap { groupLines($0, base, indent: "  ") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func groupLines(_ group: String, _ parameters: Parameters, indent: String) -> [String] {
    let members = ParameterTable.all.filter { $0.key.hasPrefix(group + ".") }
    return [indent + group + ":"]
      + members.map { parameter in
        let name = parameter.key.dropFirst(group.count + 1)
        return indent + "  " + SettingLine.text(parameter, as: name, in: parameters)
      }
  }

  private static func eventLines(_ event: Event) -> [String] {
    ["  - at: \(event.period)"] + event.changes.map { "    \($0.key): \(SettingLine.text($0.value))" }
  }
}
