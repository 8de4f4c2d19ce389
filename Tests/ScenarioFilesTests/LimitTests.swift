// SPDX-License-Identifier: GPL-3.0-or-later

import ScenarioFiles
import Testing

/// Texts made to exhaust a reader: each is refused in one line, at once.
@Suite struct LimitTests {
  private func quickly(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> [String] {
    let start = ContinuousClock.now
    let found = problems(text)
    #expect(ContinuousClock.now - start < .seconds(5), sourceLocation: sourceLocation)
    return found
  }

  @Test func `a file of one million bytes is read and one more is not`() {
    let frame = "run.seed: 5 #"
    #expect(problems(frame + String(repeating: "x", count: 1_000_000 - frame.count)) == [])
    #expect(
      problems(frame + String(repeating: "x", count: 1_000_001 - frame.count))
        == ["s.yaml: too large for a scenario file: 1000001 bytes, at most 1000000 are allowed"])
  }

  @Test func `what has no size is read no further than the limit`() {
    #expect(throws: ScenarioProblems.self) { try ScenarioReader().read("/dev/zero") }
  }

  @Test(arguments: [
    ("[", 100), ("{a: ", 400), ("[{a: ", 250), ("- ", 200), (": ", 200), ("- [", 299),
  ])
  func `deep nesting is refused before it can exhaust the stack`(unit: String, before: Int) {
    #expect(
      quickly(String(repeating: unit, count: 1_000_000 / unit.count))
        == ["s.yaml:1:\(before + 1): nested more than 100 deep"])
  }

  @Test func `a hundred levels are deep enough`() {
    let inner = { (levels: Int) in
      "a: " + String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    #expect(quickly(inner(98)).first?.hasPrefix("s.yaml:1:1: a: unknown key") == true)
    #expect(quickly(inner(101)) == ["s.yaml:1:103: nested more than 100 deep"])
    #expect(
      quickly((0..<1400).map { String(repeating: " ", count: $0) + "a:\n" }.joined())
        == ["s.yaml:101:101: nested more than 100 deep"])
    // Lists that stand as deep as their keys: two levels a step.
    let steps = (0..<80).map {
      String(repeating: " ", count: 2 * $0) + "a:\n" + String(repeating: " ", count: 2 * $0) + "- "
    }
    #expect(quickly(steps.joined(separator: "\n") + "x").count == 1)
  }

  @Test func `complex keys are refused`() {
    let message = "'?' begins a complex key, which is not used here; quote it if it is text"
    #expect(quickly(String(repeating: "? ", count: 400_000)) == ["s.yaml:1:1: " + message])
    #expect(problems("[1]: 2") == ["s.yaml:1:3: a list or mapping cannot be a key"])
    #expect(problems("a: &x 1\n*x : 2") == ["s.yaml:2:1: an alias cannot be a key"])
  }

  @Test func `aliases that multiply are counted and not followed`() {
    var text = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for (name, before) in zip("bcdefghijklm", "abcdefghijkl") {
      text += "\(name): &\(name) [" + Array(repeating: "*\(before)", count: 10).joined(separator: ", ") + "]\n"
    }
    let found = quickly(text)
    #expect(found.count == 1)
    #expect(
      found.first?.hasSuffix(
        "more than 100000 values with aliases counted; a file cannot have so many") == true)
    #expect(quickly(text + "*m : 1") == ["s.yaml:14:1: an alias cannot be a key"])
    #expect(quickly(text + "[*m]: 1") == ["s.yaml:14:4: a list or mapping cannot be a key"])
  }

  @Test func `an alias that stands for what holds it is undefined`() {
    #expect(problems("a: &a [*a]") == ["s.yaml:1:8: not YAML: found undefined alias"])
  }

  @Test func `too many values are refused by their number`() {
    let found = quickly("a: [" + String(repeating: "x,", count: 300_000) + "]")
    #expect(found == ["s.yaml:1:199999: more than 100000 values; a file cannot have so many"])
  }

  @Test func `noise is refused in one line`() {
    var state: UInt64 = 42
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 40)
    }
    let start = ContinuousClock.now
    #expect(problems(bytes: (0..<1_000_000).map { _ in UInt8(next() & 255) }).count == 1)
    let marks = Array(" abc:-?[]{},\n#&*!|>'\"%@`".utf8)
    #expect(problems(bytes: (0..<1_000_000).map { _ in marks[next() % marks.count] }).count == 1)
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test func `no short text crashes the reader or makes a message of several lines`() {
    var state: UInt64 = 7
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 40) % count
    }
    let pieces = [
      " ", "  ", "\n", "\n", "\n  ", "a", "run", "seed", ": ", ":", "- ", "? ", "[", "]", "{", "}", ", ", "#", "&a ",
      "*a", "!t ", "|\n", ">-\n", "'", "\"", "\\", "%", "---\n", "...\n", "\t", "1", "~", "<<", "@", "events", "at",
    ]
    let folder = ScenarioFolder()
    for _ in 0..<1500 {
      let text = (0..<next(30)).map { _ in pieces[next(pieces.count)] }.joined()
      folder.write("s.yaml", Array(text.utf8))
      for line in folder.problems("s.yaml") {
        #expect(line.hasPrefix("s.yaml") && !line.contains("\n"), "of \(text.debugDescription)")
      }
    }
  }
}
