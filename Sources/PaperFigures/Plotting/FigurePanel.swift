// SPDX-License-Identifier: GPL-3.0-or-later

/// One of several pictures of a figure, above each other.
public struct FigurePanel: Sendable {
  /// As in the table.
  public let name: String
  public let vertical: FigureAxis

  public init(_ name: String, _ vertical: FigureAxis) {
    self.name = name
    self.vertical = vertical
  }
}
