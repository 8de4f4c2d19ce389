// SPDX-License-Identifier: GPL-3.0-or-later

public import Fidelity
internal import GSL
internal import Luck

/// The square law of contamination, log Q_t = log Q_0 - b t rho^2 (arXiv 2605.20279), put to a learner: does it come
/// out of retraining, with which b, and where does it fail?
///
/// For each synthetic share rho of a grid the loop is played with the rest of its records fresh from the truth. Quality
/// Q is exp(-KL) over its value without synthetic records, by replicates with the same luck: what contamination does
/// beyond the scarcity of records. Mean log Q is regressed on t rho^2, with an intercept, by ordinary least squares;
/// standard errors are Newey and West's within each share.
public struct CollapseLaw: Sendable {
  public let parameters: RetrainingParameters
  public let factory: LearnerFactory
  /// Synthetic shares, above 0 and at most 1, ascending.
  public let shares: [Double]
  public let threads: Int

  public static let usualShares = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]

  /// - Parameters:
  ///   - parameters: the loop, whose `contamination` the shares replace. At least three generations.
  ///   - factory: makes the learner of the parameters.
  public init(
    _ parameters: RetrainingParameters, factory: LearnerFactory, shares: [Double] = usualShares, threads: Int
  ) {
    precondition(parameters.generations >= 3 && !shares.isEmpty, "a law needs a path")
    self.parameters = parameters
    self.factory = factory
    self.shares = shares
    self.threads = threads
  }

  private func plan(_ share: Double) -> RetrainingPlan {
    var changed = parameters
    changed.contamination = share
    return changed.plan
  }

  /// Why the shares cannot be told apart, or nil when they can.
  public var sharesProblem: String? {
    let real = shares.map { plan($0).contamination }
    guard zip([0] + real, real).contains(where: { $0 >= $1 }) else { return nil }
    return "\(parameters.records) is too few to tell synthetic shares of "
      + shares.map { "\($0)" }.joined(separator: ", ") + " apart"
  }

  /// The quantity that quality is made of: every learner has one of this name.
  static let divergence = "kl_divergence"

  /// Plays all shares side by side in each replicate.
  /// - Throws: `Interrupted`, or `GSLError` where the regression has no solution.
  public func run(
    stop: StopFlag = StopFlag(), progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> CollapseLawResult {
    let generations = parameters.generations
    let plans = ([0] + shares).map(plan)
    let shared = factory.dependsOnLuck ? nil : factory.learner(luck: Luck(seed: 0, replicate: 0))
    let (factory, thirds) = (factory, Thirds(generations))
    let path = generations + 1
    // For each share the losses of log quality, the declines over the first and last third; then chi^2.
    let width = shares.count * (path + 2) + 1
    let replicated = ReplicatedValues(
      replicates: parameters.replicates, width: width, seed: parameters.seed, threads: threads,
      block: max(1, min(64, 10_000 / path)))
    let result = try await replicated.run(stop: stop, progress: progress) { luck, sampler, values, shouldStop in
      let learner = shared ?? factory.learner(luck: luck)
      playShares(learner, plans, thirds, luck, &sampler, values, shouldStop)
    }
    return try CollapseLawResult(
      shares: plans.dropFirst().map(\.contamination), generations: generations, replicates: parameters.replicates,
      moments: result.moments)
  }
}

/// Where the first third of a path ends and the last begins.
struct Thirds: Sendable {
  let first: Int
  let last: Int
  let end: Int

  init(_ generations: Int) {
    let third = max(1, generations / 3)
    (first, last, end) = (third, generations - third, generations)
  }
}

/// One replicate: the path without synthetic records, and what each share loses against it.
private func playShares<L: Learner>(
  _ learner: L, _ plans: [RetrainingPlan], _ thirds: Thirds, _ luck: Luck, _ sampler: inout Sampler,
  _ values: UnsafeMutableBufferPointer<Double>, _ shouldStop: () -> Bool
) {
  let quantities = L.quantities
  let place = quantities.firstIndex { $0.name == CollapseLaw.divergence }!
  let path = thirds.end + 1
  var chiSquared = Double.infinity
  withUnsafeTemporaryAllocation(of: Double.self, capacity: quantities.count) { measured in
    var clean = [Double](repeating: 0, count: path)
    for (number, plan) in plans.enumerated() {
      var loop = RetrainingLoop(learner, plan, luck: luck, sampler: &sampler)
      let start = (number - 1) * (path + 2)
      for generation in 0...thirds.end {
        if shouldStop() { return }
        if generation > 0 { loop.step(&sampler) }
        loop.measure(with: &sampler, into: measured)
        if number == 0 {
          clean[generation] = measured[place]
          if generation == 1 { chiSquared = learner.chiSquared(of: loop.model, plans[1].sampling) ?? .infinity }
        } else {
          values[start + generation] = measured[place] - clean[generation]
        }
      }
      guard number > 0 else { continue }
      values[start + path] = values[start + thirds.first] - values[start]
      values[start + path + 1] = values[start + thirds.end] - values[start + thirds.last]
    }
  }
  values[values.count - 1] = chiSquared
}
