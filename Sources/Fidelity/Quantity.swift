// SPDX-License-Identifier: GPL-3.0-or-later

/// One thing that a retraining experiment records: the single definition behind its CSV, `describe` and the docs.
public struct Quantity: Sendable, Hashable {
  /// As in the column `quantity`.
  public let name: String
  public let unit: String
  public let meaning: String
  /// How the values of the replicates become one.
  public let summary: Summary

  public enum Summary: Sendable, Hashable {
    /// Their mean, with its standard error.
    case mean
    /// Their median, with its standard error from order statistics.
    case median
  }

  public init(_ name: String, unit: String, _ meaning: String, summary: Summary = .mean) {
    self.name = name
    self.unit = unit
    self.meaning = meaning
    self.summary = summary
  }
}
