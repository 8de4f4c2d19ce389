// SPDX-License-Identifier: GPL-3.0-or-later

public import Experiments

/// Every replicate gave the same value, or some an infinite one: nothing can be said in standard errors. No published
/// result is like that, so that a learner does not do what it should, or replicates are too few.
public struct TargetWithoutSpread: Error, Sendable, Equatable, CustomStringConvertible {
  /// That of the target.
  public let id: String
  /// Mean over the replicates.
  public let value: Double

  public var description: String {
    "\(id): no standard error, since all replicates gave \(value) or some no finite value"
  }
}

/// Plays published retraining results and compares.
public struct RetrainingValidation: Sendable {
  public let groups: [RetrainingGroup]
  public let seed: Int
  public let threads: Int
  /// Whether few replicates are played instead of all.
  public let isQuick: Bool
  /// How often each group is played instead; nil for as often as it wants.
  public let forcedReplicates: Int?

  /// - Parameters:
  ///   - groups: such as those of ``PublishedRetraining``.
  ///   - seed: 0 or more.
  ///   - threads: 1 or more; they change nothing in the results.
  ///   - isQuick: plays ``RetrainingGroup/quickReplicates``.
  ///   - replicates: plays every group this often instead, 2 or more.
  public init(_ groups: [RetrainingGroup], seed: Int, threads: Int, isQuick: Bool = false, replicates: Int? = nil) {
    precondition(seed >= 0 && threads >= 1, "a seed is 0 or more, and work needs a thread")
    self.groups = groups
    self.seed = seed
    self.threads = threads
    self.isQuick = isQuick
    forcedReplicates = replicates
  }

  /// One target beside what came out.
  public struct Row: Sendable {
    public let target: RetrainingTarget
    /// Mean over the replicates.
    public let ours: Double
    /// Above 0.
    public let standardError: Double
    public let replicates: Int

    /// Difference from the expected value in standard errors; nil where that value is only approximate.
    public var z: Double? {
      target.basis == .publishedApproximation ? nil : (ours - target.expected) / standardError
    }
  }

  /// Replicates of all groups.
  public var totalReplicates: Int { groups.reduce(0) { $0 + replicates(of: $1) } }

  private func replicates(of group: RetrainingGroup) -> Int {
    forcedReplicates ?? (isQuick ? group.quickReplicates : group.replicates)
  }

  /// Plays all groups, one after the other.
  /// - Parameters:
  ///   - stop: raising it ends the work with `Interrupted`.
  ///   - progress: called now and then with the replicates done so far, out of ``totalReplicates``.
  /// - Returns: a row for each target, in order.
  /// - Throws: ``TargetWithoutSpread``, what the first play that fails throws, or `Interrupted`.
  public func run(
    stop: StopFlag = StopFlag(), progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> [Row] {
    var rows: [Row] = []
    var before = 0
    for group in groups {
      let (count, done) = (replicates(of: group), before)
      let replicated = ReplicatedValues(
        replicates: count, width: group.targets.count, seed: group.seed(seed), threads: threads,
        // Few replicates are heavy ones: small blocks share them evenly.
        block: max(1, min(64, count / 64)))
      let result = try await replicated.run(stop: stop, progress: { progress(done + $0) }, play: group.play)
      for (target, moments) in zip(group.targets, result.moments) {
        // Written so that NaN, the error of infinite values, is refused as well.
        guard moments.standardError > 0 else { throw TargetWithoutSpread(id: target.id, value: moments.mean) }
        rows.append(
          Row(target: target, ours: moments.mean, standardError: moments.standardError, replicates: moments.count))
      }
      before += count
    }
    return rows
  }
}
