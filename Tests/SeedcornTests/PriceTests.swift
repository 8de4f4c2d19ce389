// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// `seedcorn price` as a user calls it.
struct PriceTests {
  private func workplace() throws -> Workplace {
    let workplace = try Workplace()
    try workplace.write("buyer,news,forum,code\nA,40,30,10\nB,25,30,20\nC,5,12,30\n", to: "v.csv")
    try workplace.write("buyer,budget\nA,50\nC,20\n", to: "b.csv")
    try workplace.write("dataset,cost\ncode,30\nforum,61\n", to: "c.csv")
    return workplace
  }

  /// Without budgets the best of m times the m-th value: 2 x 25, 2 x 30 and 2 x 20; forum's 60 do not cover 61.
  @Test("Additive values and slack budgets: the closed form, and who takes part")
  func closedForm() throws {
    let workplace = try workplace()
    let ran = try workplace.seedcorn("price v.csv --costs c.csv --out o")
    #expect(ran.status == 0 && ran.errors == "")
    #expect(ran.output.hasPrefix("Equilibrium after 1 round: "))
    #expect(ran.output.contains("\nforum        -       0  0.00000  61.0000  0.00000          NO\n"))
    #expect(ran.output.contains("\nnews   25.0000       2  50.0000  0.00000  50.0000         yes\n"))
    #expect(ran.output.hasSuffix("\nResults are in o\n"))
    #expect(
      try workplace.read("o/datasets.csv") == """
        dataset,price,sales,revenue,cost,profit,takes_part,equilibrium
        news,25,2,50,0,50,1,1
        forum,,0,0,61,0,0,1
        code,20,2,40,30,10,1,1

        """)
    #expect(
      try workplace.read("o/buyers.csv") == """
        buyer,budget,spend,utility,net_utility
        A,,25,40,15
        B,,45,45,0
        C,,20,30,10

        """)
    // Utilities 40, 45 and 30 less the 30 that code costs.
    #expect(
      try workplace.read("o/welfare.csv") == "utility,spend,net_utility,costs,profit,welfare\n115,90,25,30,60,85\n")
    #expect(ran.output.contains("\nWelfare 85.0000: buyers' utilities 115.000 less sellers' costs 30.0000."))
    #expect(readCSV(try workplace.read("o/purchases.csv"))[2] == ["A", "forum", "30", "30", "0", "0"])
    #expect(try workplace.read("o/manifest.json").contains("\"values\": \"v.csv\""))
    #expect(try workplace.seedcorn("price v.csv --out o").status == 73)
    #expect(try workplace.seedcorn("price v.csv --out o --force").status == 0)
  }

  /// A can spend 50: at prices of 25 for news it would pay no more than 25 for forum.
  @Test("A budget bounds what is paid for data sets together")
  func budgets() throws {
    let workplace = try workplace()
    let ran = try workplace.seedcorn("price v.csv --budgets b.csv --out o")
    #expect(ran.status == 0)
    let rows = readCSV(try workplace.read("o/datasets.csv"))
    #expect(rows.dropFirst().map { $0[1] } == ["25", "25", "20"])
    #expect(readCSV(try workplace.read("o/buyers.csv"))[1] == ["A", "50", "50", "70", "20"])
    let scaling = try workplace.seedcorn("price v.csv --utility dataScaling --worth 100 --exponent 0.5")
    #expect(scaling.status == 0 && scaling.output != ran.output)
  }

  /// One buyer with 1.5 to spend on two data sets worth 1 each: only prices that sum to 1.5 leave neither seller out.
  @Test("Sellers who want the same money undercut each other until there is enough for both")
  func rivalry() throws {
    let workplace = try Workplace()
    try workplace.write("buyer,x,y\nA,1,1\n", to: "v.csv")
    try workplace.write("buyer,budget\nA,1.5\n", to: "b.csv")
    let ran = try workplace.seedcorn("price v.csv --budgets b.csv --out o")
    #expect(ran.output.hasPrefix("Equilibrium after "))
    let prices = readCSV(try workplace.read("o/datasets.csv")).dropFirst().compactMap { Double($0[1]) }
    #expect(prices.count == 2 && abs(prices[0] + prices[1] - 1.5) < 1e-9 && abs(prices[0] - 0.75) < 0.02)
  }

  @Test("--study writes differences and rates, and takes no table")
  func study() throws {
    let workplace = try workplace()
    let ran = try workplace.seedcorn("price --study --replicates 2 --quiet --out o")
    #expect(ran.status == 0 && ran.errors == "")
    #expect(ran.output.contains("\nadditive, slack, sd 0.0 "))
    #expect(readCSV(try workplace.read("o/large-market-prices.csv"))[1][3] == "5")
    #expect(readCSV(try workplace.read("o/large-market-rates.csv")).count == 1 + 9 * 2)
  }

  @Test(
    "What is for a table and what for the study is not mixed",
    arguments: [
      ("price", "missing the table"), ("price v.csv --study", "leave out the file"),
      ("price --study --step 0.1", "leave out --step"), ("price --study --replicates 1", "--replicates: 1 is out"),
      ("price v.csv --replicates 5", "--replicates needs --study"), ("price v.csv --threads 2", "--threads needs"),
    ])
  func studyUsage(command: String, message: String) throws {
    let ran = try workplace().seedcorn(command)
    #expect(ran.status == 64 && ran.output == "" && ran.errors.contains(message))
  }

  @Test(
    "Options that cannot be are refused",
    arguments: [
      ("--utility adition", "--utility: unknown utility 'adition'"), ("--worth 3", "--worth is for --utility data"),
      ("--utility dataScaling --scale 0", "--scale: 0.0 is out of range"), ("--step 1", "--step: 1.0 is out of range"),
      ("--force", "--force needs --out"), ("--out -", "--out: results are several files"),
    ])
  func usage(options: String, message: String) throws {
    let ran = try workplace().seedcorn("price v.csv \(options)")
    #expect(ran.status == 64 && ran.output == "" && ran.errors.contains(message))
  }

  @Test("Broken tables are 65 with file and line, a missing one is 66, and nothing is written")
  func broken() throws {
    let workplace = try workplace()
    #expect(try workplace.seedcorn("price none.csv").status == 66)
    try workplace.write("buyer,budget\nAA,5\n", to: "bad.csv")
    let ran = try workplace.seedcorn("price v.csv --budgets bad.csv --out o")
    #expect(ran.status == 65 && ran.output == "")
    #expect(ran.errors == "bad.csv:2: buyer: 'AA' is not in v.csv; did you mean 'A'?\n")
    #expect(try !workplace.names.contains("o"))
  }
}
