// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// `<id>.csv`: a figure's values, one a row.
public enum FigureTable {
  /// The whole file, with the columns that the figure declares.
  public static func bytes(_ points: [FigurePoint], of figure: Figure) -> [UInt8] {
    var bytes = CSVText.header(figure.columns)
    for point in points {
      if !figure.panels.isEmpty {
        CSVText.append(point.panel, to: &bytes)
        bytes.append(comma)
      }
      CSVText.append(point.series, to: &bytes)
      bytes.append(comma)
      switch point.place {
      case .number(let number): CSVText.append(number, to: &bytes)
      case .name(let name): CSVText.append(name, to: &bytes)
      }
      bytes.append(comma)
      CSVText.append(point.value, to: &bytes)
      if figure.isEstimated {
        for bound in [point.low, point.high] {
          bytes.append(comma)
          CSVText.append(bound, to: &bytes)
        }
        bytes.append(comma)
        if let replicates = point.replicates { CSVText.append(replicates, to: &bytes) }
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private static let comma = UInt8(ascii: ",")
}
