// SPDX-License-Identifier: GPL-3.0-or-later

public import ScenarioFiles
internal import Valuation

/// A rule by which value is divided among players.
public enum DivisionMethod: String, CaseIterable, Sendable {
  /// The same for all.
  case equal
  /// In proportion to records delivered.
  case volume
  /// What the whole would lose without the player.
  case leaveOneOut
  /// The mean over all orders of arrival of what the player adds to those before it; exact, to 20 players.
  case shapleyExact
  /// Shapley values, sampled.
  case shapleySampled
  /// The mean over all coalitions of the others of what the player adds; exact to 20 players, sampled beyond.
  case banzhaf
  /// Beta Shapley values, exact, to 20 players.
  case betaShapley
  /// Shapley values of points in classification by nearest neighbours, exact.
  case knnShapley
  /// In proportion to effective records: the limit of Shapley values of many small players.
  case aumannShapley

  /// Whether values of this input are estimated from samples.
  public func isSampled(_ input: DivisionInput) -> Bool {
    switch (self, input) {
    case (.shapleySampled, _): true
    case (.banzhaf, .effective(let holdings)): holdings.players.count > CoalitionTable.largestPlayerCount
    default: false
    }
  }

  /// Why the method does not apply to an input, and what does; nil when it applies.
  public func refusal(of input: DivisionInput) -> String? {
    let most = CoalitionTable.largestPlayerCount
    switch (self, input) {
    case (.knnShapley, .points): return nil
    case (.knnShapley, _): return "\(rawValue) needs labelled points (columns player,label and coordinates)"
    case (_, .points): return "\(rawValue) does not apply to labelled points; expected knnShapley"
    case (.aumannShapley, .coalitions):
      return "aumannShapley needs effective records (columns player,effective), not a table of coalitions"
    case (.volume, .coalitions):
      return "volume needs records delivered (columns player,effective,records), not a table of coalitions"
    case (.volume, .effective(let holdings)) where holdings.records == nil: return "volume needs a column records"
    case (.shapleyExact, .effective(let holdings)) where holdings.players.count > most:
      return "shapleyExact takes at most \(most) players, not \(holdings.players.count); use shapleySampled"
    case (.betaShapley, .effective(let holdings)) where holdings.players.count > most:
      return "betaShapley takes at most \(most) players, not \(holdings.players.count)"
    default: return nil
    }
  }
}
