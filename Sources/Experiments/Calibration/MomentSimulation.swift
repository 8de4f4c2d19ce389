// SPDX-License-Identifier: GPL-3.0-or-later

/// Simulates batches of places on several threads, and counts.
struct MomentSimulation {
  let replicates: Int
  let threads: Int
  let stop: StopFlag
  let simulator: MomentSimulator
  /// Places simulated so far.
  private(set) var places = 0
  /// Places of them that cannot be compared with others.
  private(set) var problems = 0
  /// What was wrong with the first of these.
  private(set) var firstProblem: String?

  init(replicates: Int, threads: Int, stop: StopFlag, simulator: @escaping MomentSimulator) {
    precondition(replicates >= 1, "a simulation needs a replicate")
    self.replicates = replicates
    self.threads = threads
    self.stop = stop
    self.simulator = simulator
  }

  /// Simulates every replicate at each place.
  /// - Throws: `Interrupted`.
  mutating func moments(at wanted: [[Double]]) async throws -> [SimulatedMoments] {
    var found: [SimulatedMoments] = []
    var rows: [[Double]] = []
    var error: String?
    // Some consecutive simulations are one job, so that short ones are not all handing over.
    let simulations = wanted.count * replicates
    let share = max(1, threads == 1 ? simulations : simulations / (8 * threads))
    let work = OrderedWork(count: (simulations + share - 1) / share, threads: threads, window: 64 * threads)
    try await work.run(
      stop: stop,
      job: { [simulator, replicates] job, shouldStop -> [Result<[Double], CalibrationFailure>]? in
        var outcomes: [Result<[Double], CalibrationFailure>] = []
        for number in job * share..<min(simulations, (job + 1) * share) {
          let (place, replicate) = number.quotientAndRemainder(dividingBy: replicates)
          guard let outcome = try Self.outcome(simulator, wanted[place], replicate + 1, shouldStop) else { return nil }
          outcomes.append(outcome)
        }
        return outcomes
      },
      consume: { outcomes in
        for outcome in outcomes {
          switch outcome {
          case .success(let moments): rows.append(moments)
          case .failure(let failure):
            rows.append([])
            error = error ?? failure.message
          }
          guard rows.count == replicates else { continue }
          found.append(SimulatedMoments(place: wanted[found.count], replicates: rows, error: error))
          (rows, error) = ([], nil)
        }
      })
    for moments in found {
      places += 1
      guard let problem = moments.problem else { continue }
      problems += 1
      firstProblem = firstProblem ?? problem
    }
    return found
  }

  /// One replicate's moments or what kept them from being simulated; nil where the work was stopped.
  static func outcome(
    _ simulator: @escaping MomentSimulator, _ place: [Double], _ replicate: Int, _ shouldStop: () -> Bool
  ) throws -> Result<[Double], CalibrationFailure>? {
    do {
      return try simulator(place, replicate, shouldStop).map { .success($0) }
    } catch let interruption as Interrupted {
      throw interruption
    } catch let failure as CalibrationFailure {
      return .failure(failure)
    } catch {
      return .failure(CalibrationFailure(message: "\(error)"))
    }
  }
}
