// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// What it costs to know whose records are in which model and to pay royalties by it.
struct LineageBenchmarks: Sendable {
  /// Fewer periods.
  let isQuick: Bool

  /// Plays markets that differ in lineage alone side by side, and compares each period with the same one of the market
  /// without. The first, whose price discovery starts from nothing, is not counted.
  func run(_ report: (BenchmarkResult) throws -> Void) throws {
    var without = try Market(Self.scenario { _ in }, replicate: 1)
    var tracked = try Market(Self.scenario(Self.track), replicate: 1)
    var cut = try Market(
      Self.scenario {
        Self.track(&$0)
        $0.provenance.lineageDepth = 1_000
      }, replicate: 1)
    var seconds: [Double] = []
    var ratios: [Double] = []
    var ratiosWhenCut: [Double] = []
    for period in 0...(isQuick ? 3 : 15) {
      let base = try without.timePeriod()
      let whole = try tracked.timePeriod()
      let part = try cut.timePeriod()
      guard period > 0 else { continue }
      seconds.append(base)
      ratios.append(whole / base)
      ratiosWhenCut.append(part / base)
    }
    try report(
      BenchmarkResult(
        name: "fairshare, 10,000 x 100, all matched, 8 producers", value: Self.median(seconds), unit: "s/period"))
    try report(
      BenchmarkResult(
        name: "  with lineages and royalties, time over that without", value: Self.median(ratios), unit: "x"))
    try report(
      BenchmarkResult(
        name: "  with lineageDepth 1000, time over that without", value: Self.median(ratiosWhenCut), unit: "x"))
  }

  private static func scenario(_ set: (inout Parameters) -> Void) -> Scenario {
    var scenario = FairshareMarket.scenario()
    scenario.parameters.producers.count = 8
    set(&scenario.parameters)
    return scenario
  }

  private static func track(_ parameters: inout Parameters) {
    parameters.provenance.lineage = .tracked
    parameters.contract.modelRoyalty = 0.1
    parameters.contract.lineageRoyalty = 0.3
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
