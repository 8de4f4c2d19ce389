// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// `figures.csv`: a line for each figure that was made.
public enum FigureIndex {
  public static let fileName = "figures.csv"
  public static let columns = [
    "id", "title", "source", "file", "command", "seconds", "size", "plays", "method", "caption",
  ]

  public struct Row: Sendable {
    public let figure: Figure
    /// What makes this figure alone.
    public let command: String
    /// What it took; simulations that figures share are counted with the first of them.
    public let seconds: Double
    public let isQuick: Bool

    public init(figure: Figure, command: String, seconds: Double, isQuick: Bool) {
      self.figure = figure
      self.command = command
      self.seconds = seconds
      self.isQuick = isQuick
    }
  }

  /// The whole file.
  public static func bytes(_ rows: [Row]) -> [UInt8] {
    var bytes = CSVText.header(columns)
    for row in rows {
      for text in [row.figure.id, row.figure.title, row.figure.source, row.figure.id + ".csv", row.command] {
        CSVText.append(text, to: &bytes)
        bytes.append(UInt8(ascii: ","))
      }
      CSVText.append((row.seconds * 10).rounded() / 10, to: &bytes)
      for text in [
        row.isQuick ? "quick" : "full", row.isQuick ? row.figure.quickSize : row.figure.fullSize, row.figure.method,
        row.figure.caption,
      ] {
        bytes.append(UInt8(ascii: ","))
        CSVText.append(text, to: &bytes)
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}
