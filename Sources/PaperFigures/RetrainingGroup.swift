// SPDX-License-Identifier: GPL-3.0-or-later

public import Experiments
internal import Luck

/// Targets that one simulation plays, so that what it costs is paid once.
public struct RetrainingGroup: Sendable {
  /// At least one.
  public let targets: [RetrainingTarget]
  /// Replicates of the full table.
  public let replicates: Int
  /// Replicates of a quick look.
  public let quickReplicates: Int
  /// Gives one value for each target, whose mean over all luck is the expected one.
  public let play: ReplicatedValues.Play

  public init(
    _ targets: [RetrainingTarget], replicates: Int = 10_000, quickReplicates: Int = 2_000,
    play: @escaping ReplicatedValues.Play
  ) {
    precondition(!targets.isEmpty, "a group has a target")
    self.targets = targets
    self.replicates = replicates
    self.quickReplicates = quickReplicates
    self.play = play
  }

  /// The seed of this group within a table: other groups have unrelated luck, and adding one leaves the rest as it was.
  /// - Parameter seed: that of the table, 0 or more.
  func seed(_ seed: Int) -> Int {
    let name = targets[0].id.utf8.reduce(Luck(seed: UInt64(seed), replicate: 0).key(.learner)) { $0.agent(Int($1)) }
    return Int(name.draws.bits(0) >> 1)
  }
}
