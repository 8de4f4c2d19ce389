// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
public import ScenarioFiles

/// A folder of results as one HTML page that needs nothing else: no network, no other file, no script.
public struct ResultPage {
  private let results: FoundResults
  private let subject: Subject
  /// Nil where the folder is none of figures.
  private let figures: FoundFigures?

  /// Reads the folder and checks its tables against the manifest.
  /// - Parameter folder: as `--out` of a command wrote it.
  /// - Throws: what is wrong with the folder, naming file and line.
  public init(_ folder: String) throws(ScenarioProblems) {
    results = try FoundResults(folder)
    subject = Subject(results.manifest)
    figures = subject.kind == FoundFigures.manifestKey ? try FoundFigures(results) : nil
  }

  /// The folder as the user named it, without a slash at its end.
  public var folder: String { results.path }

  /// All files of the folder.
  public var sources: [String] {
    results.files.map { results.path + "/" + $0.name } + [results.path + "/" + ResultFolder.manifestName]
  }

  /// The page in UTF-8.
  public var html: String {
    let sections = self.sections
    let head = Markup.element(
      "head",
      [
        .empty("meta", ["charset": "utf-8"]),
        .empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        .empty("meta", ["name": "generator", "content": "seedcorn"]),
        .element("title", subject.title), .style(PageStyle.sheet),
      ])
    let body = Markup.element(
      "body",
      [
        .element("a", ["class": "skip", "href": "#results"], "Skip to the results"),
        .element("header", [.element("h1", subject.title), .element("p", summary)] + description),
        .element("nav", ["aria-label": "On this page"], [.element("ul", sections.map(\.link))]),
        .element("main", ["id": "results"], sections.map(\.markup)),
        .element("footer", [.element("p", ["class": "note"], "Made by seedcorn report from \(results.path).")]),
      ])
    return "<!DOCTYPE html>\n" + Markup.element("html", ["lang": "en"], [head, body]).source + "\n"
  }

  private var description: [Markup] {
    let text = results.manifest[subject.kind]?["description"]?.string ?? ""
    return text.isEmpty ? [] : [.element("p", text)]
  }

  private var summary: String { figures.map { FigurePage(found: $0).summary } ?? subject.summary }

  private var sections: [PageSection] {
    let origin = OriginSection(results: results)
    let first = figures.map { FigurePage(found: $0).sections } ?? played
    return first + [
      PageSection(id: "origin", heading: "What made these results", content: [origin.program, origin.files]),
      PageSection(id: "again", heading: "How to make them again", content: [origin.command]),
    ]
  }

  /// What is said of everything but figures.
  private var played: [PageSection] {
    let overview = Overview.of(results, subject: subject)
    let found: [PageSection?] = [
      overview.short.isEmpty ? nil : PageSection(id: "short", heading: "In short", content: overview.short),
      plots(overview),
      PageSection(
        id: "played", heading: "What was played",
        content: PlayedSection(manifest: results.manifest, subject: subject).markup),
      DifferenceSection(scenarios: subject.scenarios).markup.map {
        PageSection(id: "scenarios", heading: "Where the scenarios differ", content: [$0])
      },
      PageSection(id: "tables", heading: "Tables", content: ResultTables(results: results, subject: subject).markup),
    ]
    return found.compactMap { $0 }
  }

  private func plots(_ overview: Overview) -> PageSection? {
    guard !overview.figures.isEmpty else { return nil }
    let missing = overview.missing.joined(separator: ", ")
    let note = missing.isEmpty ? Markup.nothing : .element("p", ["class": "note"], "Not in these results: \(missing).")
    return PageSection(
      id: "plots", heading: overview.heading,
      content: [.element("div", ["class": "plots"], overview.figures.map(\.markup)), note])
  }
}
