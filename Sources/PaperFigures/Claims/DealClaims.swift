// SPDX-License-Identifier: GPL-3.0-or-later

/// What was published of the data deals, beside the table that ships. A number is reproduced where it is the printed
/// one to the digits printed.
enum DealClaims {
  static let group = ClaimGroup(
    ["deals"], figures: [DealsByYear.figure, DealsByType.figure, DealsDisclosure.figure, DealsConcentration.figure]
  ) { claims(try await $0.deals()) }

  static func claims(_ found: DealAggregates) -> [Claim] {
    PublishedDeals.comparisons(found).map { row in
      Claim(
        "deals.\(row.id)", source: "arXiv 2601.09966", row.aggregate,
        status: row.source == .paper ? "printed" : "derived here from the printed table",
        published: (row.decimals > 0 ? "\(row.published) " : "\(Int(row.published)) ") + row.unit,
        simulated: row.recomputed,
        row.agrees ? .reproduced : .notReproduced,
        scope: row.note.isEmpty ? "recomputed from the table" : "recomputed from the table; \(row.note)",
        figure: figure(row.id),
        rule: "reproduced where the table gives the printed number, to the digits printed")
    }
  }

  /// The figure that shows an aggregate, by its name.
  private static func figure(_ id: String) -> String {
    if id.hasPrefix("seller_") || id.hasPrefix("buyer_share") { return DealsConcentration.figure.id }
    if let year = id.split(separator: "_").last.flatMap({ Int($0) }), year > 1_900 { return DealsByYear.figure.id }
    if id.hasPrefix("deals_") { return DealsByType.figure.id }
    let counts = [
      "deals", "disclosed_deals", "disclosed_figures", "undisclosed_deals", "revenue_share", "recurring", "litigation",
    ]
    return counts.contains(id) ? DealsDisclosure.figure.id : ""
  }
}
