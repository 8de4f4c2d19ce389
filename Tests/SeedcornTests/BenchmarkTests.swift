// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

struct BenchmarkTests {
  @Test("--json prints the one line that the comparison of engines reads, --csv the periods")
  func json() throws {
    let workplace = try Workplace()
    let ran = try workplace.seedcorn("benchmark --sellers 200 --buyers 5 --steps 10 --seed 3 --json --csv steps.csv")
    #expect(ran.status == 0 && ran.errors == "")
    #expect(
      ran.output.hasPrefix("{\"engine\": \"seedcorn\", \"sellers\": 200, \"buyers\": 5, \"steps\": 10, \"seed\": 3, "))
    #expect(ran.output.split(separator: "\n").count == 1)
    _ = try #require(try JSONSerialization.jsonObject(with: Data(ran.output.utf8)) as? [String: Any])
    #expect(readCSV(try workplace.read("steps.csv")).count == 11)
  }

  @Test("--quick measures everything: each line ends in a number and its unit, and shares and errors are in range")
  func lines() throws {
    let ran = try Workplace().seedcorn("benchmark --quick")
    #expect(ran.status == 0 && ran.errors == "")
    let results = ran.output.split(separator: "\n").map { line in
      let name = line.prefix(62)
      let rest = line.dropFirst(62).split(separator: " ", maxSplits: 1)
      return (
        name: name.trimmingCharacters(in: .whitespaces), value: rest.first.flatMap { Self.number($0) }, rest: rest
      )
    }
    for result in results { #expect(result.value ?? 0 > 0 && result.rest.count == 2, "\(result.name)") }
    func values(_ name: String) -> [Double] { results.filter { $0.name == name }.compactMap(\.value) }
    for name in [
      "fairshare, 10,000 x 100, all matched, 8 producers", "with lineages and royalties, time over that without",
      "with lineageDepth 1000, time over that without",
    ] { #expect(values(name).count == 1, "\(name)") }
    for recall in ["0.99", "1"] {
      #expect(values("best 50 offers, 10,000 x 1,000, recall \(recall)").count == 1)
    }
    let evaluated = values("share of pairs evaluated")
    #expect(evaluated.count == 2 && evaluated[0] > 0.05 && evaluated[0] < 50 && evaluated[1] == 100)
    for ratio in [1, 10, 100] {
      #expect(values("sampled Shapley, 1,000 players, E/E0 \(ratio), to 1%, 2 threads").count == 1)
    }
    let (mean, worst) = (values("standard error, mean over players"), values("standard error, worst player"))
    #expect(mean.count == 3 && worst.count == 3)
    for (mean, worst) in zip(mean, worst) { #expect(mean <= worst && worst <= 1) }
    // The more the utility bends, the more the luck of the draw tells.
    #expect(worst == worst.sorted())
    #expect(values("sweeps").allSatisfy { $0.truncatingRemainder(dividingBy: 32) == 0 })
  }

  /// A number as the table prints it, such as `1,234` or `28.0M`.
  private static func number(_ text: Substring) -> Double? {
    let factors: [Character: Double] = ["k": 1e3, "M": 1e6, "B": 1e9, "T": 1e12]
    let digits = text.filter { $0 != "," && factors[$0] == nil }
    return Double(digits).map { $0 * (text.last.flatMap { factors[$0] } ?? 1) }
  }

  @Test("Sizes out of range are usage errors", arguments: ["--sellers 1", "--buyers 0", "--steps 0", "--seed=-1"])
  func ranges(option: String) throws {
    let ran = try Workplace().seedcorn("benchmark --json \(option)")
    #expect(ran.status == 64)
    #expect(ran.errors.contains("is out of range: expected at least"))
  }
}
