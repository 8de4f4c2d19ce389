// SPDX-License-Identifier: GPL-3.0-or-later

public import GSL

/// All published results about retraining that the learners are held against, each in its exact form for what is
/// played.
///
/// Another paper is one file beside these, with the formulas and the groups that play them, and one term here.
public enum PublishedRetraining {
  /// In the order of the table, with expected values computed now: about a fifth of a second.
  /// - Throws: `GSLError` where a linear system cannot be solved.
  public static func groups() throws(GSLError) -> [RetrainingGroup] {
    RecursiveGaussian.groups() + (try ForgottenFacts.groups()) + (try SelfConsumingLoops.groups())
      + AccumulatedRegression.groups() + AccumulatedData.groups() + LostTails.groups() + StrongCollapse.groups()
      + MixedLoops.groups() + ValueOfProvenance.groups() + WeightedRealData.groups()
  }
}
