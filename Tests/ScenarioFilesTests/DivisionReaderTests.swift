// SPDX-License-Identifier: GPL-3.0-or-later

import ScenarioFiles
import Testing
import Valuation

/// Tables whose value is to be divided, as users write them.
struct DivisionReaderTests {
  private func read(_ text: String) throws -> DivisionInput {
    let folder = ScenarioFolder([("t.csv", text)])
    return try DivisionReader.read(folder.path + "t.csv")
  }

  /// What is wrong with a table, a line each, without the folder.
  private func problems(_ text: String, test: String? = nil) -> [String] {
    let folder = ScenarioFolder([("t.csv", text), ("test.csv", test ?? "")])
    do {
      let input = try DivisionReader.read(folder.path + "t.csv")
      if test != nil, case .points(let points) = input {
        _ = try DivisionReader.readTestPoints(folder.path + "test.csv", features: points.features)
      }
      return []
    } catch {
      return error.problems.map { String($0.description.dropFirst(folder.path.count)) }
    }
  }

  @Test func `coalitions may come in any order, quoted, spaced, with CRLF and a byte order mark`() throws {
    let text = "\u{FEFF}Coalition,utility\r\nb + \"a\",1\r\n"
    #expect(problems(text) == ["t.csv:2: Coalition: has a quote inside but does not begin with one"])
    let good = "\u{FEFF}Coalition, Value\r\n\"b + x,y\", 3.5 \r\nb,1\r\n\r\n,-2\r\n\"x,y\",1e3\r\n"
    #expect(
      try read(good) == .coalitions(try CoalitionTable(players: ["b", "x,y"], utilities: [-2, 1, 1000, 3.5])))
  }

  @Test func `effective records come with or without records delivered`() throws {
    guard case .effective(let bare) = try read("effective,player\n2,A\n0,B\n") else { throw Wrong() }
    #expect(bare.players == ["A", "B"] && bare.effective == [2, 0] && bare.records == nil)
    guard case .effective(let full) = try read("name,volume,effective_records\nA,7,2\n") else { throw Wrong() }
    #expect(full.players == ["A"] && full.effective == [2] && full.records == [7])
  }

  @Test func `points have any columns as coordinates, which test points may have in another order`() throws {
    let folder = ScenarioFolder([
      ("t.csv", "x,label,player,value\n1,cat,A,2\n-3,dog,B,4\n"), ("test.csv", "value,label,x\n5,cat,6\n"),
      ("split.csv", "Player,label,x,value\nC,dog,1,2\n"),
    ])
    guard case .points(let points) = try DivisionReader.read(folder.path + "t.csv") else { throw Wrong() }
    #expect(points.players == ["A", "B"] && points.labels == ["cat", "dog"])
    #expect(points.features == ["x", "value"] && points.coordinates == [[1, 2], [-3, 4]])
    let test = try DivisionReader.readTestPoints(folder.path + "test.csv", features: points.features)
    #expect(test.labels == ["cat"] && test.coordinates == [[6, 5]])
    let named = try DivisionReader.readTestPoints(folder.path + "split.csv", features: points.features)
    #expect(named.labels == ["dog"] && named.coordinates == [[1, 2]] && named.players.isEmpty)
  }

  @Test(arguments: [
    (
      "", "t.csv: has no header line; expected coalition,utility or player,effective[,records] or player,label,FEATURES"
    ),
    ("coalition,utility\n", "t.csv: has no rows, only a header"),
    ("coalition,utilty\n,0\n", "t.csv:1: utility: column is missing from the header; did you mean it by 'utilty'?"),
    (
      "\nplayer,efective\nA,1\n",
      "t.csv:2: effective: column is missing from the header; did you mean it by 'efective'?"
    ),
    (
      "player;label;x\nA;cat;1,5\n",
      "t.csv:1: columns are separated by semicolons; separate them by commas, with points in decimals"
    ),
    (
      "coalition\tutility\n\t0\n",
      "t.csv:1: columns are separated by tabs; separate them by commas, with points in decimals"
    ),
    ("utility\n1\n", "t.csv:1: coalition: column is missing from the header"),
    (
      "foo,bar\n1,2\n",
      "t.csv:1: header is 'foo,bar'; expected coalition,utility or player,effective[,records] or player,label,FEATURES"
    ),
    ("coalition,utility,note\n,0,\n", "t.csv:1: unknown column 'note'; expected coalition,utility"),
    ("player,effective,player\nA,1,B\n", "t.csv:1: player: column is in the header more than once"),
    (
      "coalition,utility\n,0\nA,1\nB,2\nC,2\nA+C,3\n",
      "t.csv: the coalition {A, B} has no utility, nor have 2 others; 3 players make 8 coalitions, that of nobody "
        + "among them"
    ),
    (
      "coalition,utility\nA,1\n",
      "t.csv: the coalition of nobody has no utility; 1 player makes 2 coalitions, that of nobody among them"
    ),
    ("coalition,utility\n,0\n", "t.csv: a game needs at least one player"),
    ("coalition,utility\n,0\nA,1\nA,2\n", "t.csv:4: coalition: the same coalition stands on line 3 already"),
    ("coalition,utility\n,0\nA+B+A,1\n", "t.csv:3: coalition: 'A' is named twice"),
    ("coalition,utility\n,0\nA++B,1\n", "t.csv:3: coalition: names nobody beside a '+': 'A++B'"),
    ("coalition,utility\n,0\nA,nan\n", "t.csv:3: utility: expected a number, found 'nan'; it must be finite"),
    ("coalition,utility\n,0\nA,-inf\n", "t.csv:3: utility: expected a number, found '-inf'; it must be finite"),
    ("coalition,utility\n,0\nA,1e999\n", "t.csv:3: utility: '1e999' is out of range: expected a number"),
    ("coalition,utility\n,0\nA,\n", "t.csv:3: utility: expected a number, found ''"),
    (
      "coalition,utility\n,0\na+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q+r+s+t+u,1\n",
      "t.csv:3: coalition: 'u' is player 21, but a table of all coalitions takes at most 20; of more players give "
        + "effective records"
    ),
    ("player,effective\nA,-1\n", "t.csv:2: effective: '-1' is out of range: expected a number (at least 0)"),
    ("player,effective\nA,1\nA,2\n", "t.csv:3: player: 'A' stands on line 2 already"),
    ("player,effective\n,1\n", "t.csv:2: player: is empty"),
    ("player,effective\nA,1,2\n", "t.csv:2: has 3 fields, expected 2; quote a field that holds a comma"),
    ("player,effective\nA,1e308\nB,1e308\n", "t.csv: has numbers too large to add up"),
    ("player,label\nA,cat\n", "t.csv:1: has no coordinates; expected columns beside player and label"),
    ("player,effective\n\"A,1\n", "t.csv:2: player: has no closing quote for the one that opens on line 2"),
  ])
  func `what is wrong with a table is told by file, line and column`(text: String, message: String) {
    #expect(problems(text) == [message])
  }

  @Test func `everything wrong is told at once`() {
    let text = "coalition,utility\n,x\nA,1\nA,2\nA+A,3\nB\n"
    #expect(
      problems(text) == [
        "t.csv:2: utility: expected a number, found 'x'",
        "t.csv:4: coalition: the same coalition stands on line 3 already",
        "t.csv:5: coalition: 'A' is named twice", "t.csv:6: has 1 field, expected 2",
      ])
  }

  @Test func `test points without the coordinates of the training points are refused`() {
    let training = "player,label,height,width\nA,cat,1,2\n"
    #expect(
      problems(training, test: "label,heigth,width\ncat,1,2\n") == [
        "test.csv:1: height: column of the training points is missing from the header; did you mean 'heigth'?"
      ])
    #expect(
      problems(training, test: "label,height,width,depth\ncat,1,2,3\n") == [
        "test.csv:1: unknown column 'depth'; expected label and the coordinates of the training points"
      ])
  }

  private struct Wrong: Error {}
}
