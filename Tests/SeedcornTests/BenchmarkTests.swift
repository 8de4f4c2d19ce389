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

  @Test("Sizes out of range are usage errors", arguments: ["--sellers 1", "--buyers 0", "--steps 0", "--seed=-1"])
  func ranges(option: String) throws {
    let ran = try Workplace().seedcorn("benchmark --json \(option)")
    #expect(ran.status == 64)
    #expect(ran.errors.contains("is out of range: expected at least"))
  }
}
