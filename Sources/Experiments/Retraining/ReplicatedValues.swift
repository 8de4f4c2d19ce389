// SPDX-License-Identifier: GPL-3.0-or-later

public import GSL
public import Luck

/// Plays something many times over and keeps mean and spread of the values that each play gives.
///
/// Replicates are done in blocks of fixed size, and blocks are pooled in order: the results are the same for every
/// number of threads, to the byte, and memory does not grow with the number of replicates except for values that are
/// kept whole.
public struct ReplicatedValues: Sendable {
  public let replicates: Int
  /// Values per replicate.
  public let width: Int
  /// Places of the values that are kept whole, ascending: their medians are wanted.
  public let kept: [Int]
  public let seed: Int
  public let threads: Int
  /// Replicates in a block.
  public let block: Int

  /// One play: fills as many values as `width` says, never with NaN. It may stop early, leaving them as they are, when
  /// its last argument says so.
  public typealias Play =
    @Sendable (Luck, inout Sampler, UnsafeMutableBufferPointer<Double>, _ shouldStop: () -> Bool) throws -> Void

  public init(replicates: Int, width: Int, kept: [Int] = [], seed: Int, threads: Int, block: Int = 64) {
    self.replicates = replicates
    self.width = width
    self.kept = kept
    self.seed = seed
    self.threads = threads
    self.block = block
  }

  public struct Result: Sendable {
    /// One for each value.
    public var moments: [Moments]
    /// For each value that was kept, those of all replicates in order.
    public var kept: [[Double]]
  }

  private struct Block: Sendable {
    let moments: [Moments]
    let kept: [Double]
    let replicates: Int
  }

  /// Plays all replicates; replicate r, from 1, has the luck (seed, r).
  /// - Parameters:
  ///   - stop: raising it ends the work with `Interrupted`.
  ///   - progress: called after each block with the replicates done so far.
  /// - Throws: what the first play in order throws that fails, or `Interrupted`.
  public func run(
    stop: StopFlag = StopFlag(), progress: @escaping @Sendable (Int) -> Void = { _ in }, play: @escaping Play
  ) async throws -> Result {
    var result = Result(
      moments: [Moments](repeating: Moments(), count: width), kept: [[Double]](repeating: [], count: kept.count))
    for place in kept.indices { result.kept[place].reserveCapacity(replicates) }
    let work = OrderedWork(count: (replicates + block - 1) / block, threads: threads, window: 8 * threads)
    var done = 0
    try await work.run(
      stop: stop,
      job: { index, shouldStop in
        try playBlock(index * block..<min(replicates, (index + 1) * block), shouldStop, play)
      },
      consume: { (finished: Block) in
        for place in 0..<width { result.moments[place].add(finished.moments[place]) }
        for place in kept.indices {
          for replicate in 0..<finished.replicates {
            result.kept[place].append(finished.kept[replicate * kept.count + place])
          }
        }
        done += finished.replicates
        progress(done)
      })
    return result
  }

  private func playBlock(_ range: Range<Int>, _ shouldStop: () -> Bool, _ play: @escaping Play) throws -> Block? {
    var sampler = try Sampler()
    var moments = [Moments](repeating: Moments(), count: width)
    var keptValues: [Double] = []
    keptValues.reserveCapacity(range.count * kept.count)
    let values = UnsafeMutableBufferPointer<Double>.allocate(capacity: width)
    defer { values.deallocate() }
    values.initialize(repeating: 0)
    for replicate in range {
      if shouldStop() { return nil }
      let luck = Luck(seed: UInt64(seed), replicate: UInt64(replicate + 1))
      try play(luck, &sampler, values, shouldStop)
      if shouldStop() { return nil }
      for place in 0..<width { moments[place].add(values[place]) }
      for place in kept { keptValues.append(values[place]) }
    }
    return Block(moments: moments, kept: keptValues, replicates: range.count)
  }
}
