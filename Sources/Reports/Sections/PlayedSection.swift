// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// What was played, and in which parameters it differs.
struct PlayedSection {
  let manifest: JSONValue
  let subject: Subject

  var markup: [Markup] {
    [
      scenarios, settings, parameters, list("metrics", "What was measured"), list("targets", "What was to be met"),
      remedies,
    ]
  }

  private var scenarios: Markup {
    guard !subject.scenarios.isEmpty else { return .nothing }
    let keys = ["name", "file", "seed", "replicates", "periods"]
    return TableMarkup(
      caption: subject.scenarios.count == 1 ? "The scenario" : "The scenarios", header: keys,
      isNumeric: [false, false, true, true, true],
      rows: subject.scenarios.map { scenario in keys.map { .text(scenario[$0]?.shown ?? "–") } }
    ).markup
  }

  private var settings: Markup {
    let rows = Subject.settings(manifest, kind: subject.kind)
    guard !rows.isEmpty else { return .nothing }
    return TableMarkup(
      caption: "Settings", header: ["setting", "value"], isNumeric: [false, false],
      rows: rows.map { [.text($0.0), .text($0.1)] }
    ).markup
  }

  /// What was swept or searched, or all that a retraining experiment sets.
  private var parameters: Markup {
    switch manifest[subject.kind]?["parameters"] {
    case .list(let items)?:
      TableMarkup(
        caption: "What was varied", header: ["parameter", "unit", "values"], isNumeric: [false, false, false],
        rows: items.map { item in
          [
            Self.name(item["name"]?.string ?? ""), .text(item["unit"]?.shown ?? "–"),
            .text((item["values"] ?? item["prior"])?.shown ?? "–"),
          ]
        }
      ).markup
    case .object(let members)?:
      TableMarkup(
        caption: "Parameters", header: ["parameter", "unit", "value"], isNumeric: [false, false, false],
        rows: RetrainingParameters.table.filter { members[$0.key] != nil }.map { setting in
          [
            .group([.text(setting.key), .element("small", setting.meaning)]),
            .text(setting.unit.isEmpty ? "–" : setting.unit), .text(members[setting.key]?.shown ?? "–"),
          ]
        }
      ).markup
    default: .nothing
    }
  }

  private static func name(_ key: String) -> Markup {
    let meaning = ParameterTable.all.first { $0.key == key }?.meaning
    return .group([.text(key), meaning.map { .element("small", $0) } ?? .nothing])
  }

  private func list(_ key: String, _ caption: String) -> Markup {
    guard let items = manifest[subject.kind]?[key]?.items, !items.isEmpty else { return .nothing }
    return TableMarkup(
      caption: caption, header: ["metric", "unit", "meaning"], isNumeric: [false, false, false],
      rows: items.map { item in ["name", "unit", "meaning"].map { .text(item[$0]?.shown ?? "–") } }
    ).markup
  }

  private var remedies: Markup {
    guard let items = manifest[subject.kind]?["remedies"]?.items, !items.isEmpty else { return .nothing }
    return TableMarkup(
      caption: "Remedies", header: ["name", "file", "what it sets"], isNumeric: [false, false, false],
      rows: items.map { item in ["name", "file", "set"].map { .text(item[$0]?.shown ?? "–") } }
    ).markup
  }
}

/// The parameters that are not the same in all scenarios.
struct DifferenceSection {
  let scenarios: [JSONValue]

  /// Nil for a single scenario.
  var markup: Markup? {
    guard scenarios.count > 1 else { return nil }
    let names = scenarios.map { $0["name"]?.shown ?? "–" }
    var rows = ParameterTable.all.compactMap { parameter -> [Markup]? in
      let values = scenarios.map { $0["parameters"]?[parameter.key] ?? .null }
      guard values.contains(where: { $0 != values[0] }) else { return nil }
      let unit = parameter.unit.isEmpty ? "" : " (\(parameter.unit))"
      let name = Markup.group([.text(parameter.key), .element("small", parameter.meaning + unit)])
      return [name] + values.map { .text($0.shown) }
    }
    let events = scenarios.map { $0["events"] ?? .list([]) }
    if events.contains(where: { $0 != events[0] }) {
      rows.append([Markup.text("events")] + events.map { Markup.text($0.items.isEmpty ? "–" : $0.shown) })
    }
    guard !rows.isEmpty else { return .element("p", "All scenarios have the same parameters.") }
    return TableMarkup(
      caption: "Parameters that are not the same in all scenarios", header: ["parameter"] + names,
      isNumeric: Array(repeating: false, count: names.count + 1), rows: rows
    ).markup
  }
}
