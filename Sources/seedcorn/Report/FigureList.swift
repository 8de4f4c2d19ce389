// SPDX-License-Identifier: GPL-3.0-or-later

internal import PaperFigures

/// What `figures --list` shows.
struct FigureList {
  /// Columns of the terminal.
  let width: Int

  var text: String {
    FigureCatalogue.all.flatMap { figure in
      ["\(figure.id): \(figure.title)"]
        + Wrapping.lines("\(figure.source); \(figure.fullSize)", indent: "    ", width: width)
    }.map { $0 + "\n" }.joined()
  }
}
