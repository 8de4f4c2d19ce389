// SPDX-License-Identifier: GPL-3.0-or-later

/// What a file is read as.
struct FileRole {
  /// With its article, such as `a scenario file`.
  let noun: String
  /// The most bytes that it may have.
  let limit: Int

  static let scenario = FileRole(noun: "a scenario file", limit: 1_000_000)
  static let experiment = FileRole(noun: "an experiment file", limit: 1_000_000)
  static let text = FileRole(noun: "a text", limit: 1_000_000_000)
  static let table = FileRole(noun: "a table", limit: 100_000_000)
  static let numbers = FileRole(noun: "a file of numbers", limit: 100_000_000)
}
