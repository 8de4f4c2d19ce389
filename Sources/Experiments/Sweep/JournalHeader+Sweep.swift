// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market
internal import ScenarioFiles

extension JournalHeader {
  /// The header of a sweep's journal.
  init(_ points: SweepPoints, shard: Shard, program: ProgramIdentity) {
    let plan = points.plan
    self.init(
      program: program, shard: shard, points: points.count,
      parameters: plan.space.parameters.map { Column(name: $0.name, unit: $0.unit) },
      metrics: plan.metrics.map { Column(name: $0.name, unit: $0.unit) }, analysis: SensitivityAnalysis(of: plan),
      keepsPeriods: plan.keepsPeriods, settings: Self.settings(plan, points: points.count),
      subject: JSONText.object(Manifest.sweep(points)).indented())
  }

  /// Everything that decides the results, by names that a user knows.
  private static func settings(_ plan: SweepPlan, points: Int) -> [Setting] {
    var found: [Setting] = []
    func add(_ key: String, _ value: String) { found.append(Setting(key: key, value: value)) }
    add("design", plan.design.name.rawValue)
    add("points", "\(points)")
    if case .morris(_, let levels) = plan.design { add("levels", "\(levels)") }
    if case .list(let rows) = plan.design {
      let text = rows.map { $0.map(\.description).joined(separator: ",") }.joined(separator: "\n")
      add("table", "rows with SHA-256 " + SHA256.hexDigest(of: Array(text.utf8)).prefix(16))
    }
    let swept = plan.space.parameters
    for parameter in swept { add("parameters." + parameter.name, parameter.text) }
    for metric in plan.metrics { add("metric " + metric.name, metric.meaning) }
    if let rule = plan.stopping {
      add("stop", "\(plan.metrics[rule.metric].name), width \(rule.width), at most \(rule.most)")
    }
    add("commonLuck", "\(plan.sharesLuck)")
    add("keepPeriods", "\(plan.keepsPeriods)")
    for parameter in ParameterTable.all where !swept.contains(where: { $0.target == .setting(parameter.key) }) {
      add(parameter.key, parameter.value(in: plan.base.parameters).description)
    }
    for (place, event) in plan.base.events.enumerated() {
      add("events[\(place + 1)].at", "\(event.period)")
      for change in event.changes { add("events[\(place + 1)].\(change.key)", change.value.description) }
    }
    for regime in plan.regimes {
      for parameter in Parameters.regimeTable {
        add("\(regime.name)'s \(parameter.key)", parameter.value(in: regime.parameters).description)
      }
    }
    if let base = plan.base.baseRegime {
      for parameter in Parameters.regimeTable {
        add("\(parameter.key) before period 1", parameter.value(in: base).description)
      }
    }
    let learning = plan.base.parameters.fidelity.learning
    for (key, path) in [("fidelity.text", learning.text), ("fidelity.probabilities", learning.probabilities)] {
      guard !path.isEmpty, let bytes = Disk.contents(of: path) else { continue }
      add("what \(key) contains", "bytes with SHA-256 " + SHA256.hexDigest(of: bytes).prefix(16))
    }
    for parameter in swept {
      guard case .setting(let key) = parameter.target, ["fidelity.text", "fidelity.probabilities"].contains(key),
        case .list(let values) = parameter.values
      else { continue }
      for case .value(.text(let path)) in values {
        guard !path.isEmpty, let bytes = Disk.contents(of: path) else { continue }
        add("what \(key) \(path) contains", "bytes with SHA-256 " + SHA256.hexDigest(of: bytes).prefix(16))
      }
    }
    return found
  }
}

extension Parameters {
  fileprivate static var regimeTable: [Parameter] {
    ParameterTable.all.filter { parameter in
      ParameterTable.regimeGroups.contains { parameter.key.hasPrefix($0 + ".") }
    }
  }
}

extension SweepPlan {
  /// The regimes that its points may have, each once.
  var regimes: [SweptRegime] {
    var found: [SweptRegime] = []
    for parameter in space.parameters {
      guard case .list(let values) = parameter.values else { continue }
      for case .regime(let regime) in values where !found.contains(regime) { found.append(regime) }
    }
    return found
  }
}

extension SweptParameter {
  /// Its values in words, such as `0 to 2, 9 steps`.
  var text: String {
    func ends(_ low: Double, _ high: Double) -> String {
      "\(ParameterValue.number(low)) to \(ParameterValue.number(high))"
    }
    func steps(_ count: Int?) -> String { count.map { ", \($0) steps" } ?? "" }
    switch values {
    case .list(let values): return values.map(\.description).joined(separator: ", ")
    case .range(let range):
      return ends(range.low, range.high) + (range.isLog ? " (log)" : "") + steps(range.steps)
    case .distribution(let distribution):
      let shape =
        switch distribution.shape {
        case .normal(let mean, let deviation): "normal with mean \(mean) and deviation \(deviation)"
        case .lognormal(let median, let deviation): "lognormal with median \(median) and deviation \(deviation)"
        case .beta(let a, let b): "beta with a \(a) and b \(b)"
        case .triangular(let low, let mode, let high): "triangular from \(low) over \(mode) to \(high)"
        }
      let (low, high) = (distribution.low, distribution.high)
      let cut = low.isFinite || high.isFinite ? ", within \(low) to \(high)" : ""
      return shape + cut + steps(distribution.steps)
    }
  }
}
