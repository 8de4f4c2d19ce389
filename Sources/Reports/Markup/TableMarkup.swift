// SPDX-License-Identifier: GPL-3.0-or-later

/// A table in a box of its own, in which it scrolls sideways where the page is narrow.
struct TableMarkup {
  /// The most rows that are shown.
  static let limit = 200

  let caption: String
  let header: [String]
  /// Whether a column holds numbers, which stand to the right.
  let isNumeric: [Bool]
  /// The first cell of each row names it.
  let rows: [[Markup]]
  /// Where all rows are; empty: nowhere else.
  var file = ""

  var markup: Markup {
    let shown = rows.prefix(Self.limit)
    let head = header.enumerated().map { place, name in
      Markup.element("th", ["scope": "col", "class": isNumeric[place] ? "number" : "word"], name)
    }
    let body = shown.map { row in
      Markup.element(
        "tr",
        row.enumerated().map { place, cell in
          let kind = isNumeric[place] ? "number" : "word"
          return place == 0
            ? Markup.element("th", ["scope": "row", "class": kind], [cell])
            : Markup.element("td", ["class": kind], [cell])
        })
    }
    let table = Markup.element(
      "table",
      [
        .element("caption", [.element("span", caption)]), .element("thead", [.element("tr", head)]),
        .element("tbody", body),
      ])
    return .group([
      .element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": caption], [table]), rest,
    ])
  }

  /// More columns than these do not fit on paper.
  private static let widest = 14

  /// In a fold, and not on paper, where the table is too wide for it.
  var folded: Markup {
    guard header.count > Self.widest else { return markup }
    return .group([
      .element(
        "details", ["class": "wide"],
        [.element("summary", "\(header.count) columns: \(caption)"), markup]),
      .element("p", ["class": "print note"], "\(header.count) columns, too wide for paper: see \(file)."),
    ])
  }

  private var rest: Markup {
    guard rows.count > Self.limit else { return .nothing }
    let place = file.isEmpty ? "" : "; all are in \(file)"
    return .element("p", ["class": "note"], "The first \(Self.limit) of \(rows.count) rows\(place).")
  }
}

extension TableMarkup {
  /// A table as it was written, numbers rounded for readers.
  init(_ table: FoundTable, caption: String) {
    let numeric = table.columns.indices.map { table.isNumeric($0) }
    let whole = table.columns.indices.map { column in
      numeric[column] && table.rows.allSatisfy { $0[column].isEmpty || Int($0[column]) != nil && $0[column].count < 7 }
    }
    let isSeed = table.columns.map { $0 == "seed" }
    self.init(
      caption: caption, header: table.columns, isNumeric: numeric,
      rows: table.rows.prefix(Self.limit).map { row in
        row.enumerated().map { column, text in
          if text.isEmpty { return .text("–") }
          // Short ones are read as they stand, such as 0 or a year.
          guard numeric[column], !isSeed[column], text.count > 5, !whole[column], let value = Double(text) else {
            return .text(text)
          }
          return .number(text, shown: NumberText.plain(value))
        }
      } + Array(repeating: [], count: max(0, table.rows.count - Self.limit)),
      file: table.name)
  }
}
