// SPDX-License-Identifier: GPL-3.0-or-later

public import Fidelity

/// What a run goes on from, and what is changed in the period after.
public struct Continuation: Sendable {
  public let state: SavedRun
  public let changes: [(key: String, value: ParameterValue)]

  public init(_ state: SavedRun, changes: [(key: String, value: ParameterValue)] = []) {
    self.state = state
    self.changes = changes
  }
}
