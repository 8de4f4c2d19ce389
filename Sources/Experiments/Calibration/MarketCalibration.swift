// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market
public import ScenarioFiles

/// Finds parameters of a market whose metrics meet what was measured.
public struct MarketCalibration: Sendable {
  public let plan: CalibrationPlan
  public let threads: Int
  public let program: ProgramDescription

  public init(_ plan: CalibrationPlan, threads: Int, program: ProgramDescription) {
    self.plan = plan
    self.threads = threads
    self.program = program
  }

  private var targets: [MomentTarget] {
    plan.targets.map { MomentTarget(value: $0.value, standardError: $0.standardError) }
  }

  private func moments(_ simulator: @escaping MomentSimulator) -> MomentCalibration {
    MomentCalibration(
      targets: targets, steps: plan.space.parameters.map(\.differenceStep),
      replicates: plan.base.parameters.run.replicates, starts: plan.starts, simulator: simulator)
  }

  private func rejection(_ simulator: @escaping MomentSimulator) -> RejectionCalibration {
    let acceptance: RejectionCalibration.Acceptance =
      switch plan.acceptance {
      case .nearest(let share): .nearest(share)
      case .within(let distance): .within(distance)
      }
    return RejectionCalibration(
      targets: targets, dimensions: plan.space.parameters.count, draws: plan.draws,
      replicates: plan.base.parameters.run.replicates, acceptance: acceptance,
      seed: UInt64(plan.base.parameters.run.seed), simulator: simulator)
  }

  /// The most periods that are played, the measure of `progress`; a search that comes to rest plays fewer.
  public var mostPeriods: Int {
    let idle: MomentSimulator = { _, _, _ in nil }
    let simulations =
      (plan.method == .abc ? 0 : moments(idle).mostSimulations)
      + (plan.method == .moments ? 0 : rejection(idle).simulations)
    return simulations * (plan.base.parameters.start.warmup + plan.base.parameters.run.periods)
  }

  /// Calibrates and publishes the folder. The result is the same for any number of threads.
  /// - Parameters:
  ///   - folder: nil: nothing is written. The folder is not published when this throws.
  ///   - stop: raising it ends the work between two periods.
  ///   - progress: called from any thread with the periods done.
  /// - Throws: ``CalibrationFailure``, `GSLError`, `OutputError`, or `Interrupted`.
  public func run(
    into folder: ResultFolder? = nil, stop: StopFlag = StopFlag(),
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> CalibrationResult {
    let publication = Publication(of: Manifest.calibration(plan), by: program, threads: threads)
    let counter = SharedCounter()
    let simulator = simulator { progress(counter.next()) }
    let estimate = plan.method == .abc ? nil : try await moments(simulator).run(threads: threads, stop: stop)
    let posterior = plan.method == .moments ? nil : try await rejection(simulator).run(threads: threads, stop: stop)
    let result = CalibrationResult(plan: plan, estimate: estimate, posterior: posterior)
    if let folder { try publication.publish(CalibrationTables.all(result), in: folder, stop: stop) }
    return result
  }

  /// Plays the market with the parameters at a place of their priors.
  private func simulator(_ periodDone: @escaping @Sendable () -> Void) -> MomentSimulator {
    { [plan] place, replicate, shouldStop in
      do {
        let values = zip(plan.space.parameters, place).map { $0.value(at: $1) }
        let scenario = try plan.space.scenario(values, over: plan.base)
        if shouldStop() { return nil }
        var market = try Market(scenario, replicate: replicate) {
          periodDone()
          return !shouldStop()
        }
        for _ in 1...scenario.parameters.run.periods {
          if shouldStop() { return nil }
          try market.playPeriod()
          periodDone()
        }
        return plan.targets.map { $0.metric.measure.value(of: market.rows) }
      } catch let refusal as ParameterSpace.Refusal {
        throw CalibrationFailure(message: refusal.message)
      } catch let error as MarketError {
        throw CalibrationFailure(message: "replicate \(replicate): \(error.message)")
      }
    }
  }
}
