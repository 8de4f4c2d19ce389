// SPDX-License-Identifier: GPL-3.0-or-later

public import Fidelity
internal import GSL
internal import Luck

/// A retraining loop played many times: what each quantity is at each generation, with its error.
public struct RetrainingStudy: Sendable {
  public let parameters: RetrainingParameters
  public let factory: LearnerFactory
  public let threads: Int

  /// - Parameters:
  ///   - parameters: in range, with as many records per fit as the learner needs.
  ///   - factory: makes the learner of the parameters.
  public init(_ parameters: RetrainingParameters, factory: LearnerFactory, threads: Int) {
    self.parameters = parameters
    self.factory = factory
    self.threads = threads
  }

  /// The most values of single replicates that are held for medians.
  public static let mostKept = 250_000_000

  /// One row of `generations.csv`.
  public struct Row: Sendable, Equatable {
    public let generation: Int
    public let quantity: Quantity
    /// Mean or median over the replicates; NaN (an empty field) where it is infinite.
    public let value: Double
    /// NaN where there is none.
    public let standardError: Double
    /// Replicates in which the quantity was finite.
    public let replicates: Int
  }

  /// What the learner records of each generation.
  public var quantities: [Quantity] { parameters.learning.learner.quantities }

  /// Why the study would not fit into memory, or nil when it does.
  public var sizeProblem: String? {
    let medians = quantities.count { $0.summary == .median }
    let values = Double(medians) * Double(parameters.replicates) * Double(parameters.generations + 1)
    guard values > Double(Self.mostKept) else { return nil }
    return "medians take the values of all replicates and generations at once: "
      + "\(parameters.replicates) x \(parameters.generations + 1) exceeds \(Self.mostKept)"
  }

  /// Plays all replicates.
  /// - Returns: a row for each quantity of each generation, generation by generation.
  /// - Throws: `Interrupted`.
  public func run(
    stop: StopFlag = StopFlag(), progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> [Row] {
    let quantities = quantities
    let generations = parameters.generations
    let width = quantities.count * (generations + 1)
    let kept = (0..<width).filter { quantities[$0 % quantities.count].summary == .median }
    let (factory, plan) = (factory, parameters.plan)
    let shared = factory.dependsOnLuck ? nil : factory.learner(luck: Luck(seed: 0, replicate: 0))
    let replicated = ReplicatedValues(
      replicates: parameters.replicates, width: width, kept: kept, seed: parameters.seed, threads: threads,
      // Long loops make small blocks, so that threads share evenly and stop soon.
      block: max(1, min(256, 100_000 / (generations + 1))))
    let result = try await replicated.run(stop: stop, progress: progress) { luck, sampler, values, shouldStop in
      let learner = shared ?? factory.learner(luck: luck)
      play(learner, plan, luck, &sampler, values, shouldStop)
    }
    var medians = result.kept.makeIterator()
    return (0..<width).map { place in
      let (generation, quantity) = (place / quantities.count, quantities[place % quantities.count])
      let moments = result.moments[place]
      switch quantity.summary {
      case .mean:
        return Row(
          generation: generation, quantity: quantity, value: moments.mean.isFinite ? moments.mean : .nan,
          standardError: moments.standardError, replicates: moments.count)
      case .median:
        let median = MedianEstimate(medians.next() ?? [])
        return Row(
          generation: generation, quantity: quantity, value: median.value, standardError: median.standardError,
          replicates: moments.count)
      }
    }
  }
}

/// One replicate: the loop from the truth to its last generation.
private func play<L: Learner>(
  _ learner: L, _ plan: RetrainingPlan, _ luck: Luck, _ sampler: inout Sampler,
  _ values: UnsafeMutableBufferPointer<Double>, _ shouldStop: () -> Bool
) {
  let width = L.quantities.count
  var loop = RetrainingLoop(learner, plan, luck: luck, sampler: &sampler)
  for generation in 0...plan.generations {
    if generation > 0 { loop.step(&sampler) }
    if generation & 63 == 63 && shouldStop() { return }
    let row = UnsafeMutableBufferPointer(rebasing: values[generation * width..<(generation + 1) * width])
    loop.measure(with: &sampler, into: row)
  }
}
