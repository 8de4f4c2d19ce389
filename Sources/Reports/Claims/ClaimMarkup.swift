// SPDX-License-Identifier: GPL-3.0-or-later

internal import Foundation

/// Claims as a table to look them up in, and each with all that is known of it.
enum ClaimMarkup {
  static func anchor(_ claim: FoundClaim) -> String { Anchor.name("claim", claim.id) }

  // MARK: - Each claim

  /// Claims below the figure that shows them: C1 to C3 one after the other, others in folds that say how they fared.
  static func blocks(_ claims: [FoundClaim]) -> [Markup] {
    let main = claims.filter(\.isMain).map(block)
    return main + strands(claims.filter { !$0.isMain }).map { strand in fold(strand, strand.claims.map(block)) }
  }

  private static func block(_ claim: FoundClaim) -> Markup {
    let facts: [(String, Markup)] = [
      ("Published", .text(claim.published)), ("Simulated", number(claim)), ("Rule", .text(claim.rule)),
      ("Scope", .text(claim.scope)),
      ("Source", .text([claim.source, claim.status].filter { !$0.isEmpty }.joined(separator: "; "))),
    ]
    let list = facts.filter { !$0.1.source.isEmpty }.flatMap { name, value in
      [Markup.element("dt", name), .element("dd", [value])]
    }
    return .element(
      "div", ["class": "claim", "id": anchor(claim)],
      [
        .element("h4", [.text(claim.id + " "), VerdictMarkup.badge(claim.verdict)]), .element("p", claim.statement),
        .element("dl", list), claim.command.isEmpty ? .nothing : CommandMarkup.block(claim.command),
      ])
  }

  // MARK: - All claims

  /// A table for each strand of C1 to C3, and folds of tables of the others.
  static func tables(_ claims: [FoundClaim]) -> [Markup] {
    let main = strands(claims.filter(\.isMain)).flatMap { strand in
      [Markup.element("h3", strand.heading), table(strand)]
    }
    let others = strands(claims.filter { !$0.isMain })
    guard !others.isEmpty else { return main }
    let heading = main.isEmpty ? Markup.nothing : .element("h3", "Checks of parts")
    return main + [heading] + others.map { fold($0, [table($0)]) }
  }

  private static func table(_ strand: Strand) -> Markup {
    TableMarkup(
      caption: "\(strand.name): \(strand.counts)",
      header: ["claim", "verdict", "statement", "published", "simulated [95% interval]"],
      isNumeric: [false, false, false, false, false],
      rows: strand.claims.map { claim in
        [
          .element("a", ["href": "#" + anchor(claim)], claim.id), VerdictMarkup.badge(claim.verdict),
          .text(claim.statement), shown(.text(claim.published)),
          shown(number(claim)),
        ]
      }, file: FoundClaim.fileName
    ).markup
  }

  // MARK: - Parts

  private struct Strand {
    let name: String
    let claims: [FoundClaim]

    var heading: String {
      var papers: [String] = []
      for claim in claims where !papers.contains(claim.source) { papers.append(claim.source) }
      return "\(name): \(papers.joined(separator: "; "))"
    }

    var counts: String { "\(NumberText.counted(claims.count, "claim")): \(VerdictMarkup.counts(claims))" }
  }

  /// By name, `B2` before `B10`.
  private static func strands(_ claims: [FoundClaim]) -> [Strand] {
    Set(claims.map(\.strand)).sorted { $0.compare($1, options: .numeric) == .orderedAscending }.map { name in
      Strand(name: name, claims: claims.filter { $0.strand == name })
    }
  }

  private static func fold(_ strand: Strand, _ content: [Markup]) -> Markup {
    .element(
      "details", ["class": "strand"],
      [.element("summary", [.element("b", strand.heading), .text(" – " + strand.counts)])] + content)
  }

  private static func shown(_ cell: Markup) -> Markup { cell.source.isEmpty ? .text("–") : cell }

  /// Whole numbers, such as counts, as they are; nothing where nothing was simulated.
  private static func number(_ claim: FoundClaim) -> Markup {
    let value = claim.simulated
    guard value.isFinite else { return .nothing }
    let isWhole = value == value.rounded() && abs(value) < 1e6
    let shown = Markup.number("\(value)", shown: isWhole ? NumberText.fixed(value, 0) : NumberText.plain(value))
    guard claim.low.isFinite, claim.high.isFinite else { return shown }
    return .group([shown, .text(" [\(NumberText.plain(claim.low)), \(NumberText.plain(claim.high))]")])
  }
}
