// SPDX-License-Identifier: GPL-3.0-or-later

/// The keys of a scenario file that are no parameters.
enum FileKey: String, CaseIterable {
  case name, description, extends, regime, base, baseRegime, events

  var meaning: String {
    switch self {
    case .name: "Names the rows of this scenario in results; the file's name without extension unless given."
    case .description: "What the scenario stands for, in a few sentences."
    case .extends:
      "Another scenario file, relative to this one: all its parameters, its events and its base hold unless this file "
        + "says otherwise. Its name and description are not taken over. A list of events replaces the one taken over."
    case .regime:
      "Another scenario file, relative to this one, of which only pricing, contract, provenance and policy are taken: "
        + "after 'extends' and before the keys of this file."
    case .base:
      "Another scenario file, relative to this one, whose pricing, contract, provenance and policy govern the periods "
        + "before period 1 (start.warmup). Without it the scenario's own do."
    case .baseRegime:
      "The regime of the periods before period 1, spelt out here instead of named by 'base'; parameters that are not "
        + "given have their defaults."
    case .events:
      "A list of changes, each with 'at' (the period at whose start it takes effect) and the parameters that change. "
        + "Changes stay until changed again."
    }
  }

  static let names = allCases.map(\.rawValue)
}
