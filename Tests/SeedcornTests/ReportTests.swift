// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The command as a user calls it; the page against the files from which it is made.
struct ReportTests {
  private static let sweep = """
    scenario: base.yaml
    parameters:
      pricing.theta: {from: 0.1, to: 0.4, steps: 3}
      buyers.count: [2, 3]
    replicates: 3
    metrics: [sellers_lost, fidelity_final]

    """
  private static let morris = """
    scenario: base.yaml
    parameters:
      pricing.theta: {from: 0.1, to: 0.4}
      sellers.costMedian: {from: 5000, to: 9000}
    design: morris
    trajectories: 4
    replicates: 2
    metrics: [sellers_lost]

    """

  private func workplace() throws -> Workplace {
    let workplace = try Workplace()
    try workplace.write(Self.sweep, to: "sweep.yaml")
    try workplace.write(Self.morris, to: "morris.yaml")
    try workplace.write("buyer,news,code\nAlder,9,4\nBirch,3,5\n", to: "values.csv")
    try workplace.write("extends: base.yaml\npricing.rule: fairshare\n", to: "price.yaml")
    try workplace.write(Workplace.tiny("pricing:\n  rule: fairshare\nfidelity:\n  learner: law\n"), to: "paper.yaml")
    return workplace
  }

  @Test(
    "Every kind of folder becomes a page that is whole, well formed and can be read aloud",
    arguments: [
      ("run base.yaml", 6), ("run base.yaml --agents --lineage --replicates 1", 6), ("compare base.yaml fair.yaml", 6),
      ("sweep sweep.yaml", 2), ("sweep morris.yaml", 1), ("factorial base.yaml price.yaml --replicates 2", 7),
      ("patience fair.yaml --discounts 0.5", 9), ("equilibrium paper.yaml --starts 4 --types 256", 3),
      ("optimize fair.yaml --over policy.taxRate=0:0.4 --points 3 --replicates 2", 1),
      ("retrain --records 20 --generations 3 --replicates 5", 6),
      ("retrain --law --records 20 --generations 6 --replicates 5", 1), ("price values.csv", 2),
      ("game --quality 1 --human-cost 0.3 --artificial-cost 0.1 --contamination 0.6", 2),
      ("figures deals-by-year deals-by-type", 2),
    ])
  func page(command: String, plots: Int) throws {
    let workplace = try workplace()
    // Those that are done at once have no progress to be quiet about.
    let quiet = command.hasPrefix("price") || command.hasPrefix("game") ? "" : " --quiet"
    let played = try workplace.seedcorn(command + quiet + " --out out")
    #expect(played.status == 0, "\(played.errors)")
    let before = try workplace.shell("cat out/* | cksum").output
    let ran = try workplace.seedcorn("report out/")
    #expect(ran.status == 0 && ran.errors == "" && ran.output == "The page is out.html\n")
    #expect(try workplace.shell("cat out/* | cksum").output == before)
    let page = try workplace.read("out.html")
    for word in ["http", "<script", "src=", "@import", "url("] { #expect(!page.contains(word), "\(word)") }
    let outline = try #require(Outline(page))
    #expect(outline.language == "en")
    #expect(outline.headings.first == 1 && outline.headings.filter { $0 == 1 }.count == 1)
    for (above, below) in zip(outline.headings, outline.headings.dropFirst()) { #expect(below <= above + 1) }
    #expect(outline.count["figure", default: 0] >= plots)
    #expect(outline.count["article", default: 0] == outline.count["figure", default: 0])
    #expect(outline.articlesWithoutTable == 0 && outline.unnamedDrawings == 0)
    #expect(outline.tablesWithoutCaption == 0 && outline.headersWithoutScope == 0)
    // The links in the page lead somewhere.
    #expect(outline.links.isSubset(of: outline.identifiers))
  }

  @Test("Numbers in the page are those in the files")
  func values() throws {
    let workplace = try workplace()
    #expect(try workplace.seedcorn("compare base.yaml fair.yaml --quiet --out out").status == 0)
    #expect(try workplace.seedcorn("report out --out page.html").status == 0)
    let page = try workplace.read("page.html")
    for (file, column) in [("summary", 2), ("differences", 3)] {
      for row in readCSV(try workplace.read("out/\(file).csv")).dropFirst() where row[column].count > 8 {
        #expect(page.contains("<data value=\"\(row[column])\">"), "\(row)")
      }
    }
    // The mean over replicates that a plot shows, by the test's own sum.
    let periods = readCSV(try workplace.read("out/periods.csv"))
    let welfare = try #require(periods[0].firstIndex(of: "welfare"))
    let values = periods.filter { $0[0] == "fair" && $0[2] == "3" }.compactMap { Double($0[welfare]) }
    #expect(values.count == 4)
    let mean = values.reduce(0, +) / 4
    let shown = page.matches(of: /<data value="([0-9.e+-]+)">/).compactMap { Double($0.output.1) }
    #expect(shown.contains { abs($0 - mean) <= 1e-12 * abs(mean) })
    let manifest = try workplace.read("out/manifest.json")
    let hashes = manifest.matches(of: /[0-9a-f]{64}/).map { String($0.output) }
    #expect(hashes.count >= 3 && hashes.allSatisfy(page.contains))
    // The one parameter in which they differ, with both values.
    let section = try #require(page.components(separatedBy: "Where the scenarios differ</h2>").last)
    #expect(section.contains("pricing.rule"))
  }

  @Test("What is no folder of results is told, with what was expected")
  func refusals() throws {
    let workplace = try workplace()
    func refusal(_ arguments: String) throws -> (Int32, String) {
      let ran = try workplace.seedcorn("report " + arguments)
      #expect(ran.output == "")
      return (ran.status, ran.errors)
    }
    #expect(try refusal("nowhere") == (66, "nowhere: no such folder\n"))
    #expect(
      try refusal("base.yaml") == (66, "base.yaml: is a file; expected a folder of results, as --out writes\n"))
    _ = try workplace.shell("mkdir empty sweeping other; touch sweeping/journal; echo '{}' > other/manifest.json")
    #expect(
      try refusal("empty") == (
        65,
        "empty: has no manifest.json; expected a folder that run, compare, sweep or another command wrote with --out\n"
      ))
    #expect(
      try refusal("sweeping") == (
        65,
        "sweeping: holds a sweep that is not finished; go on with 'seedcorn sweep <file> --out sweeping --resume'\n"
      ))
    #expect(
      try refusal("other") == (
        65, "other/manifest.json: was not written by seedcorn; expected \"program\": \"seedcorn\"\n"
      ))
  }

  @Test("A damaged file of results is named with its line")
  func damage() throws {
    let workplace = try workplace()
    #expect(try workplace.seedcorn("run base.yaml --quiet --out out").status == 0)
    let good = try workplace.read("out/summary.csv")
    var lines = good.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines[4] = "base,torn"
    try workplace.write(lines.joined(separator: "\n"), to: "out/summary.csv")
    var ran = try workplace.seedcorn("report out")
    #expect(ran.status == 65 && ran.errors == "out/summary.csv:5: has 2 fields, expected 7\n")
    try workplace.write(good.replacing("0", with: "1"), to: "out/summary.csv")
    ran = try workplace.seedcorn("report out")
    #expect(ran.status == 65)
    #expect(
      ran.errors
        == "out/summary.csv: was changed after it was written: its SHA-256 is not that in manifest.json\n")
    _ = try workplace.shell("rm out/summary.csv")
    ran = try workplace.seedcorn("report out")
    #expect(ran.status == 66 && ran.errors == "out/summary.csv: no such file\n")
    #expect(try !workplace.names.contains("out.html"))
  }

  @Test("An earlier file stays without --force, and the folder itself always")
  func places() throws {
    let workplace = try workplace()
    #expect(try workplace.seedcorn("run base.yaml --quiet --out out").status == 0)
    try workplace.write("mine", to: "out.html")
    #expect(try workplace.seedcorn("report out").status == 73)
    #expect(try workplace.read("out.html") == "mine")
    #expect(try workplace.seedcorn("report out --force").status == 0)
    for place in ["out/page.html", "./out/page.html", "out/summary.csv", "out/../out/a.html"] {
      let ran = try workplace.seedcorn("report out --force --out \(place)")
      #expect(ran.status == 73)
      #expect(ran.errors == "Error: \(place) is in out, which a page must not change; choose another place\n")
    }
    #expect(try workplace.shell("cd out && \"$SEEDCORN\" report .").status == 73)
    #expect(try workplace.shell("cd out && \"$SEEDCORN\" report . --out ../there.html").status == 0)
  }
}

