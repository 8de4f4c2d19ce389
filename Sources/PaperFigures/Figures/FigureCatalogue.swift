// SPDX-License-Identifier: GPL-3.0-or-later

/// All figures.
///
/// Another one is one file beside these, and one term here.
public enum FigureCatalogue {
  /// In the order in which they are made; ids differ.
  public static let all: [Figure] = [
    DealsByYear.figure, DealsByType.figure, DealsDisclosure.figure, DealsConcentration.figure,
    EquityByStage.figure, FaultFactorial.figure, EdvexParticipation.figure,
    FairshareParticipation.figure, FairshareQuality.figure, FairshareModels.figure, FairshareSellerProfit.figure,
    FairshareBuyerUtility.figure, FairsharePerformance.figure, FairsharePerformancePerDollar.figure,
    FairshareCost.figure, FairshareValuation.figure, FairsharePatience.figure,
    CollapseLawFigure.figure, CollapsePolicyPaths.figure, WelfareDecomposition.figure, OptimalSubsidy.figure,
    OptimalWatermark.figure, ProvenanceBound.figure, PolicyConvergenceFigure.figure, PolicyComparison.figure,
    EquilibriumDistance.figure, SeveralEquilibriaFigure.figure,
    ReplaceOrAccumulate.figure, VarianceCollapse.figure, FreshDataLoop.figure, TailCoverage.figure,
    ValueOfProvenanceFigure.figure, RetrainingTargetsFigure.figure, WelfareUnderCollapseFigure.figure,
  ]
}
