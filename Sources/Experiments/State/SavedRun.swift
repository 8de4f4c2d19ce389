// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
public import Market

/// The saved state of a run, of which one replicate at a time is in memory.
public struct SavedRun: Sendable {
  /// As the user named it.
  public let path: String
  public let scenario: Scenario
  /// The last period played.
  public let period: Int
  /// Whether it holds the rows of agents so far.
  public let hasAgents: Bool
  private let file: OpenedFile
  private let replicates: [Range<Int>]

  /// Opens a state and checks it whole.
  /// - Parameter program: who is to go on with it.
  /// - Throws: `StateFileError`.
  public init(_ path: String, for program: ProgramIdentity) throws(StateFileError) {
    self.path = path
    let file = try OpenedFile(path)
    func bad(_ problem: String) -> StateFileError { StateFileError(.badState, "\(path) \(problem)") }
    let start = try file.bytes(0..<min(file.size, StateFormat.firstLine.count))
    guard start == StateFormat.firstLine else {
      throw bad(
        start.starts(with: StateFormat.family.utf8)
          ? "is a state in another format, which this program does not know; save it again"
          : "is no saved state; save one with 'seedcorn run FILE --save-state STATE'")
    }
    let torn = bad("is torn or was altered: its checksum is not that of its contents; save it again")
    let end = file.size - StateFormat.digestSize
    guard end >= start.count, try file.hexDigest(upTo: end) == file.bytes(end..<file.size) else { throw torn }
    var sections: [Range<Int>] = []
    var place = start.count
    while place < end {
      guard end - place >= 8 else { throw torn }
      let length = try file.bytes(place..<place + 8).withUnsafeBytes { $0.loadUnaligned(as: Int64.self) }
      guard length >= 0, length <= end - place - 8 else { throw torn }
      sections.append(place + 8..<place + 8 + Int(length))
      place += 8 + Int(length)
    }
    func read<Part: StatePart>(_ section: Int, over blank: Part) throws(StateFileError) -> Part {
      guard section < sections.count else { throw torn }
      var (part, reader) = (blank, StateReader(try file.bytes(sections[section])))
      part.visit(&reader)
      guard reader.isComplete else { throw torn }
      return part
    }
    let writer = ProgramIdentity(try read(0, over: ProgramIdentity.Written()))
    guard writer == program else {
      throw bad(
        "was saved by seedcorn \(writer), and only that program can go on with it; this one is \(program)")
    }
    let head = try read(1, over: StateHead())
    guard head.period >= 1, sections.count == 2 + head.scenario.parameters.run.replicates else { throw torn }
    (scenario, period, hasAgents) = (head.scenario, head.period, head.hasAgents)
    replicates = Array(sections.dropFirst(2))
    self.file = file
  }

  /// One replicate, counted from 1.
  func replicate(_ number: Int) throws(StateFileError) -> SavedReplicate {
    var (part, reader) = (SavedReplicate(), StateReader(try file.bytes(replicates[number - 1])))
    part.visit(&reader)
    guard reader.isComplete else { throw damaged(number) }
    return part
  }

  func damaged(_ replicate: Int) -> StateFileError {
    StateFileError(.badState, "\(path): replicate \(replicate) is not that of its scenario; save the state again")
  }
}
