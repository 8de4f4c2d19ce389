// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import ScenarioFiles
import Testing

@testable import Reports

struct FigurePageTests {
  /// The text between two marks, the second after the first.
  private func part(_ page: String, from start: String, to end: String) throws -> String {
    let rest = try #require(page.components(separatedBy: start).dropFirst().first, "\(start)")
    return rest.components(separatedBy: end)[0]
  }

  @Test("Every claim stands in a table, leads to its figure, and has its verdict, rule and command there")
  func claims() throws {
    let page = try ResultFixture.figures().page()
    #expect(page.contains("<h1>Figures of published claims</h1>") && page.contains("2 figures, 5 claims</p>"))
    let figure = try part(page, from: #"<h3 id="figure-one">First &amp; best</h3>"#, to: "</article>")
    #expect(figure.contains("<code>seedcorn figures one --out DIR</code>"))
    #expect(figure.contains("Sellers &lt;staying&gt;"))
    let claim = try part(figure, from: #"<div class="claim" id="claim-C2.1.a">"#, to: "</div>")
    for text in [
      #"<span class="verdict yes">reproduced</span>"#, "sellers stay if a &lt; b &amp; c", "the interval lies above 0",
      "[0.093, 0.143]", "small market", "<code>seedcorn claims C2.1.a</code>", "(NeurIPS 2025); printed",
    ] { #expect(claim.contains(text), "\(text)") }
    #expect(figure.contains(#"id="claim-C2.1.b""#) && !figure.contains("claim-B2.y"))
    #expect(figure.contains(#"<span class="verdict no">not reproduced</span>"#))
    let table = try part(page, from: #"id="claims">Claims</h2>"#, to: "</section>")
    for id in ["C2.1.a", "C2.1.b", "C1.4", "B10.x", "B2.y"] {
      #expect(table.components(separatedBy: "<a href=\"#claim-\(id)\">\(id)</a>").count == 2)
      #expect(page.components(separatedBy: "id=\"claim-\(id)\"").count == 2)
    }
    // Those of the models before those of their parts, which are folded, each strand by itself.
    let order = ["C1: ", "C2: ", "Checks of parts", "B2: Ewens, 2004", "B10: Baumann, 2026"]
    let places = order.compactMap { table.range(of: $0)?.lowerBound }
    #expect(places.count == order.count && places == places.sorted())
    #expect(table.components(separatedBy: "<details").count == 3)
    #expect(try part(table, from: "B10: Baumann, 2026</b>", to: "</summary>") == " – 1 claim: 1 depends")
  }

  @Test("Verdicts are counted by paper, however a paper is worded, and a claim without a figure is not lost")
  func counts() throws {
    let page = try ResultFixture.figures().page()
    let short = try part(page, from: #"id="short">In short</h2>"#, to: "</section>")
    let row = try part(short, from: ">arXiv 2502.00198</th>", to: "</tr>")
    #expect(row.matches(of: />([0-9–]+)<\/td>/).map { String($0.output.1) } == ["1", "1", "–", "–", "2"])
    let all = try part(short, from: ">all</th><td", to: "</tr>")
    #expect(all.matches(of: />([0-9–]+)<\/td>/).map { String($0.output.1) } == ["2", "1", "1", "1", "5"])
    let others = try part(page, from: "Claims that no figure here shows</h2>", to: "</section>")
    #expect(others.contains("claim-C1.4") && others.contains("seedcorn claims C1.4"))
  }

  @Test("No two things in a page with several drawings have one name, and all references lead somewhere")
  func names() throws {
    let page = try ResultFixture.figures().page()
    let names = page.matches(of: /\sid="([^"]*)"/).map { String($0.output.1) }
    #expect(Set(names).count == names.count && names.contains("drawing-2-gpDot"))
    let links = page.matches(of: /href="#([^"]*)"/).map { String($0.output.1) }
    #expect(links.count > 10 && Set(links).isSubset(of: names))
    let labels = page.matches(of: /aria-(?:labelledby|describedby)="([^"]*)"/).map { String($0.output.1) }
    #expect(labels.contains("drawing-1-title") && Set(labels).isSubset(of: names))
    #expect(page.contains("filter=\"url(#drawing-1-textbox)\"") && page.contains("<text>a &lt; b</text>"))
    #expect(!page.contains("http") && !page.contains("<script"))
    // What is drawn is told to those who do not see it.
    #expect(page.contains(">fair: from 10.0 to 12.0. The values are in the table below the figure.</desc>"))
  }

  @Test("Without pictures figures are drawn from their tables, lines where places are numbers and bars where not")
  func withoutPictures() throws {
    let page = try ResultFixture.figures(drawing: nil).page()
    #expect(page.components(separatedBy: "because gnuplot was missing").count == 3)
    let line = try part(page, from: #"<h3 id="figure-one">"#, to: "</article>")
    #expect(line.contains(#"<svg class="chart""#) && line.components(separatedBy: "<circle").count == 3)
    let bars = try part(page, from: #"<h3 id="figure-two">"#, to: "</article>")
    #expect(bars.components(separatedBy: "<rect").count == 3 && bars.contains(">unknown</text>"))
  }

  @Test("Panels are drawn one by one, and what cannot be told apart in a drawing is left to the table")
  func values() throws {
    func values(_ text: String) throws -> FigureValues? {
      FigureValues(try FoundTable(Array(text.utf8), name: "t.csv", path: "t.csv"))
    }
    let panels = try #require(
      try values("panel,pricing,period,price\nleft,fair,1,2\nleft,fair,2,3\nright,fair,1,4\nright,fair,2,5\n"))
    #expect(panels.panels.map(\.name) == ["left", "right"] && panels.placeName == "period")
    #expect(panels.drawings(title: "t").count == 2)
    #expect(panels.description == "left. fair: from 2.00 to 3.00. right. fair: from 4.00 to 5.00.")
    let many = (1...8).map { "s\($0),1,\($0)\n" }.joined()
    #expect(try #require(try values("series,x,y\n" + many)).drawings(title: "t").isEmpty)
    #expect(try values("a,b\n1,2\n") == nil && values("a,b,c\nx,y,z\n") == nil)
  }

  @Test("A folder without a table of claims is a page without claims that says so")
  func withoutClaims() throws {
    let page = try ResultFixture.figures(claims: nil).page()
    #expect(page.contains("The folder has no claims.csv") && page.contains("2 figures</p>"))
    #expect(!page.contains("id=\"claims\"") && !page.contains("class=\"claim\""))
    // A table without rules and commands, as written before there were any, is read as well.
    let old = ResultFixture.claims.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).dropLast(2).joined(separator: ",") + "\n"
    }.joined()
    #expect(try ResultFixture.figures(claims: old).page().contains("id=\"claim-C2.1.a\""))
  }

  @Test("A folder of figures that was changed or lacks something is refused in one line")
  func refusals() throws {
    let changed = try ResultFixture.figures()
    try changed.write(ResultFixture.drawing.replacing("0.5", with: "0.6"), to: "two.svg")
    #expect(
      changed.refusal()
        == "made/two.svg: was changed after it was written: its SHA-256 is not that in manifest.json")
    #expect(
      try ResultFixture.figures(claims: "claim,source\nC1,x\n").refusal()
        == "made/claims.csv:1: column 'statement' is missing from the header")
    let twice = ResultFixture.claims + "C1.4,arXiv 2601.09966,again,,,,,,depends,,,,\n"
    #expect(try ResultFixture.figures(claims: twice).refusal() == "made/claims.csv: 'C1.4' stands in it twice")
    #expect(
      try ResultFixture.figures(index: "id,title\n").refusal()
        == "made/figures.csv:1: column 'source' is missing from the header")
    #expect(
      try ResultFixture(#""figures": {"quick": true}"#, []).refusal()
        == "made: has figures but no figures.csv; make it again with 'seedcorn figures'")
    #expect(
      try ResultFixture.figures(drawing: "<svg viewBox='0 0 1 1'>").refusal()
        == "made/one.svg:1: is no drawing that can be shown: '<svg>' is not closed")
  }

  @Test("Names of places are one to one with what they name")
  func anchors() {
    #expect(Anchor.name("claim", "C2.1-a") == "claim-C2.1-a")
    #expect(Anchor.name("claim", "a b\"é") == "claim-a_20b_22_c3_a9")
    #expect(Anchor.name("claim", "a_20b") != Anchor.name("claim", "a b"))
  }
}
