// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Market
internal import ScenarioFiles

/// Some consecutive runs of a point: one, or all where a rule decides how many there are.
struct SweepRun: Sendable {
  /// From 0.
  let point: Int
  /// Of its first run, from 1.
  let replicate: Int
  /// For each run, the sweep's metrics; NaN where one is missing.
  var metrics: [[Double]] = []
  /// What went wrong with the first run for which something did.
  var error: String?
  /// Rows of the periods' table, when they are kept.
  var periodRows: [UInt8] = []
}

extension SweepPoints {
  /// Runs of a point that stand for themselves: all of them where a rule decides how many there are.
  var runsPerJob: Int { plan.stopping == nil ? 1 : plan.base.parameters.run.replicates }

  /// Jobs that a point takes.
  var jobsPerPoint: Int { plan.stopping == nil ? plan.base.parameters.run.replicates : 1 }

  /// The most runs that a point may have.
  public var mostRuns: Int { plan.stopping?.most ?? plan.base.parameters.run.replicates }

  /// Plays one job of a point; nil when it was stopped.
  ///
  /// What goes wrong in a point is kept with it, so that the rest goes on.
  func play(_ point: Int, job: Int, shouldStop: () -> Bool, runDone: () -> Void) -> SweepRun? {
    let replicates = plan.base.parameters.run.replicates
    var run = SweepRun(point: point, replicate: plan.stopping == nil ? job + 1 : 1)
    let missing = [Double](repeating: .nan, count: plan.metrics.count)
    let scenario: Scenario
    do {
      scenario = try self.scenario(point)
    } catch {
      run.error = error.message
      run.metrics = Array(repeating: missing, count: plan.stopping == nil ? 1 : replicates)
      runDone()
      return run
    }
    var replicate = run.replicate
    var watched = RunningInterval()
    repeat {
      do throws(MarketError) {
        guard let rows = try Self.rows(of: scenario, replicate: replicate, shouldStop) else { return nil }
        run.metrics.append(plan.metrics.map { $0.measure.value(of: rows) })
        if plan.keepsPeriods {
          SweepPeriodTable.append(rows, point: point, replicate: replicate, to: &run.periodRows)
        }
      } catch {
        run.error = run.error ?? "replicate \(replicate): \(error.message)"
        run.metrics.append(missing)
      }
      runDone()
      guard let rule = plan.stopping else { return run }
      watched.add(run.metrics[run.metrics.count - 1][rule.metric])
      if replicate >= rule.most || (replicate >= replicates && watched.width <= rule.width) { return run }
      replicate += 1
    } while true
  }

  /// The rows of all periods of one run; nil when it was stopped.
  private static func rows(
    of scenario: Scenario, replicate: Int, _ shouldStop: () -> Bool
  ) throws(MarketError) -> [Double]? {
    if shouldStop() { return nil }
    var market = try Market(scenario, replicate: replicate) { !shouldStop() }
    for _ in 1...scenario.parameters.run.periods {
      if shouldStop() { return nil }
      try market.playPeriod()
    }
    return market.rows
  }
}

/// The width of the 95% Student interval of a mean, as values come.
private struct RunningInterval {
  private var count = 0.0
  private var mean = 0.0
  /// Sum of squared distances to the mean (Welford 1962).
  private var squares = 0.0

  /// Missing values (NaN) are left out.
  mutating func add(_ value: Double) {
    guard value.isFinite else { return }
    count += 1
    let distance = value - mean
    mean += distance / count
    squares += distance * (value - mean)
  }

  /// Infinite for fewer than two values.
  var width: Double {
    guard count >= 2 else { return .infinity }
    let standardError = (squares / (count - 1) / count).squareRoot()
    return 2 * standardError * Distributions.studentQuantile(0.975, degreesOfFreedom: count - 1)
  }
}
