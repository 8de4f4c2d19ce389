// SPDX-License-Identifier: GPL-3.0-or-later

/// What a replicate records beside one row a period.
public struct RecordedDetails: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// The state of every agent at the end of every period.
  public static let agents = RecordedDetails(rawValue: 1)
  /// The weight of every creator in every model after the last period.
  public static let lineage = RecordedDetails(rawValue: 2)
  /// What each buyer gained and paid in every period; of markets played from the start.
  public static let buyers = RecordedDetails(rawValue: 4)
}
