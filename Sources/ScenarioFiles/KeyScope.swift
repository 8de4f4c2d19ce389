// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// The part of a scenario file in which a key stands, which decides the parameters that it may name.
enum KeyScope {
  case file, event, baseRegime

  /// Why that parameter cannot stand here, or nil when it can.
  func refusal(_ parameter: Parameter) -> String? {
    switch self {
    case .file: nil
    case .event:
      parameter.mayChange ? nil : "cannot change while the market runs; set it outside 'events'"
    case .baseRegime:
      isRegime(parameter) ? nil : "is not part of a regime; only \(WordList.and(ParameterTable.regimeGroups)) are"
    }
  }

  private func isRegime(_ parameter: Parameter) -> Bool {
    ParameterTable.regimeGroups.contains { parameter.key.hasPrefix($0 + ".") }
  }

  /// The parameters that may stand here, in the table's order.
  var parameters: [Parameter] { ParameterTable.all.filter { refusal($0) == nil } }

  /// The groups of those parameters.
  var groups: [String] {
    let keys = parameters.map(\.key)
    return ParameterTable.groups.map(\.name).filter { group in keys.contains { $0.hasPrefix(group + ".") } }
  }

  private var otherNames: [String] {
    switch self {
    case .file: FileKey.names
    case .event: ["at"]
    case .baseRegime: []
    }
  }

  /// What to say of a key that names nothing. `key` is a full path such as `sellers.cuont`, or what stands outside any
  /// group.
  func unknownKey(_ key: String) -> String {
    let near = nearest(to: key)
    if let question = NearestName.question(near) { return "unknown key; " + question }
    if let dot = key.firstIndex(of: "."), groups.contains(String(key[..<dot])) {
      let group = String(key[...dot])
      let members = parameters.map(\.key).filter { $0.hasPrefix(group) }.map { String($0.dropFirst(group.count)) }
      return "unknown key; '\(group.dropLast())' has \(WordList.and(members))"
    }
    return "unknown key; the groups of keys are \(WordList.and(groups))"
  }

  private func nearest(to key: String) -> [String] {
    let keys = parameters.map(\.key)
    let leaf = key.split(separator: ".").last.map(String.init) ?? key
    // A right name in a wrong or no group.
    let elsewhere = keys.filter { $0.hasSuffix("." + leaf) }
    let direct = NearestName.among(key.contains(".") ? keys : groups + otherNames, to: key)
    if !elsewhere.isEmpty && (direct.isEmpty || !key.contains(".")) { return Array(elsewhere.prefix(4)) }
    if !direct.isEmpty { return direct }
    let leaves = keys.map { String($0[$0.index(after: $0.firstIndex(of: ".") ?? $0.startIndex)...]) }
    return NearestName.among(leaves, to: leaf).flatMap { near in keys.filter { $0.hasSuffix("." + near) } }.prefix(4)
      .map { $0 }
  }
}
