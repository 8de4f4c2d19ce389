// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// Reads the parts of a file that set parameters.
extension LayerReader {
  /// The parameters that a mapping sets, in groups (`sellers: {count: 10}`) or by their paths (`sellers.count: 10`).
  /// `path` is put before keys in messages.
  mutating func assignments(_ entries: [YAMLNode.Entry], scope: KeyScope, path: String) -> [Assignment<Parameters>] {
    var found: [Assignment<Parameters>] = []
    var lines: [String: Int] = [:]
    func flat(_ entry: YAMLNode.Entry) -> [(key: String, entry: YAMLNode.Entry)] {
      guard ParameterTable.groups.contains(where: { $0.name == entry.key }),
        case .mapping(let members) = entry.value.content
      else { return [(entry.key, entry)] }
      return members.map { (entry.key + "." + $0.key, $0) }
    }
    for (key, entry) in entries.flatMap(flat) {
      if entry.key == "<<" && entry.keyIsPlain {
        report(entry.keyPosition, path + key, "merge keys are not used in scenario files; see 'extends'")
      } else if let parameter = ParameterTable.parameter(key) {
        if let earlier = lines[key] {
          report(entry.keyPosition, path + key, "given twice; the first is on line \(earlier)")
        } else if let assignment = assignment(parameter, entry, scope, path) {
          found.append(assignment)
        }
        lines[key] = lines[key] ?? entry.keyPosition.line
      } else {
        reportUnknown(key, entry, scope, path)
      }
    }
    return found
  }

  private mutating func assignment(
    _ parameter: Parameter, _ entry: YAMLNode.Entry, _ scope: KeyScope, _ path: String
  ) -> Assignment<Parameters>? {
    if let refusal = scope.refusal(parameter) {
      report(entry.keyPosition, path + parameter.key, refusal)
      return nil
    }
    return assignment(parameter, entry, path: path)
  }

  private mutating func reportUnknown(_ key: String, _ entry: YAMLNode.Entry, _ scope: KeyScope, _ path: String) {
    if ParameterTable.groups.contains(where: { $0.name == key }) && scope.groups.contains(key) {
      report(entry.value.position, path + key, "expected keys of this group with values, found \(entry.value.found)")
    } else if FileKey(rawValue: key) != nil {
      report(entry.keyPosition, path + key, "can stand only at the top of a file")
    } else {
      report(entry.keyPosition, path + key, problems.isLong ? "unknown key" : scope.unknownKey(key))
    }
  }

  /// One entry of `events:`, the `number`th from 1.
  mutating func event(_ node: YAMLNode, number: Int) -> LayerEvent? {
    let path = "events[\(number)]"
    guard case .mapping(let entries) = node.content else {
      report(node.position, path, "expected 'at' and what changes, found \(node.found)")
      return nil
    }
    let changes = assignments(entries.filter { $0.key != "at" }, scope: .event, path: path + ".")
    guard let at = entries.first(where: { $0.key == "at" }) else {
      report(node.position, path, "needs 'at', the period at whose start it takes effect")
      return nil
    }
    if entries.count == 1 {
      report(node.position, path, "changes nothing; name what changes, such as 'policy.rule: closedForm'")
    }
    guard let period = period(at.value, path: path + ".at") else { return nil }
    return LayerEvent(number: number, period: period, changes: changes, origin: origin(at.value.position))
  }

  private mutating func period(_ node: YAMLNode, path: String) -> Int? {
    if case .scalar(let text, .plain) = node.content, let period = try? DecimalText.integer(text), period >= 1 {
      return period
    }
    report(node.position, path, "expected a period (a whole number, at least 1), found \(node.found)")
    return nil
  }
}
