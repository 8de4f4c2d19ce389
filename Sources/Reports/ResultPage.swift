// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
public import ScenarioFiles

/// A folder of results as one HTML page that needs nothing else: no network, no other file, no script.
public struct ResultPage {
  private let results: FoundResults
  private let subject: Subject

  /// Reads the folder and checks its tables against the manifest.
  /// - Parameter folder: as `--out` of a command wrote it.
  /// - Throws: what is wrong with the folder, naming file and line.
  public init(_ folder: String) throws(ScenarioProblems) {
    results = try FoundResults(folder)
    subject = Subject(results.manifest)
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
    let links = sections.map { section in
      Markup.element("li", [.element("a", ["href": "#\(section.id)"], section.heading)])
    }
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
        .element("header", [.element("h1", subject.title), .element("p", subject.summary)] + description),
        .element("nav", ["aria-label": "On this page"], [.element("ul", links)]),
        .element(
          "main", ["id": "results"],
          sections.map { section in
            Markup.element(
              "section", ["aria-labelledby": section.id],
              [.element("h2", ["id": section.id], section.heading)] + section.content)
          }),
        .element("footer", [.element("p", ["class": "note"], "Made by seedcorn report from \(results.path).")]),
      ])
    return "<!DOCTYPE html>\n" + Markup.element("html", ["lang": "en"], [head, body]).source + "\n"
  }

  private struct Section {
    let id: String
    let heading: String
    let content: [Markup]
  }

  private var description: [Markup] {
    let text = results.manifest[subject.kind]?["description"]?.string ?? ""
    return text.isEmpty ? [] : [.element("p", text)]
  }

  private var sections: [Section] {
    let origin = OriginSection(results: results)
    let found: [Section?] = [
      short,
      Section(
        id: "played", heading: "What was played",
        content: PlayedSection(manifest: results.manifest, subject: subject).markup),
      plots,
      DifferenceSection(scenarios: subject.scenarios).markup.map {
        Section(id: "scenarios", heading: "Where the scenarios differ", content: [$0])
      },
      Section(id: "tables", heading: "Tables", content: ResultTables(results: results, subject: subject).markup),
      Section(id: "origin", heading: "What made these results", content: [origin.program, origin.files]),
      Section(id: "again", heading: "How to make them again", content: [origin.command]),
    ]
    return found.compactMap { $0 }
  }

  private var short: Section? {
    let content = Headline(results: results, subject: subject).markup
    return content.isEmpty ? nil : Section(id: "short", heading: "In short", content: content)
  }

  private var plots: Section? {
    var figures: [PlotFigure] = []
    var missing: [String] = []
    var heading = "Plots"
    if let table = results.table(SensitivityTable.fileName) {
      figures = SensitivityFigures(table, manifest: results.manifest)?.figures ?? []
      heading = "What the metrics depend on"
    } else if subject.kind == "sweep", let table = results.table(SummaryTable.fileName) {
      figures = SweepFigures(table, manifest: results.manifest)?.figures ?? []
      heading = "Over the parameters"
    } else if subject.kind == "scenarios", let table = results.table(PeriodTable.fileName) {
      let course = PeriodFigures(table)
      figures = course?.figures ?? []
      missing = course?.missing ?? []
      heading = "Over the periods"
    }
    guard !figures.isEmpty else { return nil }
    var content = [Markup.element("div", ["class": "plots"], figures.map(\.markup))]
    if !missing.isEmpty {
      content.append(
        .element("p", ["class": "note"], "Not in these results: " + missing.joined(separator: ", ") + "."))
    }
    return Section(id: "plots", heading: heading, content: content)
  }
}
