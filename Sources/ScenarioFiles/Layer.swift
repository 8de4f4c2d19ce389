// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// One parameter set to a value, and where.
struct Assignment {
  let parameter: Parameter
  let value: ParameterValue
  let origin: Origin
}

/// One file named by another.
struct Reference {
  let key: FileKey
  /// The path as opened: relative paths start at the folder of the file that names it.
  let path: String
  let origin: Origin
}

/// One entry of `events:`.
struct LayerEvent {
  /// Place in the list, from 1.
  let number: Int
  let period: Int
  let changes: [Assignment]
  let origin: Origin
}

/// The regime of the warm-up as a file gives it.
enum BaseChoice {
  case file(Reference)
  case inline([Assignment], Origin)
}

/// What a single scenario file says, before the files that it names are read.
struct Layer {
  var name: String?
  var summary: String?
  var extends: Reference?
  var regime: Reference?
  var base: BaseChoice?
  var assignments: [Assignment] = []
  /// Nil: the file has no `events:` and those of the extended file hold.
  var events: [LayerEvent]?
}
