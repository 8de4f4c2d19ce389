// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL

/// Whether the targets say anything of a parameter, near an estimate.
public enum MomentResponse: String, Sendable {
  /// Some moment changes with the parameter by more than luck.
  case present
  /// No moment does.
  case absent
  /// The model cannot be simulated on either side of the estimate.
  case unknown
}

/// How mean moments change with the parameters' places, by central differences with the same luck on both sides.
struct MomentJacobian {
  /// One row for each moment, one column for each parameter, for a whole range of the prior; a column is 0 where there
  /// is no response, since luck would pass for one.
  let slopes: Matrix
  let responses: [MomentResponse]

  /// The probability with which a parameter without a response is taken to have one.
  static let level = 0.01

  /// - Parameters:
  ///   - centre: what was simulated at the estimate.
  ///   - steps: how far to go to either side of each parameter's place, of the prior's range; where that leaves the
  ///     cube, to its face.
  /// - Throws: `Interrupted`.
  init(
    at centre: SimulatedMoments, steps: [Double], _ simulation: inout MomentSimulation
  ) async throws {
    var sides: [[Double]] = []
    for (parameter, step) in steps.enumerated() {
      for signed in [-step, step] {
        var place = centre.place
        place[parameter] = UnitCube.clamped(place[parameter] + signed)
        sides.append(place)
      }
    }
    let found = try await simulation.moments(at: sides)
    var slopes = Matrix(rows: centre.means.count, columns: steps.count)
    var responses: [MomentResponse] = []
    for parameter in steps.indices {
      let low = found[2 * parameter].problem == nil ? found[2 * parameter] : centre
      let high = found[2 * parameter + 1].problem == nil ? found[2 * parameter + 1] : centre
      let width = high.place[parameter] - low.place[parameter]
      guard width > 0 else {
        responses.append(.unknown)
        continue
      }
      let changes = centre.means.indices.map { moment in
        zip(low.values(of: moment), high.values(of: moment)).map { ($1 - $0) / width }
      }
      let isSeen = changes.contains { Self.isMoreThanLuck($0, among: changes.count) }
      responses.append(isSeen ? .present : .absent)
      guard isSeen else { continue }
      for (moment, values) in changes.enumerated() { slopes[moment, parameter] = Statistics.mean(values) }
    }
    self.slopes = slopes
    self.responses = responses
  }

  /// Whether the mean of changes, one for each replicate, differs from 0; of one replicate whether it is not 0.
  private static func isMoreThanLuck(_ changes: [Double], among moments: Int) -> Bool {
    let mean = Statistics.mean(changes).magnitude
    guard changes.count > 1 else { return mean > 0 }
    let error = Statistics.standardDeviation(changes) / Double(changes.count).squareRoot()
    let quantile = Distributions.studentQuantile(
      1 - level / Double(2 * moments), degreesOfFreedom: Double(changes.count - 1))
    return mean > error * quantile
  }
}
