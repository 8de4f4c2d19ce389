// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// `seedcorn divide` as a user calls it.
struct DivideTests {
  /// The cells of one column as numbers, checked to be the division of a table with the players.
  private func column(_ name: String, _ text: String) throws -> [Double] {
    let rows = readCSV(text)
    let place = try #require(rows.first?.firstIndex(of: name))
    return try rows.dropFirst().map { try #require(Double($0[place])) }
  }

  private func divide(_ workplace: Workplace, _ arguments: String) throws -> String {
    let ran = try workplace.seedcorn("divide \(arguments)")
    #expect(ran.status == 0 && ran.errors == "")
    return ran.output
  }

  private func differ(_ left: [Double], _ right: [Double]) -> Double {
    left.count == right.count ? zip(left, right).map { abs($0 - $1) }.max() ?? 0 : .infinity
  }

  /// A table of all coalitions of the players A, B, C and so on.
  private func table(_ count: Int, _ utility: ([Int]) -> Double) -> String {
    let names = Array("ABCDEFGHIJKLMNOPQRST").map(String.init)
    return "coalition,utility\n"
      + (0..<(1 << count)).map { mask in
        let members = (0..<count).filter { mask >> $0 & 1 == 1 }
        return "\(members.map { names[$0] }.joined(separator: "+")),\(utility(members))\n"
      }.joined()
  }

  @Test("Glove game: one left glove and two right ones, by every rule for a table")
  func glove() throws {
    let workplace = try Workplace()
    try workplace.write(table(3) { $0.contains(0) && $0.count > 1 ? 1 : 0 }, to: "glove.csv")
    let expected: [(String, [Double], [Double])] = [
      ("equal", [1, 1, 1].map { $0 / 3 }, [1, 1, 1].map { $0 / 3 }), ("leaveOneOut", [1, 0, 0], [1, 0, 0]),
      ("shapleyExact", [4, 1, 1].map { $0 / 6 }, [4, 1, 1].map { $0 / 6 }),
      ("banzhaf", [0.75, 0.25, 0.25], [0.6, 0.2, 0.2]),
      ("betaShapley --alpha 1 --beta 1", [4, 1, 1].map { $0 / 6 }, [4, 1, 1].map { $0 / 6 }),
    ]
    for (method, values, payments) in expected {
      let text = try divide(workplace, "glove.csv --method \(method)")
      #expect(text.hasPrefix("player,value,payment\nA,"))
      #expect(differ(try column("value", text), values) < 1e-15)
      #expect(differ(try column("payment", text), payments) < 1e-15)
      let paid = try divide(workplace, "glove.csv --method \(method) --pay 600")
      #expect(differ(try column("payment", paid), payments.map { 600 * $0 }) < 1e-12)
    }
  }

  /// Kwon and Zou, AISTATS 2022: of 3 players with alpha 16 and beta 1, coalitions of 0, 1 and 2 others weigh
  /// B(1, 18), B(2, 17) and B(3, 16) over B(16, 1): 16 x (1/18, 1/306, 1/2448).
  @Test("Beta Shapley stresses small coalitions as Kwon and Zou do")
  func betaShapley() throws {
    let workplace = try Workplace()
    try workplace.write(table(3) { [0, 1, 10, 100][$0.count] }, to: "size.csv")
    let value = 16 * (1.0 / 18 + 2 * 9.0 / 306 + 90.0 / 2448)
    let text = try divide(workplace, "size.csv --method betaShapley")
    #expect(differ(try column("value", text), [value, value, value]) < 1e-13)
    #expect(differ(try column("payment", text), [100, 100, 100].map { $0 / 3 }) < 1e-13)
  }

  /// Littlechild and Owen, Management Science 20, 1973.
  @Test("Airport game: each stretch is paid equally by those who need it; samples agree, whatever the threads")
  func airport() throws {
    let workplace = try Workplace()
    let costs = [3.0, 5, 5, 9, 20, 21, 40, 41]
    try workplace.write(table(8) { $0.map { costs[$0] }.max() ?? 0 }, to: "airport.csv")
    var (share, built) = (0.0, 0.0)
    let expected = costs.indices.map { player in
      share += (costs[player] - built) / Double(costs.count - player)
      built = costs[player]
      return share
    }
    #expect(
      differ(try column("value", try divide(workplace, "airport.csv --method shapleyExact")), expected) < 1e-13)
    let one = try divide(workplace, "airport.csv --method shapleySampled --samples 500 --seed 4 --threads 1")
    let errors = try column("standard_error", one)
    for (player, value) in try column("value", one).enumerated() {
      #expect(errors[player] > 0 && abs(value - expected[player]) < 3 * errors[player])
    }
    #expect(abs(try column("payment", one).reduce(0, +) - 41) < 1e-12)
    for threads in [2, 5] {
      #expect(
        try divide(workplace, "airport.csv --method shapleySampled --samples 500 --seed 4 --threads \(threads)") == one)
    }
    #expect(try divide(workplace, "airport.csv --method shapleySampled --samples 500 --seed 5") != one)
    let cut = try divide(workplace, "airport.csv --method shapleySampled --samples 500 --seed 4 --truncation 0.4")
    #expect(try column("value", cut).reduce(0, +) < 40.9)
  }

  /// Felsenthal and Machover, The Measurement of Voting Power, 1998, chapter 5.
  @Test("Council of the EEC of 1958: known power by both indices")
  func voting() throws {
    let workplace = try Workplace()
    let votes = [4, 4, 4, 2, 2, 1]
    try workplace.write(table(6) { $0.reduce(0) { $0 + votes[$1] } >= 12 ? 1 : 0 }, to: "council.csv")
    let shapley = try divide(workplace, "council.csv --method shapleyExact")
    #expect(differ(try column("value", shapley), [14, 14, 14, 9, 9, 0].map { $0 / 60 }) < 1e-15)
    let banzhaf = try divide(workplace, "council.csv --method banzhaf")
    #expect(differ(try column("payment", banzhaf), [5, 5, 5, 3, 3, 0].map { $0 / 21 }) < 1e-15)
  }

  @Test("Effective records: the closed form u(V) v/V, and rules that approach it")
  func effective() throws {
    let workplace = try Workplace()
    try workplace.write("player,effective,records\nA,100,10\nB,60,0\nC,40,30\n", to: "few.csv")
    let options = "--worth 5 --scale 50 --exponent 0.5"
    let whole = 5 * (1 - 1 / (1 + 200.0 / 50).squareRoot())
    let text = try divide(workplace, "few.csv --method aumannShapley \(options)")
    #expect(differ(try column("value", text), [0.5, 0.3, 0.2].map { $0 * whole }) < 1e-14)
    let volume = try divide(workplace, "few.csv --method volume \(options)")
    #expect(differ(try column("value", volume), [0.25, 0, 0.75].map { $0 * whole }) < 1e-14)
    let additive = try divide(workplace, "few.csv --method banzhaf --utility additive --worth 0.5")
    #expect(differ(try column("payment", additive), [50, 30, 20]) < 1e-12)
    let defaults = try divide(workplace, "few.csv --method leaveOneOut")
    #expect(abs(try column("value", defaults)[0] - (pow(1.5, -0.35) - pow(2, -0.35))) < 1e-14)

    let exact = try column("value", try divide(workplace, "few.csv --method shapleyExact \(options)"))
    let sampled = try divide(workplace, "few.csv --method shapleySampled --samples 200 \(options)")
    let errors = try column("standard_error", sampled)
    for (player, value) in try column("value", sampled).enumerated() {
      #expect(errors[player] > 0 && abs(value - exact[player]) < 3 * errors[player])
    }
    // The same holdings in ever smaller hands: Shapley tends to Aumann-Shapley.
    let many = (0..<100).map { "P\($0),\(1 + $0 % 3)\n" }.joined()
    try workplace.write("player,effective\n" + many, to: "many.csv")
    let limit = try column("value", try divide(workplace, "many.csv --method aumannShapley"))
    for (method, distance) in [("shapleySampled", 0.01), ("banzhaf", 0.1)] {
      let text = try divide(workplace, "many.csv --method \(method) --samples 100 --threads 1")
      #expect(try divide(workplace, "many.csv --method \(method) --samples 100 --threads 2") == text)
      #expect(zip(try column("payment", text), limit).allSatisfy { abs($0 - $1) < distance * $1 })
    }
  }

  /// By the definition: u of a set of points is the share of matches among the K nearest, over the test points.
  @Test("Nearest neighbours: Shapley values of points by brute force, ties by the order of rows", arguments: [1, 2, 7])
  func nearestNeighbours(neighbours: Int) throws {
    let workplace = try Workplace()
    let points: [(label: String, x: Double, y: Double)] = [
      ("cat", 0, 0), ("dog", 2, 0), ("cat", 0, 2), ("dog", -1, 1), ("cat", 3, 3), ("dog", 1, 1),
    ]
    let tests: [(label: String, x: Double, y: Double)] = [("cat", 1, 1), ("dog", 0.2, 0.1), ("bird", 0, 0)]
    let rows = zip("ABCDEF", points).map { "\($0),\($1.x),\($1.label),\($1.y)\n" }.joined()
    try workplace.write("player,x,label,y\n" + rows, to: "points.csv")
    try workplace.write("label,y,x\n" + tests.map { "\($0.label),\($0.y),\($0.x)\n" }.joined(), to: "test.csv")
    let game = table(6) { members in
      tests.reduce(0) { sum, test in
        let nearest = members.sorted {
          let distances = [$0, $1].map { hypot(points[$0].x - test.x, points[$0].y - test.y) }
          return distances[0] == distances[1] ? $0 < $1 : distances[0] < distances[1]
        }.prefix(neighbours)
        return sum + Double(nearest.count { points[$0].label == test.label }) / Double(neighbours * tests.count)
      }
    }
    try workplace.write(game, to: "game.csv")
    let values = try divide(workplace, "points.csv --method knnShapley --test test.csv --neighbours \(neighbours)")
    let brute = try divide(workplace, "game.csv --method shapleyExact")
    #expect(differ(try column("value", values), try column("value", brute)) < 1e-14)
    #expect(differ(try column("payment", values), try column("payment", brute)) < 1e-14)
  }

  @Test(
    "A rule that does not apply says what it needs, and an option without use is refused",
    arguments: [
      ("t.csv --method volume", "volume needs records delivered"),
      ("e.csv --method volume", "volume needs a column records"),
      ("t.csv --method aumannShapley", "aumannShapley needs effective records"),
      ("e.csv --method knnShapley", "knnShapley needs labelled points"),
      ("p.csv --method equal", "equal does not apply to labelled points; expected knnShapley"),
      ("p.csv --method knnShapley", "knnShapley needs --test"),
      ("e.csv --method shapleyExact", "shapleyExact takes at most 20 players, not 21; use shapleySampled"),
      ("e.csv --method betaShapley", "betaShapley takes at most 20 players, not 21"),
      ("t.csv --method leaveOneOt", "unknown method 'leaveOneOt'; did you mean 'leaveOneOut'?"),
      ("t.csv --method magic", "unknown method 'magic'\nExpected one of equal, volume, leaveOneOut, "),
      ("t.csv --method equal --worth 3", "--worth is for effective records"),
      ("t.csv --method banzhaf --seed 3", "--seed is for values that are sampled"),
      ("e.csv --method equal --utility additive --scale 3", "--scale is for effective records with --utility data"),
      ("e.csv --method shapleySampled --truncation 0.1", "--truncation is for shapleySampled of a table of coalitions"),
      ("t.csv --method equal --pay=-1", "--pay: -1.0 is out of range"),
      ("t.csv --method shapleySampled --samples 1", "--samples: 1 is out of range"),
      ("t.csv --method betaShapley --alpha nan", "--alpha: nan is out of range"),
      ("t.csv --method equal --force", "--force needs --out"),
    ])
  func refusals(arguments: String, message: String) throws {
    let workplace = try Workplace()
    try workplace.write("coalition,utility\n,0\nA,1\n", to: "t.csv")
    try workplace.write("player,effective\n" + (1...21).map { "P\($0),1\n" }.joined(), to: "e.csv")
    try workplace.write("player,label,x\nA,cat,1\n", to: "p.csv")
    let ran = try workplace.seedcorn("divide \(arguments)")
    #expect(ran.status == 64 && ran.output == "")
    #expect(ran.errors.hasPrefix("Error: ") && ran.errors.contains(message))
  }

  @Test("A joint loss is nobody's to pay, unless a pay is given")
  func loss() throws {
    let workplace = try Workplace()
    try workplace.write("coalition,utility\n,0\nA,1\nB,-4\nA+B,-3\n", to: "loss.csv")
    let text = try divide(workplace, "loss.csv --method shapleyExact")
    #expect(try column("value", text) == [1, -4])
    #expect(try column("payment", text) == [0, 0])
    #expect(try column("payment", try divide(workplace, "loss.csv --method shapleyExact --pay 6")) == [6, 0])
  }

  @Test("Broken tables are 65 with file and line, a missing one is 66")
  func broken() throws {
    let workplace = try Workplace()
    #expect(try workplace.seedcorn("divide none.csv --method equal").status == 66)
    try workplace.write("coalition,utility\n,0\nA,1\nA,2\n", to: "bad.csv")
    let ran = try workplace.seedcorn("divide bad.csv --method equal --out out.csv")
    #expect(ran.status == 65 && ran.output == "")
    #expect(ran.errors == "bad.csv:4: coalition: the same coalition stands on line 3 already\n")
    try workplace.write("coalition,utility\n,-1e308\nA,1e308\n", to: "huge.csv")
    let huge = try workplace.seedcorn("divide huge.csv --method leaveOneOut")
    #expect(huge.status == 65 && huge.errors == "Error: huge.csv: utilities are too large to add and subtract\n")
    #expect(try !workplace.names.contains("out.csv"))
  }

  @Test("--out writes a whole file or none, and an earlier one only with --force")
  func out() throws {
    let workplace = try Workplace()
    let table = ShippedScenarioTests.folder.appending(path: "data/three-sources.csv").path
    let shown = try divide(workplace, "\(table) --method shapleyExact")
    #expect(differ(try column("payment", shown), [40, 27.5, 17.5]) < 1e-13)
    #expect(try divide(workplace, "\(table) --method shapleyExact --out o.csv") == "Results are in o.csv\n")
    #expect(try workplace.read("o.csv") == shown)
    let before = try workplace.names
    for (place, status) in [("o.csv", 73), ("none/o.csv", 73), (".", 73), ("base.yaml/o.csv", 73)] {
      #expect(try workplace.seedcorn("divide \(table) --method equal --out \(place)").status == status)
    }
    #expect(try workplace.names == before && workplace.read("o.csv") == shown)
    #expect(try workplace.seedcorn("divide \(table) --method equal --out o.csv --force").status == 0)
    #expect(try workplace.names == before && workplace.read("o.csv") != shown)
    try workplace.write("coalition,utility\n,0\nA,1\n", to: "own.csv")
    _ = try workplace.shell("ln -s own.csv link.csv")
    for source in ["own.csv", "link.csv"] {
      let ran = try workplace.seedcorn("divide \(source) --method equal --out own.csv --force")
      #expect(ran.status == 73)
      #expect(ran.errors == "Error: own.csv is what the results come from; choose another file\n")
    }
    #expect(try workplace.read("own.csv").hasPrefix("coalition,"))
    let then = try workplace.names
    let full = try workplace.shell("ulimit -f 0; exec \"$SEEDCORN\" divide \(table) --method equal --out new.csv")
    #expect(full.status == 74)
    #expect(try workplace.names == then)
  }
}
