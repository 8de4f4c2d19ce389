// SPDX-License-Identifier: GPL-3.0-or-later

import ScenarioFiles
import Testing

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("ab", "ba", 1), ("count", "cuont", 1), ("flaw", "lawn", 2),
    ("abc", "abc", 0),
  ])
  func `the distance counts edits and swaps of neighbours`(left: String, right: String, distance: Int) {
    #expect(NearestName.distance(left, right) == distance)
    #expect(NearestName.distance(right, left) == distance)
  }

  @Test func `only the nearest names within a third of the length are named`() {
    #expect(NearestName.among(["run", "compare", "validate"], to: "comprae") == ["compare"])
    #expect(NearestName.among(["run", "compare"], to: "rum") == ["run"])
    #expect(NearestName.among(["run", "compare"], to: "describe") == [])
    #expect(NearestName.among(["cat", "hat", "bat", "rat"], to: "mat", limit: 2) == ["cat", "hat"])
    #expect(NearestName.among(["RUN"], to: "run") == ["RUN"])
    #expect(NearestName.among(["a"], to: String(repeating: "a", count: 100_000)) == [])
  }

  @Test func `the question names one, two or more`() {
    #expect(NearestName.question([]) == nil)
    #expect(NearestName.question(["a"]) == "did you mean 'a'?")
    #expect(NearestName.question(["a", "b", "c"]) == "did you mean 'a', 'b' or 'c'?")
  }
}
