// SPDX-License-Identifier: GPL-3.0-or-later

public import Valuation

/// What a table says whose value is to be divided among players.
public enum DivisionInput: Sendable, Equatable {
  /// The utility of every coalition.
  case coalitions(CoalitionTable)
  /// What each player holds; the utility of a coalition is that of the sum.
  case effective(EffectiveRecords)
  /// One labelled point a player; a coalition is worth what nearest neighbours among its points predict.
  case points(LabelledPoints)
}

/// What each player holds.
public struct EffectiveRecords: Sendable, Equatable {
  /// Names, all different; at least one.
  public let players: [String]
  /// Effective records v, finite and >= 0, with a finite sum.
  public let effective: [Double]
  /// Records delivered, finite and >= 0; nil where the table has no such column.
  public let records: [Double]?
}

/// Points with labels, for classification by nearest neighbours.
public struct LabelledPoints: Sendable, Equatable {
  /// The name of each point, all different; none for test points.
  public let players: [String]
  /// The label of each point, in any words.
  public let labels: [String]
  /// The names of the coordinates; at least one.
  public let features: [String]
  /// The coordinates of each point, in the order of the features; at most ``largestCoordinate`` in size, so that
  /// squares of distances are finite.
  public let coordinates: [[Double]]

  public static let largestCoordinate = 1e150
}
