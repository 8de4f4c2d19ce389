// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Luck

/// An estimate whose precision is known from resampling.
public struct ResampledEstimate: Sendable, Equatable {
  public let value: Double
  /// The standard deviation over resamples; NaN where there are fewer than two rows or resamples.
  public let standardError: Double
  /// The 2.5% quantile over resamples; NaN where the standard error is.
  public let low: Double
  /// The 97.5% quantile over resamples; NaN where the standard error is.
  public let high: Double
}

/// How much of an output's variance each parameter accounts for, the parameters being independent and uniform between
/// their bounds, from the rows of a ``UnitDesign`` under `saltelli`.
///
/// With y centred on its mean over all rows, sums over the N base points j and V the variance of all A and B:
/// S(i) = (1/N) Σ y(B)(y(AB(i)) - y(A)) / V and T(i) = (1/2N) Σ (y(A) - y(AB(i)))² / V. Estimates of indices near 0 may
/// lie a little below it, and those near 1 above.
///
/// Intervals are percentiles over base points drawn with replacement. Sobol points are more even than independent ones,
/// so that their estimates are better than the intervals say.
///
/// Where the output is of a stochastic model, give its mean over replicates; their noise counts as an interaction of
/// all parameters and inflates every T.
///
/// Source: Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola, Computer Physics Communications 181(2), 2010,
/// table 2, (b) for S and (f) for T, the latter due to Jansen, Computer Physics Communications 117, 1999; percentile
/// intervals: Archer, Saltelli and Sobol, Journal of Statistical Computation and Simulation 58(2), 1997.
public struct SobolIndices: Sendable, Equatable {
  /// S, for each parameter in the order of the design's dimensions: the share, 0 to 1, by which the variance would fall
  /// on average if this parameter were known. Their sum is at most 1, and 1 where there are no interactions.
  public let firstOrder: [ResampledEstimate]
  /// T, for each parameter: the share, S to 1, that would remain on average if all others were known. 0 only where the
  /// parameter does nothing; T - S is its part in interactions.
  public let total: [ResampledEstimate]
  /// Base points of which every output is present.
  public let rows: Int
  /// Base points left out because an output is missing.
  public let missing: Int
  /// Why all indices are NaN, if they are.
  public let reason: String?

  /// - Parameters:
  ///   - design: under the rule `saltelli`.
  ///   - outputs: one for each of its points in order; what is not finite is missing.
  ///   - resamples: 0 or more; without at least 2 there are no intervals.
  ///   - seed: names the luck of resampling.
  /// - Throws: ``DesignError`` for a design of another rule or another number of outputs.
  public init(design: UnitDesign, outputs: [Double], resamples: Int = 1000, seed: UInt64 = 0) throws(DesignError) {
    guard design.rule == .saltelli else { throw DesignError("Sobol indices need a Saltelli design") }
    try design.check(outputs)
    self.init(parameters: design.dimensions, outputs: outputs, resamples: resamples, seed: seed)
  }

  /// The indices of outputs at rows A, AB(1), ..., AB(k), B of base points placed in any way.
  init(parameters: Int, outputs: [Double], resamples: Int, seed: UInt64) {
    let group = parameters + 2
    let present = stride(from: 0, to: outputs.count, by: group).map { outputs[$0..<$0 + group] }
      .filter { $0.allSatisfy(\.isFinite) }
    rows = present.count
    missing = outputs.count / group - rows
    let ends = present.flatMap { [$0.first!, $0.last!] }
    guard ends.contains(where: { $0 != ends[0] }) else {
      reason = rows == 0 ? "no base point has all its outputs" : "the output does not vary"
      let none = ResampledEstimate(value: .nan, standardError: .nan, low: .nan, high: .nan)
      (firstOrder, total) = (
        [ResampledEstimate](repeating: none, count: parameters), Array(repeating: none, count: parameters)
      )
      return
    }
    reason = nil
    let moments = SaltelliMoments(parameters: parameters, rows: present)
    let values = moments.indices(of: moments.sums())
    var resampled = [[Double]](repeating: [], count: values.count)
    let key = Luck(seed: seed, replicate: 0).key(.resampling)
    for number in 0..<(rows > 1 ? resamples : 0) {
      let indices = moments.indices(of: moments.sums(resampledBy: key.agent(number).draws))
      for (place, index) in indices.enumerated() where !index.isNaN { resampled[place].append(index) }
    }
    let estimates = zip(values, resampled).map { value, resampled in
      let sorted = resampled.count > 1 ? resampled.sorted() : []
      return ResampledEstimate(
        value: value, standardError: Statistics.standardDeviation(sorted),
        low: Statistics.quantile(0.025, ofSorted: sorted), high: Statistics.quantile(0.975, ofSorted: sorted))
    }
    firstOrder = Array(estimates[..<parameters])
    total = Array(estimates[parameters...])
  }
}
