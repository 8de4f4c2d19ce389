// SPDX-License-Identifier: GPL-3.0-or-later

/// All figures.
///
/// Another one is one file beside these, and one term here.
public enum FigureCatalogue {
  /// In the order in which they are made; ids differ.
  public static let all: [Figure] = [
    DealsByYear.figure, DealsByType.figure, DealsDisclosure.figure, DealsConcentration.figure,
    FairshareParticipation.figure, FairshareQuality.figure, FairshareModels.figure, FairshareSellerProfit.figure,
    FairshareBuyerUtility.figure, FairsharePerformance.figure,
    CollapseLawFigure.figure, ReplaceOrAccumulate.figure, VarianceCollapse.figure, FreshDataLoop.figure,
    TailCoverage.figure, ValueOfProvenanceFigure.figure, RetrainingTargetsFigure.figure,
    WelfareUnderCollapseFigure.figure,
  ]
}
