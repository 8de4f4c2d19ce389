// SPDX-License-Identifier: GPL-3.0-or-later

public import Fidelity
internal import Market

/// A file of a saved state: a line that names the format, sections that each begin with their length in eight bytes,
/// little-endian, and the SHA-256 of all before it in 64 hexadecimal digits. The sections are the program, the head and
/// one for each replicate in order.
enum StateFormat {
  static let family = "seedcorn state "
  static let firstLine = Array("seedcorn state 1\n".utf8)
  static let digestSize = 64

  static func section(_ part: some StatePart) -> [UInt8] {
    let bytes = StateWriter.bytes(of: part)
    return withUnsafeBytes(of: Int64(bytes.count)) { Array($0) } + bytes
  }
}

extension ProgramIdentity {
  /// How it stands in a state.
  struct Written: StatePart {
    var version = ""
    var origin = ""

    mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
      visitor.visit("version", &version)
      visitor.visit("origin", &origin)
    }
  }

  var written: Written { Written(version: version, origin: origin) }
  init(_ written: Written) { self.init(version: written.version, origin: written.origin) }
}

/// What a state is of.
struct StateHead: StatePart {
  var scenario = Scenario(name: "")
  /// The last period played.
  var period = 0
  /// Whether the rows of agents so far are kept.
  var hasAgents = false

  mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("scenario", &scenario)
    visitor.visit("period", &period)
    visitor.visit("hasAgents", &hasAgents)
  }
}

/// One replicate as it was put down.
public struct SavedReplicate: StatePart, Sendable {
  /// See ``Market/Market/savedState()``.
  var market: [UInt8] = []
  /// The rows of `agents.csv` so far; none where they were not asked for.
  var agentRows: [UInt8] = []

  public mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("market", &market, .any)
    visitor.visit("agentRows", &agentRows, .any)
  }
}
