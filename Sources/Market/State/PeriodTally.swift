// SPDX-License-Identifier: GPL-3.0-or-later

/// What happened in one period beside the flows that agents remember.
struct PeriodTally: Sendable {
  var entries = 0
  var exits = 0
  var certified = 0
  var producingSellers = 0
  var sales = 0
  /// Costs of activity, generation and certification, $: what leaves the market as real resources.
  var sellerCosts = 0.0
  var certificationCosts = 0.0
  var generationCosts = 0.0
  var generatedRecords = 0.0
  var certifiedRecords = 0.0
  var subsidies = 0.0
  var penalties = 0.0
  var taxes = 0.0
  var deadweightSubsidy = 0.0
  var deadweightWatermark = 0.0
  /// Rate of the subsidy after the policy's budget, reference prices per record.
  var subsidyRate = 0.0
  /// Of sellers, net of fees: receipts in the period, and their profit.
  var sellerReceipts = 0.0
  var sellerSurplus = 0.0
  var producerSurplus = 0.0
  var fees = 0.0
  /// Royalties on model and on synthetic revenue, as payers and as creators have them, $; and what stays with payers
  /// because it cannot be traced.
  var modelRoyalties = (paid: 0.0, received: 0.0)
  var syntheticRoyalties = (paid: 0.0, received: 0.0)
  var untracedRoyalties = 0.0
  /// Quality x volume of the sellers who produced.
  var effectiveProduced = 0.0
  /// What sellers and producers were paid, gross, and records sold, by suppliers' own accounts.
  var sellerGross = 0.0
  var syntheticGross = 0.0
  var delivered = 0.0
  var licences = 0.0
  var utilities = 0.0
  var welfare = 0.0
  /// Estimates of offers that buyers formed, the records that they tested for them, and what that cost, $.
  var estimates = 0.0
  var recordsTested = 0.0
  var testingCosts = 0.0
  /// Share of the best offers that the search for them found; missing where there is none.
  var recall = Double.nan
  var budgetResidual = 0.0
  var planResidual = 0.0
  var expectedSurplus = 0.0
  var believedSyntheticRecords = 0.0
  var humanReceipts = 0.0
  var syntheticReceipts = 0.0
  /// Shares of model revenue paid to sellers and to producers, $.
  var humanShares = 0.0
  var syntheticShares = 0.0
  /// Paid to unions for the bundles sold in the period, gross, $.
  var unionReceipts = 0.0
  var humanRecordsSold = 0.0
  var syntheticRecordsSold = 0.0
  /// Whether sellers may carry a certificate or an adulteration from the period before.
  var certifiedBefore = false
}
