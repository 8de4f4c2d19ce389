// SPDX-License-Identifier: GPL-3.0-or-later

/// A figure as a recipe: what it shows, where that was published, and how its values are made. Nothing in it is a
/// result.
public struct Figure: Sendable {
  public enum Layout: Sendable {
    /// A line for each series, its interval shaded.
    case lines
    /// Marks with intervals, joined by lines, for each series.
    case joinedMarks
    /// Bars for each place, the series on top of each other.
    case stackedBars
    /// One horizontal bar for each place, which are names.
    case horizontalBars
    /// Marks with intervals side by side for each place, which are names.
    case marks
    /// The same upright: names on the vertical axis, values across, with a dashed line at each limit.
    case rows
    /// Marks in the order of the table, labelled by their series.
    case groups
  }

  /// Such as `deals-by-year`: unique, and the name of its files.
  public let id: String
  public let title: String
  /// What a reader should know who sees the picture alone.
  public let caption: String
  /// Of what was published, with its arXiv number where it has one.
  public let source: String
  /// Which code makes the values, of what.
  public let method: String
  /// How much is played for the figure.
  public let fullSize: String
  /// How much for a quick look; the same where the figure costs nothing.
  public let quickSize: String
  public let layout: Layout
  /// The column with the series.
  public let series: String
  public let horizontal: FigureAxis
  /// Of all panels, where there are several, the column alone is used.
  public let vertical: FigureAxis
  /// Panels that share the horizontal axis, each with a name and a vertical axis of its own; none in a figure that is
  /// one.
  public let panels: [FigurePanel]
  /// Panels side by side, 1 or 2; the next stand below.
  public let panelColumns: Int
  /// Whether values are estimates, with intervals.
  public let isEstimated: Bool
  /// Series that others are measured against, drawn as dashed lines in the colour of those, by their names.
  public let references: [String: String]
  /// What the dashed lines are, for the key.
  public let referenceTitle: String
  /// Where dashed lines lie across, in the vertical axis's unit, for the layouts of groups and rows.
  public let limits: [Double]
  /// In the layout of groups, how far from 0 marks are named by their places.
  public let namedBeyond: Double
  /// Makes the values, in the order of the table.
  public let make: @Sendable (FigureSimulations) async throws -> [FigurePoint]

  init(
    id: String, title: String, caption: String, source: String, method: String, fullSize: String,
    quickSize: String? = nil, layout: Layout, series: String, horizontal: FigureAxis, vertical: FigureAxis,
    panels: [FigurePanel] = [], panelColumns: Int = 1,
    isEstimated: Bool = false, references: [String: String] = [:], referenceTitle: String = "",
    limits: [Double] = [], namedBeyond: Double = .infinity,
    make: @escaping @Sendable (FigureSimulations) async throws -> [FigurePoint]
  ) {
    self.id = id
    self.title = title
    self.caption = caption
    self.source = source
    self.method = method
    self.fullSize = fullSize
    self.quickSize = quickSize ?? fullSize
    self.layout = layout
    self.series = series
    self.horizontal = horizontal
    self.vertical = vertical
    self.panels = panels
    self.panelColumns = panelColumns
    self.isEstimated = isEstimated
    self.references = references
    self.referenceTitle = referenceTitle
    self.limits = limits
    self.namedBeyond = namedBeyond
    self.make = make
  }

  /// The columns of the table.
  public var columns: [String] {
    (panels.isEmpty ? [] : ["panel"]) + [series, horizontal.column, vertical.column]
      + (isEstimated ? ["ci_low", "ci_high", "replicates"] : [])
  }
}
