// SPDX-License-Identifier: GPL-3.0-or-later

/// Claims that are judged by the same simulations.
public struct ClaimGroup: Sendable {
  /// What the ids of its claims begin with, such as `C2.1`: that id, or that id with a point and a part behind it.
  public let ids: [String]
  /// The figures that show its claims.
  public let figures: [String]
  let judge: @Sendable (FigureSimulations) async throws -> [Claim]

  init(
    _ ids: [String], figures: [Figure], _ judge: @escaping @Sendable (FigureSimulations) async throws -> [Claim]
  ) {
    self.ids = ids
    self.figures = figures.map(\.id)
    self.judge = judge
  }

  /// Whether a claim is the one with an id, or a part of it.
  static func belongs(_ claim: String, to id: String) -> Bool { claim == id || claim.hasPrefix(id + ".") }
}
