// SPDX-License-Identifier: GPL-3.0-or-later

/// The weights of human and synthetic records in a fit.
struct FitWeights {
  /// Of all human and all synthetic records together; they sum to 1.
  let real: Double
  let synthetic: Double
  /// Sum of the squared weights of the single records: one over the number of records where all weigh the same.
  let sumOfSquares: Double

  /// - Parameters:
  ///   - real: human records.
  ///   - synthetic: synthetic records, at least one of the two above 0.
  ///   - realWeight: the weight of the human records where both kinds are there; nil for their share.
  init(real realRecords: Double, synthetic syntheticRecords: Double, realWeight: Double?) {
    let share = realRecords / (realRecords + syntheticRecords)
    real = realRecords > 0 && syntheticRecords > 0 ? realWeight ?? share : share
    synthetic = 1 - real
    sumOfSquares =
      (realRecords > 0 ? real * real / realRecords : 0)
      + (syntheticRecords > 0 ? synthetic * synthetic / syntheticRecords : 0)
  }
}
