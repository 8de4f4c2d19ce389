// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL

/// What became of the square law.
public struct CollapseLawResult: Sendable {
  /// Whether and how quality declines at one synthetic share.
  public enum Course: String, Sendable {
    /// No loss that can be told from none, by three standard errors.
    case none
    /// In the last third of the generations it declines at least half as fast as in the first.
    case falls
    /// In between.
    case slows
    /// The decline of the last third cannot be told from none, or is less than a tenth of that of the first.
    case settles
    /// One replicate of a learner with luck, or an infinite loss.
    case unknown
  }

  /// What one synthetic share does.
  public struct Share: Sendable {
    public let contamination: Double
    /// Mean log quality, less that without synthetic records, from generation 0 on; NaN where it is infinite.
    public let logQuality: [Double]
    /// Its standard errors; NaN where there are none.
    public let standardErrors: [Double]
    /// Decline per generation over the first and the last third of the generations.
    public let earlyDecline: Double
    public let earlyDeclineError: Double
    public let lateDecline: Double
    public let lateDeclineError: Double
    public let course: Course
  }

  public let shares: [Share]
  public let generations: Int
  public let replicates: Int
  /// b, the decline of log quality per generation and squared share; NaN where no regression can be made.
  public let coefficient: Double
  /// Newey and West's standard error, with `lag` lags within each share.
  public let standardError: Double
  public let lag: Int
  public let intercept: Double
  public let rSquared: Double
  /// Half the chi^2 divergence of the first generation's synthetic records from human ones, which b is by the expansion
  /// KL((1 - rho) p + rho q || p) = rho^2 chi^2(q || p)/2 + O(rho^3); NaN where the learner has none.
  public let predicted: Double

  /// Half the width of the 95% interval of b.
  public var halfWidth: Double {
    let freedom = Double(shares.count * generations - 2)
    return standardError * Distributions.studentQuantile(0.975, degreesOfFreedom: freedom)
  }

  init(shares: [Double], generations: Int, replicates: Int, moments: [Moments]) throws {
    let path = generations + 1
    let third = Double(Thirds(generations).first)
    self.shares = shares.enumerated().map { number, contamination in
      let part = moments[number * (path + 2)..<(number + 1) * (path + 2)]
      let losses = Array(part.prefix(path))
      let (early, late) = (part[part.startIndex + path], part[part.startIndex + path + 1])
      return Share(
        contamination: contamination, logQuality: losses.map { $0.mean.isFinite ? 0 - $0.mean : .nan },
        standardErrors: losses.map(\.standardError), earlyDecline: early.mean / third,
        earlyDeclineError: early.standardError / third,
        lateDecline: late.mean / third, lateDeclineError: late.standardError / third,
        course: Self.course(loss: losses[generations], early: early, late: late))
    }
    self.generations = generations
    self.replicates = replicates
    let chiSquared = moments[moments.count - 1].mean
    predicted = chiSquared.isFinite ? chiSquared / 2 : .nan
    lag = NeweyWest.automaticLag(length: generations)
    let rows = self.shares.flatMap { share in
      (1...generations).map { (Double($0) * share.contamination * share.contamination, share.logQuality[$0]) }
    }
    guard rows.allSatisfy({ $0.1.isFinite }) else {
      (coefficient, standardError, intercept, rSquared) = (.nan, .nan, .nan, .nan)
      return
    }
    let design = Matrix(rows: rows.count, columns: 2, elements: rows.flatMap { [1, $0.0] })
    let fit = try LeastSquares(design: design, response: rows.map(\.1), hasIntercept: true)
    let covariance = try NeweyWest.covariance(
      of: fit, design: design, lag: lag,
      series: self.shares.indices.map { $0 * generations..<($0 + 1) * generations }, smallSample: true)
    intercept = fit.coefficients[0]
    coefficient = 0 - fit.coefficients[1]
    standardError = covariance[1, 1].squareRoot()
    rSquared = fit.rSquared
  }

  private static func course(loss: Moments, early: Moments, late: Moments) -> Course {
    guard loss.mean.isFinite, loss.count >= 2 else { return .unknown }
    func isTold(_ moments: Moments) -> Bool { moments.mean > max(1e-12, 3 * moments.standardError) }
    if !isTold(loss) { return .none }
    if !isTold(late) || late.mean < 0.1 * early.mean { return .settles }
    return late.mean >= 0.5 * early.mean ? .falls : .slows
  }
}
