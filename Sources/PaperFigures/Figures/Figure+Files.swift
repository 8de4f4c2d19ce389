// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

extension Figure {
  /// Makes the figure.
  /// - Parameter draws: whether gnuplot is there.
  /// - Returns: `<id>.csv`, and when it draws `<id>.svg` and `<id>.png`.
  /// - Throws: what the simulations throw, `Interrupted`, or `Gnuplot.Failure`.
  public func files(
    from simulations: FigureSimulations, draws: Bool
  ) async throws -> [(name: String, bytes: [UInt8])] {
    let points = try await make(simulations)
    var files = [(name: "\(id).csv", bytes: FigureTable.bytes(points, of: self))]
    guard draws else { return files }
    let script = FigureScript(figure: self, points: points)
    for format in FigureScript.Format.allCases {
      let picture = Result { try Gnuplot.picture(script.text(format), of: "\(id).\(format)") }
      // Ctrl-C ends gnuplot too, which is no failure of its own.
      if simulations.stop.isRaised { throw Interrupted() }
      files.append(("\(id).\(format)", try picture.get()))
    }
    return files
  }
}
