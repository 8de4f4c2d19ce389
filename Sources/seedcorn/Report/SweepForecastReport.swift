// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market
internal import Reports
internal import ScenarioFiles

/// What `sweep --dry-run` tells.
struct SweepForecastReport {
  let sweep: Sweep
  let forecast: SweepForecast
  let width: Int

  private static let shownPoints = 12

  var text: String {
    let plan = sweep.points.plan
    let all = sweep.points
    var lines = ["\(plan.name): \(plan.design.name.rawValue) design over \(plan.base.name)"]
    if !plan.summary.isEmpty { lines += Wrapping.lines(plan.summary, width: width) }
    lines += [""] + design
    let runs = plan.stopping == nil ? "" : "at most "
    lines += [
      "", "points: \(all.count)", "runs: \(runs)\(all.count * all.mostRuns) (\(runs)\(all.mostRuns) a point)",
    ]
    if let rule = plan.stopping {
      lines.append(
        "stop: once the 95% interval of \(plan.metrics[rule.metric].name) is at most \(rule.width) wide, "
          + "after \(plan.base.parameters.run.replicates) to \(rule.most) runs")
    }
    if forecast.refused > 0, let first = forecast.firstRefusal {
      let looked = forecast.looked < forecast.points ? " of the first \(forecast.looked)" : ""
      lines.append(
        "points that cannot be played: \(forecast.refused)\(looked); the first is \(first.point): \(first.message)")
    }
    lines += [
      "", "one run: \(milliseconds) ms on one thread",
      (sweep.shard == .whole ? "time" : "time per task")
        + ": \(clock) on \(NumberText.counted(sweep.threads, "thread"))",
      (sweep.shard == .whole ? "memory" : "memory per task") + ": \(Int(forecast.memory.rounded(.up))) MiB",
      (sweep.shard == .whole ? "disk" : "disk per task") + ": \(size)",
    ]
    if sweep.shard != .whole {
      lines.append("task: \(sweep.shard), \(NumberText.counted(forecast.points, "point"))")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private var design: [String] {
    let names = sweep.points.plan.space.parameters.map(\.name)
    let shown = (0..<min(Self.shownPoints, sweep.points.count)).map { ($0, sweep.points.values($0)) }
    let columns = names.enumerated().map { place, name in
      TextTable.Column(header: name, cells: shown.map { .init(value: $0.1[place].description) })
    }
    let table = TextTable(labels: shown.map { "\($0.0 + 1)" }, columns: columns).lines(width: width)
    let rest = sweep.points.count - shown.count
    return rest > 0 ? table + ["... and \(NumberText.counted(rest, "point")) more"] : table
  }

  private var milliseconds: String { NumberText.significant(forecast.secondsPerRun * 1000, digits: 3) }

  /// Hours, minutes and seconds, as job files take them.
  private var clock: String {
    let whole = Int(min(forecast.seconds, 1e15).rounded(.up))
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
    return "\(whole / 3600):\(two(whole / 60 % 60)):\(two(whole % 60))"
  }

  private var size: String {
    forecast.bytes < 1e6
      ? "\(Int((forecast.bytes / 1e3).rounded(.up))) kB"
      : NumberText.significant(forecast.bytes / 1e6, digits: 3) + " MB"
  }
}
