// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// One file named by another.
struct Reference {
  /// The key, or the path of keys, that names it.
  let key: String
  /// The path as opened: relative paths start at the folder of the file that names it.
  let path: String
  let origin: Origin
}

/// One entry of `events:`.
struct LayerEvent {
  /// Place in the list, from 1.
  let number: Int
  let period: Int
  let changes: [Assignment<Parameters>]
  let origin: Origin
}

/// The regime of the warm-up as a file gives it.
enum BaseChoice {
  case file(Reference)
  case inline([Assignment<Parameters>], Origin)
}

/// What a single scenario file says, before the files that it names are read.
struct Layer {
  var name: String?
  var summary: String?
  var extends: Reference?
  var regime: Reference?
  var base: BaseChoice?
  var assignments: [Assignment<Parameters>] = []
  /// Nil: the file has no `events:` and those of the extended file hold.
  var events: [LayerEvent]?
}