/// What the tests want to know of a page, read as XML.
private final class Outline: NSObject, XMLParserDelegate {
  var language: String?
  var headings: [Int] = []
  var count: [String: Int] = [:]
  var links: Set<String> = []
  var identifiers: Set<String> = []
  var articlesWithoutTable = 0
  var unnamedDrawings = 0
  var tablesWithoutCaption = 0
  var headersWithoutScope = 0
  private var path: [String] = []
  private var tablesAtArticle = 0
  private var captions = 0
  private var titles = 0

  /// Nil when the page is not well formed.
  init?(_ page: String) {
    super.init()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = self
    guard parser.parse(), path.isEmpty else { return nil }
    tablesWithoutCaption = count["table", default: 0] - captions
    unnamedDrawings -= titles
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    switch name {
    case "html": language = attributes["lang"]
    case "h1", "h2", "h3", "h4": headings.append(Int(name.dropFirst()) ?? 0)
    case "a": if let link = attributes["href"] { links.insert(String(link.dropFirst())) }
    case "article": tablesAtArticle = count["table", default: 0]
    case "svg":
      if attributes["role"] == "img" { unnamedDrawings += 1 } else { #expect(attributes["aria-hidden"] == "true") }
    case "title": if path.last == "svg" { titles += 1 }
    case "caption": captions += 1
    case "th": if attributes["scope"] == nil { headersWithoutScope += 1 }
    default: break
    }
    if let identifier = attributes["id"] { #expect(identifiers.insert(identifier).inserted) }
    count[name, default: 0] += 1
    path.append(name)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    path.removeLast()
    if name == "article" && count["table", default: 0] == tablesAtArticle { articlesWithoutTable += 1 }
  }
}
