// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market
internal import ScenarioFiles

/// What a sweep will take, measured on a few of its points.
public struct SweepForecast: Sendable {
  /// Points of the shard, and runs that they have at most.
  public let points: Int
  public let runs: Int
  /// Seconds that one run takes on one thread, on the mean of the points tried.
  public let secondsPerRun: Double
  /// Seconds for the shard.
  public let seconds: Double
  /// MiB that the process will hold.
  public let memory: Double
  /// Bytes that the folder will have when it is finished.
  public let bytes: Double
  /// Points that cannot be played, as far as they were looked at, and the first of them.
  public let refused: Int
  public let looked: Int
  public let firstRefusal: (point: Int, message: String)?

  /// Points that are tried, and seconds for each.
  private static let tried = 7
  private static let patience = Duration.milliseconds(700)
  /// Points at which it is looked whether they can be played.
  private static let mostLooked = 100_000

  /// Plays a run at a few points that are spread over the shard, none for longer than a moment.
  public init(_ sweep: Sweep, stop: StopFlag) throws {
    let (all, shard) = (sweep.points, sweep.shard)
    points = shard.size(of: all.count)
    runs = points * all.mostRuns
    var refused = 0
    var firstRefusal: (point: Int, message: String)?
    looked = min(points, Self.mostLooked)
    for place in 0..<looked {
      if stop.isRaised { throw Interrupted() }
      do {
        _ = try all.scenario(shard.point(place))
      } catch {
        refused += 1
        firstRefusal = firstRefusal ?? (shard.point(place) + 1, error.message)
      }
    }
    self.refused = refused
    self.firstRefusal = firstRefusal
    let before = Machine.peakMemory
    var times: [Double] = []
    for trial in 0..<min(points, Self.tried) {
      let place = points == 1 ? 0 : trial * (points - 1) / max(1, min(points, Self.tried) - 1)
      if stop.isRaised { throw Interrupted() }
      if let scenario = try? all.scenario(shard.point(place)), let time = Self.time(of: scenario) { times.append(time) }
    }
    let mean = times.isEmpty ? 0 : times.reduce(0, +) / Double(times.count)
    secondsPerRun = mean
    let workers = Double(min(sweep.threads, max(1, runs)))
    seconds = mean * Double(runs) / workers
    let held = max(0, Machine.peakMemory - before)
    memory = before + workers * max(held, 1) + 20
    bytes = Self.bytes(of: sweep)
  }

  /// Seconds that a run takes, all of it played or, where that takes long, told from its beginning; nil when it fails.
  private static func time(of scenario: Scenario) -> Double? {
    let clock = ContinuousClock.now
    let periods = scenario.parameters.run.periods + scenario.parameters.start.warmup
    var played = 0
    func isInTime() -> Bool { ContinuousClock.now - clock < patience }
    do {
      var market = try Market(scenario, replicate: 1) {
        played += 1
        return isInTime()
      }
      while played < periods && isInTime() && market.period < scenario.parameters.run.periods {
        try market.playPeriod()
        played += 1
      }
    } catch {
      return nil
    }
    return (ContinuousClock.now - clock) / .seconds(1) * Double(periods) / Double(max(1, played))
  }

  /// By the widths that numbers have as a rule.
  private static func bytes(of sweep: Sweep) -> Double {
    let plan = sweep.points.plan
    let points = Double(sweep.shard.size(of: sweep.points.count))
    let (metrics, values) = (Double(plan.metrics.count), Double(plan.space.parameters.count))
    let runs = points * Double(sweep.points.mostRuns)
    let journal = points * (40 + 10 * values) + runs * 19 * metrics
    let tables = runs * (12 + 19 * metrics) + points * (30 + 10 * values) * (1 + metrics) + points * metrics * 160
    let columns = Double(ObservationTable.columns.count)
    let periods = plan.keepsPeriods ? runs * Double(plan.base.parameters.run.periods) * columns * 13 : 0
    return journal + tables + periods
  }
}
