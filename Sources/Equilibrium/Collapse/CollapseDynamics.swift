// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Luck

/// Producers who imitate those better off, by the replicator equation x_i' = x_i (payoff_i - mean payoff).
///
/// A strategy that pays 1 more than the mean grows by a factor of e in a time of 1.
///
/// Rest does not depend on the lag, nor on the start. With two strategies left, u = log(s/(1 - s)) obeys
/// lag u'' = -u' - (m/2) (s(u) - s*), which loses the energy u'^2/2 + (m/(2 lag)) times the integral of s(u) - s* all
/// the time: contamination that comes late makes shares swing, but never for good.
public struct CollapseDynamics: Sendable {
  /// As the producers see it: ``CollapseEconomy/seen(withTax:reward:)`` for transfers.
  public let economy: CollapseEconomy
  /// Time after which contamination follows use, z' = (s - z)/lag; 0: at once.
  public let lag: Double

  /// - Parameter lag: 0 or more; one far below 1/b makes the equations stiff, and slow.
  public init(_ economy: CollapseEconomy, lag: Double = 0) {
    precondition(lag >= 0 && lag.isFinite, "contamination does not come before its cause, and it comes")
    self.economy = economy
    self.lag = lag
  }

  /// Where an economy stands.
  public struct Point: Sendable, Equatable {
    /// Sum to 1.
    public var shares: ByStrategy
    /// z, from 0 to 1; without a lag nobody reads it.
    public var contaminating: Double

    /// - Parameter contaminating: nil for the artificial share.
    public init(_ shares: ByStrategy, contaminating: Double? = nil) {
      self.shares = shares
      self.contaminating = contaminating ?? shares.artificial
    }
  }

  /// The economy did not come to rest in time. It is slow where strategies that are left pay almost the same.
  public struct Restless: Error, Sendable, Equatable, CustomStringConvertible {
    public let time: Double
    public let point: Point

    public var description: String { "not at rest by time \(time): \(point)" }
  }

  /// Where the economy stands a time later.
  /// - Parameters:
  ///   - duration: 0 or more, finite.
  ///   - start: with all shares above 0.
  /// - Throws: `GSLError` where the integration fails.
  public func point(after duration: Double, from start: Point) throws -> Point {
    point(try advance(logarithms(start), by: duration))
  }

  /// Where the economy comes to rest: nobody could gain more than the tolerance, and contamination has followed use to
  /// the same.
  /// - Parameters:
  ///   - start: with all shares above 0.
  ///   - tolerance: above 1e-11.
  ///   - latest: time after which to give up.
  /// - Throws: ``Restless``; `GSLError` where the integration fails.
  public func limit(from start: Point, tolerance: Double = 1e-9, latest: Double = 1e5) throws -> Point {
    var state = logarithms(start)
    var (time, duration) = (0.0, 10.0)
    while true {
      let point = point(state)
      let payoffs = economy.payoffs(point.shares, contaminating: point.contaminating)
      let regret = payoffs.greatest - payoffs.mean(over: point.shares)
      if regret < tolerance && abs(point.shares.artificial - point.contaminating) < tolerance { return point }
      guard time < latest else { throw Restless(time: time, point: point) }
      state = try advance(state, by: duration)
      time += duration
      duration *= 2
    }
  }

  /// The state that is integrated: logarithms of the shares, and z. No error of the integration can then turn a
  /// vanishing share negative, where it would grow.
  private func logarithms(_ point: Point) -> [Double] {
    let shares = point.shares
    precondition(min(shares.human, shares.idle, shares.artificial) > 0, "who is not there cannot be imitated")
    return [log(shares.human), log(shares.idle), log(shares.artificial), point.contaminating]
  }

  /// The point of a state whose logarithms are known up to a constant common to all.
  private func point<State: RandomAccessCollection<Double>>(_ state: State) -> Point where State.Index == Int {
    let greatest = max(state[0], state[1], state[2])
    let (human, idle, artificial) = (exp(state[0] - greatest), exp(state[1] - greatest), exp(state[2] - greatest))
    let sum = human + idle + artificial
    let shares = ByStrategy(human: human / sum, idle: idle / sum, artificial: artificial / sum)
    return Point(shares, contaminating: lag > 0 ? state[3] : shares.artificial)
  }

  /// y_i' = payoff_i - mean payoff, which is the replicator equation for the logarithms of the shares.
  private func advance(_ state: [Double], by duration: Double) throws -> [Double] {
    try DifferentialEquations.solve(
      state, from: 0, to: duration, absoluteTolerance: 1e-12, relativeTolerance: 1e-12, maximumSteps: 1_000_000
    ) { _, state, slope in
      let point = point(state)
      let payoffs = economy.payoffs(point.shares, contaminating: point.contaminating)
      let mean = payoffs.mean(over: point.shares)
      slope[0] = payoffs.human - mean
      slope[1] = payoffs.idle - mean
      slope[2] = payoffs.artificial - mean
      slope[3] = lag > 0 ? (point.shares.artificial - point.contaminating) / lag : 0
    }
  }
}
