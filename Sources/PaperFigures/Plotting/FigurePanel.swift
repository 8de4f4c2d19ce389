// SPDX-License-Identifier: GPL-3.0-or-later

/// One of several pictures of a figure.
public struct FigurePanel: Sendable {
  /// As in the table.
  public let name: String
  /// Above the panel; empty where its vertical axis tells enough.
  public let title: String
  public let vertical: FigureAxis

  public init(_ name: String, _ vertical: FigureAxis, title: String = "") {
    self.name = name
    self.title = title
    self.vertical = vertical
  }
}
