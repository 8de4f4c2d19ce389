// SPDX-License-Identifier: GPL-3.0-or-later

/// What became of a sweep.
public struct SweepResult: Sendable {
  /// Points of this shard, and those of them that were done before.
  public var points = 0
  public var donePoints = 0
  /// Runs that its points have.
  public var runs = 0
  /// Points that could not be played, or not wholly.
  public var failures = 0
  /// The first of them, with what went wrong.
  public var firstFailure: (point: Int, error: String)?
  /// The names of what varies and of the metrics, with their units.
  public var parameters: [(name: String, unit: String)] = []
  public var metrics: [(name: String, unit: String)] = []
  /// The first points, with the estimates of their metrics.
  public var firstPoints: [(point: Int, values: [String], estimates: [Estimate])] = []
  /// What the design was for, where it was for something.
  public var sensitivity: SensitivityTable?
  /// Whether it had been finished before, so that its files were only checked.
  public var wasFinished = false

  /// Points that `firstPoints` holds at most.
  public static let shownPoints = 40

  mutating func add(_ record: PointRecord) {
    runs += record.replicates.count
    if let error = record.error {
      failures += 1
      firstFailure = firstFailure ?? (record.point, error)
    }
    guard firstPoints.count < Self.shownPoints else { return }
    let estimates = metrics.indices.map { place in Estimate(record.replicates.map { $0[place] }) }
    firstPoints.append((record.point, record.values, estimates))
  }
}
