// SPDX-License-Identifier: GPL-3.0-or-later

public import GSL

/// All published results about retraining that the learners are held against, each in its exact form for what is
/// played.
///
/// Another paper is one file beside these, with the formulas and the groups that play them, and one term here.
public enum PublishedRetraining {
  /// Labels of strands of work, each with which begin the ids of its results, in the order of the table.
  static let strands = ["B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B9"]

  /// All strands, with expected values computed now: about a fifth of a second.
  /// - Throws: `GSLError` where a linear system cannot be solved.
  public static func groups() throws(GSLError) -> [RetrainingGroup] {
    var groups: [RetrainingGroup] = []
    for strand in strands { groups += try Self.groups(of: strand) }
    return groups
  }

  /// One strand.
  static func groups(of strand: String) throws(GSLError) -> [RetrainingGroup] {
    switch strand {
    case "B1": RecursiveGaussian.groups()
    case "B2": try ForgottenFacts.groups()
    case "B3": try SelfConsumingLoops.groups()
    case "B4": AccumulatedRegression.groups()
    case "B5": AccumulatedData.groups()
    case "B6": LostTails.groups() + StrongCollapse.groups()
    case "B7": MixedLoops.groups()
    case "B8": ValueOfProvenance.groups()
    case "B9": WeightedRealData.groups()
    default: preconditionFailure("there is no strand '\(strand)'")
    }
  }
}
