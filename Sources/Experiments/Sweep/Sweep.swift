// SPDX-License-Identifier: GPL-3.0-or-later

internal import ScenarioFiles

/// Plays every point of a sweep, or of one shard of it, and keeps each as soon as it is done.
///
/// Points are written to a journal in the order in which they are finished; at the end tables are made of it in the
/// order of points. A sweep that was stopped, or killed, is gone on with, and ends in the same bytes.
public struct Sweep: Sendable {
  public let points: SweepPoints
  public let shard: Shard
  public let threads: Int
  public let program: ProgramDescription
  public let identity: ProgramIdentity

  public init(
    _ points: SweepPoints, shard: Shard = .whole, threads: Int, program: ProgramDescription,
    identity: ProgramIdentity
  ) {
    self.points = points
    self.shard = shard
    self.threads = threads
    self.program = program
    self.identity = identity
  }

  /// How far workers may run ahead of the first unfinished job, for each thread.
  private static let window = 64

  /// Plays what is not done yet, and finishes the folder.
  /// - Parameters:
  ///   - path: of the folder for results.
  ///   - start: what to do when something is there already.
  ///   - stop: raising it ends the work; what is done is kept.
  ///   - begin: called with the number of runs that are to be played, at most.
  ///   - progress: called from any thread with the runs played so far.
  /// - Throws: ``SweepRefusal`` when the folder's sweep cannot be gone on with; `OutputError`; `SweepInterrupted`.
  public func run(
    into path: String, _ start: SweepStart, stop: StopFlag = StopFlag(), begin: (Int) -> Void = { _ in },
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> SweepResult {
    let publication = Publication(of: [], by: program, threads: threads)
    let folder = try SweepFolder(path, start, sources: [points.plan.file, points.plan.baseFile])
    let header = JournalHeader(points, shard: shard, program: identity)
    let finished = try prepare(folder, header)
    if folder.isFinished { return try SweepCheck(folder: folder, header: header).run() }
    if points.plan.keepsPeriods { try folder.makePeriodsFolder() }
    let pending = shard.size(of: points.count) - finished.count
    begin(pending * points.mostRuns)
    try await play(pending, finished, into: folder, stop, progress)
    try folder.journal.sync()
    let journal = Journal.fileName
    guard let contents = try JournalContents(folder.journal.reader(), name: path + "/" + journal) else {
      throw SweepRefusal(message: "\(path)/\(journal) has lost its beginning")
    }
    var records = OrderedRecords(contents)
    var result = try SweepFinish(header: header, publication: publication).run(in: folder) { try records.next() }
    result.donePoints = finished.count
    return result
  }

  /// Reads what the journal has, drops a torn end and begins it where it is new.
  private func prepare(_ folder: SweepFolder, _ header: JournalHeader) throws -> FinishedPoints {
    var finished = FinishedPoints()
    let name = folder.path + "/" + Journal.fileName
    guard var contents = try JournalContents(folder.journal.reader(), name: name) else {
      try folder.journal.keep(0)
      try folder.journal.append(header.lines.flatMap { $0 })
      try folder.journal.sync()
      return finished
    }
    let differences = header.differences(from: contents.header)
    guard differences.isEmpty else {
      let shown = differences.prefix(5) + (differences.count > 5 ? ["and \(differences.count - 5) more"] : [])
      throw SweepRefusal(
        message: shown.map { "\(folder.path) cannot be gone on with: \($0)" }.joined(separator: "\n"))
    }
    while let record = try contents.next() {
      // A point whose periods are gone or were changed is played again, to the same bytes.
      guard folder.isFinished || folder.holds(record.periods) else { continue }
      if let place = shard.place(of: record.point - 1) { finished.insert(place) }
    }
    try folder.journal.keep(contents.goodBytes)
    return finished
  }

  private func play(
    _ pending: Int, _ finished: FinishedPoints, into folder: SweepFolder, _ stop: StopFlag,
    _ progress: @escaping @Sendable (Int) -> Void
  ) async throws {
    let counter = SharedCounter()
    let perPoint = points.jobsPerPoint
    let window = max(Self.window, 2 * perPoint) * threads
    let work = OrderedWork(count: pending * perPoint, threads: threads, window: window)
    var unfinished: [Int: [SweepRun]] = [:]
    var done = 0
    do {
      try await work.runUnordered(
        stop: stop,
        job: { [points, shard] index, shouldStop in
          let point = shard.point(finished.pending(index / perPoint))
          return points.play(point, job: index % perPoint, shouldStop: shouldStop) { progress(counter.next()) }
        },
        consume: { run in
          unfinished[run.point, default: []].append(run)
          guard unfinished[run.point]?.count == perPoint, let runs = unfinished.removeValue(forKey: run.point)
          else { return }
          try keep(runs.sorted { $0.replicate < $1.replicate }, in: folder)
          done += 1
        })
    } catch is Interrupted {
      try? folder.journal.sync()
      throw SweepInterrupted(
        folder: folder.path, done: finished.count + done, points: shard.size(of: points.count))
    }
  }

  /// Writes a point to the journal, and its periods before.
  private func keep(_ runs: [SweepRun], in folder: SweepFolder) throws(OutputError) {
    let point = runs[0].point
    var record = PointRecord(
      point: point + 1, seed: points.seed(point), values: points.values(point).map(\.description),
      replicates: runs.flatMap(\.metrics), error: runs.lazy.compactMap(\.error).first)
    if points.plan.keepsPeriods {
      record.periods = try folder.write(
        SweepPeriodTable.header + runs.flatMap(\.periodRows),
        as: SweepPeriodTable.fileName(point, of: points.count))
    }
    try folder.journal.append(record.line)
  }
}

/// Thrown when a sweep was stopped before its end; what was done is kept.
public struct SweepInterrupted: Error, Sendable {
  /// As the user named it.
  public let folder: String
  /// Points that are kept.
  public let done: Int
  /// Points in all.
  public let points: Int
}
