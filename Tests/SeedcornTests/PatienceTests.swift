// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

/// The command as a user calls it.
struct PatienceTests {
  private func workplace() throws -> Workplace {
    let workplace = try Workplace()
    try workplace.write(Workplace.tiny("pricing:\n  rule: posted\n"), to: "posted.yaml")
    return workplace
  }

  @Test("Files hold every buyer, comparison and discount factor, and agree with one another")
  func files() throws {
    let workplace = try workplace()
    let ran = try workplace.seedcorn("patience fair.yaml --discounts 0.5 0.9 --quiet --out out")
    #expect(ran.status == 0 && ran.errors == "")
    #expect(try workplace.names.contains("out"))
    let buyers = readCSV(try workplace.read("out/buyers.csv"))
    #expect(buyers.count == 1 + 4 * 3 * 3)
    let discounts = readCSV(try workplace.read("out/discounts.csv"))
    #expect(discounts.count == 1 + 2 * 9)
    // A buyer's nets over five periods decide at a factor of 1, and thresholds at those asked for.
    func column(_ name: String) throws -> Int { try #require(buyers[0].firstIndex(of: name)) }
    let (kind, threshold) = (try column("comparison"), try column("threshold"))
    let (fair, exploiting) = (try column("fair_net"), try column("exploiting_net"))
    for row in buyers.dropFirst() {
      let gain = try #require(Double(row[fair])) - #require(Double(row[exploiting]))
      #expect((gain >= -1e-9 * abs(Double(row[fair])!)) == (Double(row[threshold]) != nil))
    }
    // Where one turn is all there is, who has a threshold below a factor is for fairness at it.
    let alone = buyers.dropFirst().filter { $0[kind] == "alone_among_fair" }
    let share = Double(alone.count { Double($0[threshold]).map { $0 <= 0.9 } ?? false }) / 12
    let told = try #require(discounts.first { $0[0] == "0.9" && $0[1] == "fair_best_among_fair" })
    #expect(try #require(Double(told[2])) >= share - 1e-12)
    #expect(try workplace.read("out/ranks.csv").hasPrefix("rank,comparison,quantity,mean,"))
  }

  @Test("The report has a row for each discount factor and stays within the screen")
  func report() throws {
    let ran = try workplace().seedcorn("patience fair.yaml --quiet")
    let lines = ran.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[0] == "fair: 3 buyers, 4 replicates of 5 periods, seed 1")
    #expect(lines.allSatisfy { $0.count <= 100 && !$0.hasSuffix(" ") })
    for discount in ["0.5", "0.8", "0.9", "0.95", "0.99"] {
      #expect(lines.contains { $0.hasPrefix("discount factor \(discount) ") })
    }
  }

  @Test("Misuse is told in one line, with the usual codes")
  func misuse() throws {
    let workplace = try workplace()
    let posted = try workplace.seedcorn("patience posted.yaml")
    #expect(posted.status == 65 && posted.output == "")
    #expect(
      posted.errors
        == "Error: posted.yaml: pricing.rule: expected fairshare, under which buyers may exploit, found posted\n")
    let stocked = try workplace.seedcorn("patience fair.yaml --set buyers.depreciation=0.5")
    #expect(
      stocked.status == 65 && stocked.errors.hasPrefix("Error: fair.yaml: buyers.depreciation: expected 1, found 0.5"))
    let far = try workplace.seedcorn("patience fair.yaml --discounts 1.5")
    #expect(far.status == 64)
    #expect(far.errors.hasPrefix("Error: --discounts: 1.5 is out of range: expected number from 0 to 1\n"))
    #expect(try workplace.seedcorn("patience none.yaml").status == 66)
    #expect(try workplace.seedcorn("patience fair.yaml --force").status == 64)
  }
}
