// SPDX-License-Identifier: GPL-3.0-or-later

import ScenarioFiles
import Testing

/// Tables of a market with a few data sets, as users write them.
struct SmallMarketReaderTests {
  private static let good = "buyer,x,y\nA,1,2\nB,3,4\n"

  private func problems(_ values: String, budgets: String? = nil, costs: String? = nil) -> [String] {
    let folder = ScenarioFolder([("v.csv", values), ("b.csv", budgets ?? ""), ("c.csv", costs ?? "")])
    do {
      _ = try SmallMarketReader.read(
        values: folder.path + "v.csv", budgets: budgets.map { _ in folder.path + "b.csv" },
        costs: costs.map { _ in folder.path + "c.csv" })
      return []
    } catch {
      return error.problems.map { $0.description.split(separator: folder.path).joined() }
    }
  }

  @Test func `rows and columns may come in any order; who is left out has no bound, and what is left out no cost`()
    throws
  {
    let folder = ScenarioFolder([
      ("v.csv", "x, y ,Buyer\n1,2,A\n3,4,\"B, b\"\n"), ("b.csv", "budget,buyer\n7,\"B, b\"\n"),
      ("c.csv", "data set,cost\ny,0.5\n"),
    ])
    let input = try SmallMarketReader.read(
      values: folder.path + "v.csv", budgets: folder.path + "b.csv", costs: folder.path + "c.csv")
    #expect(input.buyers == ["A", "B, b"] && input.dataSets == ["x", "y"] && input.values == [[1, 2], [3, 4]])
    #expect(input.budgets == [.infinity, 7] && input.costs == [0, 0.5])
  }

  @Test(arguments: [
    ("", "v.csv: has no header line; expected buyer and a column for each data set"),
    ("buyer,x\n", "v.csv: has no rows, only a header"),
    ("byer,x\nA,1\n", "v.csv:1: buyer: column is missing from the header; did you mean it by 'byer'?"),
    ("buyer\nA\n", "v.csv:1: has no data sets; expected a column for each beside buyer"),
    ("buyer,x,\nA,1,2\n", "v.csv:1: column 3 has no name"),
    ("buyer,x,x\nA,1,2\n", "v.csv:1: x: column is in the header more than once"),
    ("buyer,x\nA,-1\n", "v.csv:2: x: '-1' is out of range: expected a number (at least 0)"),
    ("buyer,x\nA,nan\n", "v.csv:2: x: expected a number (at least 0), found 'nan'; it must be finite"),
    ("buyer,x\nA,1\nA,2\n", "v.csv:3: buyer: 'A' stands on line 2 already"),
    ("buyer,x\nA,1,2\n", "v.csv:2: has 3 fields, expected 2; quote a field that holds a comma"),
    ("buyer,x\nA,1e308\nB,1e308\n", "v.csv: has numbers too large to add up"),
    (
      "buyer,a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u\nA\n",
      "v.csv:1: has 21 data sets, but exact prices take at most 20: put together those that are sold together, leave "
        + "out those that hardly matter, or play a large market with 'seedcorn run'"
    ),
  ])
  func `what is wrong with values is told by file, line and column`(text: String, message: String) {
    #expect(problems(text) == [message])
  }

  @Test func `what is wrong with budgets and costs names the nearest buyer and data set`() {
    let folderless = problems(Self.good, budgets: "buyer,budget\nA,-1\nBB,3\nA,2\n")
    #expect(
      folderless == [
        "b.csv:2: budget: '-1' is out of range: expected a number (at least 0)",
        "b.csv:3: buyer: 'BB' is not in v.csv; did you mean 'B'?", "b.csv:4: buyer: 'A' stands on line 2 already",
      ])
    #expect(problems(Self.good, costs: "dataset,cots\nx,1\n").count == 1)
    #expect(
      problems(Self.good, costs: "dataset,cost\nx,inf\nz,1\n") == [
        "c.csv:2: cost: expected a number (at least 0), found 'inf'; it must be finite",
        "c.csv:3: dataset: 'z' is not in v.csv; did you mean 'x' or 'y'?",
      ])
  }
}
