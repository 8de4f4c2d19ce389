// SPDX-License-Identifier: GPL-3.0-or-later

public import ScenarioFiles

/// Puts tables into a folder of results, with the manifest that says how they came about.
public struct Publication: Sendable {
  public let program: ProgramDescription
  public let threads: Int
  /// What was played, with every parameter.
  public let subject: [JSONText.Member]
  private let started = Machine.now
  private let start = ContinuousClock.now

  /// Notes the time at which the work begins.
  public init(of subject: [JSONText.Member], by program: ProgramDescription, threads: Int) {
    self.subject = subject
    self.program = program
    self.threads = threads
  }

  /// A retraining experiment and the file that it was read from, if there was one.
  public static func of(
    _ input: RetrainingInput, file: String?, by program: ProgramDescription, threads: Int
  ) -> Publication {
    Publication(of: Manifest.retraining(input, file: file), by: program, threads: threads)
  }

  /// Writes the tables and the manifest and makes the folder appear.
  /// - Throws: `OutputError`, or `Interrupted` when the stop was raised; then nothing appears.
  public func publish(
    _ tables: [(name: String, bytes: [UInt8])], in folder: ResultFolder, stop: StopFlag
  ) throws {
    for table in tables { try folder.file(table.name).append(table.bytes) }
    let manifest = manifest(subject, files: try folder.finishFiles())
    try folder.file(ResultFolder.manifestName).append(manifest)
    if stop.isRaised { throw Interrupted() }
    try folder.publish()
  }

  /// The bytes of the manifest, with the time that has passed.
  func manifest(_ subject: [JSONText.Member], files: [FileRecord]) -> [UInt8] {
    let manifest = Manifest(
      program: program, subject: subject, threads: threads, started: started,
      wallSeconds: (ContinuousClock.now - start) / .seconds(1), files: files)
    return Array((manifest.json.indented() + "\n").utf8)
  }
}
