// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import ScenarioFiles
import Testing

@testable import Reports

struct FoundDrawingTests {
  private func shown(_ inside: String, root: String = "") throws -> String {
    let svg = "<svg viewBox='0 0 340 255' \(root)>\(inside)</svg>"
    return try FoundDrawing(Array(svg.utf8), path: "a.svg").markup(number: 3, title: "t", description: "d").source
  }

  @Test("Names in a drawing are its own in the page, and what refers to them goes with them")
  func names() throws {
    let source = try shown(
      """
      <title>Gnuplot</title><g id="a" class="gridline"><circle id='dot' r='1'/></g><g id="a"/>
      <use xlink:href="#dot"/><use href='#dot'/><path clip-path='url( #a )' d='M0,0 h2'/>
      """)
    #expect(source.contains(#"<g id="drawing-3-a">"#))
    #expect(source.components(separatedBy: #"id="drawing-3-a""#).count == 2)
    #expect(source.components(separatedBy: ##"<use href="#drawing-3-dot">"##).count == 3)
    #expect(source.contains(##"<path clip-path="url(#drawing-3-a)" d="M0,0 h2">"##))
    #expect(!source.contains("Gnuplot") && !source.contains("class=\"gridline\""))
    #expect(source.contains(#"role="img" aria-labelledby="drawing-3-title""#))
    #expect(source.contains(#"<title id="drawing-3-title">t</title>"#))
  }

  @Test(
    "Whatever could act or ask for something else is left out",
    arguments: [
      "<script>alert(1)</script>", "<g><script xlink:href='http://a.example/evil.js'/></g>",
      "<SCRIPT>evil</SCRIPT>", "<g onload='evil()'/>", "<path d='M0,0' onclick='evil()' ONLOAD='evil()'/>",
      "<image xlink:href='http://a.example/evil.png'/>", "<use xlink:href='http://a.example/evil.svg#a'/>",
      "<use href=' javascript:evil()'/>", "<a href='javascript:evil()'><text>x</text></a>",
      "<foreignObject><iframe src='http://a.example/evil'/></foreignObject>",
      "<style>@import 'http://a.example/evil.css';</style>", "<g style='background: url(http://a.example/evil)'/>",
      "<path fill='url(http://a.example/evil#a)'/>", "<path fill='U&#82;L(http://a.example/evil#a)'/>",
      "<path fill='\\75rl(http://a.example/evil)'/>", "<animate attributeName='href' values='evil'/>",
      "<set attributeName='onload' to='evil()'/>", "<!-- <script>evil</script> -->", "<?evil evil?>",
      "<title>evil</title>",
    ])
  func hostile(inside: String) throws {
    let source = try shown("<g><rect width='1'/></g>" + inside, root: "onload='evil()'").lowercased()
    #expect(source.contains("<rect width=\"1\">"))
    for word in ["evil", "<script", "onload", "a.example", "url(", "javascript"] {
      #expect(!source.contains(word), "\(word)")
    }
  }

  @Test("What text says stays text")
  func text() throws {
    let source = try shown("<text>&lt;script&gt; &amp; &#x41;<![CDATA[<b onload=\"\">]]></text>")
    #expect(source.contains("<text>&lt;script&gt; &amp; A&lt;b onload=&quot;&quot;&gt;</text>"))
  }

  @Test(
    "What is no drawing is refused with its line",
    arguments: [
      ("<!DOCTYPE svg [<!ENTITY a 'b'>]>\n<svg viewBox='0 0 1 1'/>", "a.svg:1: ", "declarations of its own"),
      ("<svg viewBox='0 0 1 1'>\n<text>&evil;</text></svg>", "a.svg:2: ", "the entity '&evil;'"),
      ("<svg viewBox='0 0 1 1'>\n<g></svg>", "a.svg:2: ", "'</svg>' where no such element is open"),
      ("<svg viewBox='0 0 1 1'><g>", "a.svg:1: ", "'<g>' is not closed"),
      ("<svg viewBox='0 0 1 1' viewBox='0 0 1 1'/>", "a.svg:1: ", "'viewBox' twice, or with '<'"),
      ("<svg viewBox='0 0 1 1'/><g/>", "a.svg:1: ", "an element where there can be none"),
      ("<svg viewBox='0 0 1 1'/>and", "a.svg:1: ", "text outside of all elements"),
      ("<svg viewBox=0/>", "a.svg:1: ", "'viewBox' without a value in quotes"),
      ("<svg viewBox='0 0 0 1'/>", "a.svg: ", "expected <svg> with a viewBox"),
      ("<html viewBox='0 0 1 1'/>", "a.svg: ", "expected <svg> with a viewBox"), ("", "a.svg:1: ", "no element"),
      (String(repeating: "<g>", count: 101), "a.svg:1: ", "an element where there can be none"),
    ])
  func broken(text: String, place: String, reason: String) {
    let problems = #expect(throws: ScenarioProblems.self) { try FoundDrawing(Array(text.utf8), path: "a.svg") }
    #expect(problems?.description == "\(place)is no drawing that can be shown: \(reason)")
  }
}
