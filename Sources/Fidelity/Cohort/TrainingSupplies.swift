// SPDX-License-Identifier: GPL-3.0-or-later

/// What the owners of models train on in one period.
public struct TrainingSupplies: Sendable {
  /// Synthetic records that were made once and may have gone to several owners.
  public struct Lot: Sendable, Equatable {
    /// Names the luck of the lot within its period, 0 or more.
    public var name: Int
    /// The owner whose model made them, as it stood before anyone trained in the period.
    public var sampled: Int
    /// Records, 0 or more.
    public var amount: Double
    public var sampling: Sampling

    public init(name: Int, sampled: Int, amount: Double, sampling: Sampling) {
      self.name = name
      self.sampled = sampled
      self.amount = amount
      self.sampling = sampling
    }
  }

  public var lots: [Lot] = []
  /// Human records of each owner.
  public var human: [Double]
  /// Owner k trains on the lots received[starts[k]..<starts[k + 1]].
  public var received: [Int32] = []
  public var starts: [Int]

  public init(owners: Int) {
    human = [Double](repeating: 0, count: owners)
    starts = [Int](repeating: 0, count: owners + 1)
  }
}
