// SPDX-License-Identifier: GPL-3.0-or-later

/// The keys of a sweep file.
enum SweepKey: String, CaseIterable {
  case name, description, scenario, set, parameters, design, points, trajectories, levels, table, replicates, seed
  case stop, metrics, commonLuck, keepPeriods

  var meaning: String {
    switch self {
    case .name: "Names the sweep; the file's name without extension unless given."
    case .description: "What it is for."
    case .scenario: "The base scenario, a file relative to this one. Needed."
    case .set: "Parameters that hold at every point, over the base: {run.periods: 40}."
    case .parameters:
      "What varies. A key of a scenario file, or regime (a list of scenario files whose pricing, contract, provenance "
        + "and policy are taken), or events[1].at or events[1].KEY (events of the base, counted by period); with a list "
        + "of values, a range {from: 0, to: 2, steps: 9, scale: log} or a distribution: normal {mean, deviation}, "
        + "lognormal {median, deviation}, beta {a, b}, triangular {low, mode, high}, cut off at from and to and at what "
        + "the parameter may be."
    case .design: "Which points are played (below); grid unless given."
    case .points: "How many points the design draws."
    case .trajectories: "How many trajectories a morris design has (20 unless given)."
    case .levels: "How many levels each parameter has in a morris design, an even number (4 unless given)."
    case .table: "The CSV file of a list design, relative to this one: a header with parameters, a row for each point."
    case .replicates: "Runs of each point; those of the base scenario unless given."
    case .seed: "Names all luck, that of the design included; that of the base scenario unless given."
    case .stop:
      "Plays a point on until a metric is known well enough: {metric: sellers_lost, width: 0.02, atMost: 200} goes on "
        + "after the replicates until the 95% interval is at most so wide. Looking often makes it cover less than 95%."
    case .metrics:
      "What is kept of each run: names of metrics (a column is its mean over the periods, with _final its last value), "
        + "or {name: half_left, column: active_sellers, take: firstBelow, level: 0.5, relativeTo: start}; take is mean, "
        + "least, most, final, at (with at: PERIOD), firstBelow or firstAbove (with level), within periods: [FROM, TO]."
    case .commonLuck: "Whether a replicate has the same luck at every point, which makes differences clear; true."
    case .keepPeriods: "Whether periods/ holds every period of every run; false."
    }
  }
}
