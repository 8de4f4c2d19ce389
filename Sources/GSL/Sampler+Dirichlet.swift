// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

extension Sampler {
  /// Shares that add up to 1, from a Dirichlet distribution.
  /// - Parameters:
  ///   - alpha: the concentrations, each above 0 and finite; the mean share is alpha divided by its sum.
  ///   - shares: where the shares go; as long as `alpha`.
  public mutating func dirichlet(alpha: [Double], into shares: inout [Double]) {
    precondition(shares.count == alpha.count, "dirichlet needs one share for each concentration")
    precondition(alpha.allSatisfy { $0 > 0 && $0.isFinite }, "dirichlet needs finite concentrations above 0")
    gsl_ran_dirichlet(raw, alpha.count, alpha, &shares)
  }

  /// Shares that add up to 1, from the symmetric Dirichlet distribution over as many outcomes as `shares` has.
  /// - Parameters:
  ///   - concentration: that of every outcome, above 0 and finite; 1 is uniform over all divisions.
  ///   - shares: where the shares go.
  public mutating func dirichlet(concentration: Double, into shares: inout [Double]) {
    precondition(concentration > 0 && concentration.isFinite, "dirichlet needs a finite concentration above 0")
    let generator = raw
    withUnsafeTemporaryAllocation(of: Double.self, capacity: shares.count) { alpha in
      alpha.initialize(repeating: concentration)
      gsl_ran_dirichlet(generator, alpha.count, alpha.baseAddress, &shares)
    }
  }
}
