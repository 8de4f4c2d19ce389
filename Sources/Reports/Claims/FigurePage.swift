// SPDX-License-Identifier: GPL-3.0-or-later

/// The sections of a page of figures and claims.
struct FigurePage {
  let found: FoundFigures

  var sections: [PageSection] {
    [short] + (found.claims.isEmpty ? [] : [all]) + papers + (found.claimsWithoutFigure.isEmpty ? [] : [others])
  }

  var summary: String {
    let claims = found.claims.isEmpty ? "" : ", \(NumberText.counted(found.claims.count, "claim"))"
    return NumberText.counted(found.figures.count, "figure") + claims
      + (found.isQuick ? "; played with --quick, which is too little to conclude anything from" : "")
  }

  // MARK: - Sections

  private var short: PageSection {
    PageSection(
      id: "short", heading: "In short",
      content: [verdicts, missing] + [.element("h3", "Figures by paper")] + contents)
  }

  private var missing: Markup {
    guard !found.hasClaims else { return .nothing }
    return .element(
      "p", ["class": "note"],
      "The folder has no \(FoundClaim.fileName), so that nothing is said of claims here; 'seedcorn claims' judges them."
    )
  }

  /// How many claims of each paper fared how.
  private var verdicts: Markup {
    guard !found.claims.isEmpty else { return .nothing }
    var keys: [String] = []
    let main = found.claims.filter(\.isMain).sorted { $0.id < $1.id }
    for claim in main + found.claims where !keys.contains(claim.paper) {
      keys.append(claim.paper)
    }
    let names = VerdictMarkup.all(found.claims)
    func row(_ name: String, _ claims: [FoundClaim]) -> [Markup] {
      [.text(name)]
        + names.map { verdict in
          let count = claims.count { $0.verdict == verdict }
          return .text(count == 0 ? "–" : "\(count)")
        } + [.text("\(claims.count)")]
    }
    let rows = keys.map { key in
      let claims = found.claims.filter { $0.paper == key }
      return row(PaperName.shortest(claims.map(\.source)), claims)
    }
    return TableMarkup(
      caption: "Claims by paper and verdict", header: ["paper"] + names + ["all"],
      isNumeric: [false] + names.map { _ in true } + [true], rows: rows + [row("all", found.claims)],
      file: FoundClaim.fileName
    ).markup
  }

  /// A list of the figures of each paper.
  private var contents: [Markup] {
    found.papers.flatMap { paper in
      [
        Markup.element("h4", paper.name),
        .element(
          "ul",
          paper.figures.map { figure in
            let claims = found.claims(of: figure)
            return .element(
              "li",
              [
                .element("a", ["href": "#" + FigureMarkup.anchor(figure)], figure.title),
                .text(claims.isEmpty ? "" : " – \(VerdictMarkup.counts(claims))"),
              ])
          }),
      ]
    }
  }

  private var all: PageSection {
    PageSection(
      id: "claims", heading: "Claims",
      content: [
        .element(
          "p", "Each claim leads to its figure, the rule by which it was judged, and the command that judges it again.")
      ] + ClaimMarkup.tables(found.claims))
  }

  private var papers: [PageSection] {
    let places = Dictionary(found.figures.enumerated().map { ($1.id, $0 + 1) }, uniquingKeysWith: { first, _ in first })
    return found.papers.enumerated().map { number, paper in
      PageSection(
        id: "paper-\(number + 1)", heading: "Figures: \(paper.name)",
        content: paper.figures.map { figure in
          FigureMarkup(figure: figure, number: places[figure.id] ?? 0, claims: found.claims(of: figure)).markup
        })
    }
  }

  private var others: PageSection {
    PageSection(
      id: "others", heading: "Claims that no figure here shows",
      content: [.element("h3", "What is known of them")] + ClaimMarkup.blocks(found.claimsWithoutFigure))
  }
}
