// SPDX-License-Identifier: GPL-3.0-or-later

/// Does numbered jobs on several threads and hands their results on in the order of their numbers.
///
/// What is made of the results is therefore the same for every number of threads. A finished result is held back only
/// until those before it are done, and workers wait rather than run far ahead: memory does not grow with the number of
/// jobs.
public struct OrderedWork: Sendable {
  /// The order in which workers take up jobs. It changes nothing in what is handed on.
  public enum ClaimOrder: Sendable { case ascending, descending }

  /// Jobs are numbered from 0.
  public let count: Int
  /// Workers, at least 1. More than the machine has processors is allowed and of no use.
  public let threads: Int
  /// How far beyond the first unfinished job workers may run ahead, at least 1. In descending order there is no limit.
  public let window: Int
  public let claimOrder: ClaimOrder

  public init(count: Int, threads: Int, window: Int, claimOrder: ClaimOrder = .ascending) {
    precondition(threads >= 1 && window >= 1, "work needs a thread and room for a result")
    self.count = count
    self.threads = threads
    self.window = claimOrder == .ascending ? window : max(1, count)
    self.claimOrder = claimOrder
  }

  /// Does all jobs.
  /// - Parameters:
  ///   - stop: raising it ends the work with `Interrupted`.
  ///   - job: does a job. It asks its second argument now and then whether to give up, and then returns nil.
  ///   - consume: called with each result in order. An error that it throws ends the work and is thrown on.
  /// - Throws: the error of the first job in order that fails, after everything before it has been consumed;
  ///   `Interrupted`; or what `consume` threw. No job is under way any more then.
  public func run<Output: Sendable>(
    stop: StopFlag, job: @escaping @Sendable (_ index: Int, _ shouldStop: () -> Bool) throws -> Output?,
    consume: (Output) throws -> Void
  ) async throws {
    try await run(stop: stop, job: job) { finished, board in
      var early: [Int: Result<Output, any Error>] = [:]
      var next = 0
      for await job in finished {
        early[job.index] = job.result
        while let result = early.removeValue(forKey: next) {
          try consume(try result.get())
          next += 1
          board.consumed(upTo: next)
        }
      }
      if next < count { throw Interrupted() }
    }
  }

  /// Does all jobs and hands each result on as soon as it is there, in no particular order.
  /// - Parameters: as above, but `consume` is called with results as they come.
  /// - Throws: as above, but the error of the job that failed first.
  public func runUnordered<Output: Sendable>(
    stop: StopFlag, job: @escaping @Sendable (_ index: Int, _ shouldStop: () -> Bool) throws -> Output?,
    consume: (Output) throws -> Void
  ) async throws {
    try await run(stop: stop, job: job) { finished, board in
      var ahead: Set<Int> = []
      var next = 0
      for await job in finished {
        try consume(try job.result.get())
        ahead.insert(job.index)
        while ahead.remove(next) != nil { next += 1 }
        board.consumed(upTo: next)
      }
      if next < count { throw Interrupted() }
    }
  }

  private func run<Output: Sendable>(
    stop: StopFlag, job: @escaping @Sendable (_ index: Int, _ shouldStop: () -> Bool) throws -> Output?,
    take: (AsyncStream<Finished<Output>>, JobBoard) async throws -> Void
  ) async throws {
    let workers = min(threads, count)
    let board = JobBoard(count: count, workers: workers, window: window, order: claimOrder, stop: stop)
    let (finished, report) = AsyncStream.makeStream(of: Finished<Output>.self)
    if workers == 0 { report.finish() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<workers {
        group.addTask { await OrderedWork.work(at: board, job: job, report: report) }
      }
      defer { board.halt() }
      try await take(finished, board)
    }
  }

  private struct Finished<Output: Sendable>: Sendable {
    let index: Int
    let result: Result<Output, any Error>
  }

  /// One worker: takes up jobs until there are none left or the work is stopped.
  private static func work<Output: Sendable>(
    at board: JobBoard, job: @Sendable (Int, () -> Bool) throws -> Output?,
    report: AsyncStream<Finished<Output>>.Continuation
  ) async {
    var lastYield = ContinuousClock.now
    while let index = await board.claim() {
      do {
        guard let output = try job(index, { board.shouldStop(index) }) else { continue }
        report.yield(Finished(index: index, result: .success(output)))
      } catch {
        board.failed(at: index)
        report.yield(Finished(index: index, result: .failure(error)))
      }
      // Gives the consumer a thread even when every thread of the machine has a worker on it; after every job it would
      // cost more than a short one.
      let now = ContinuousClock.now
      if now - lastYield > .milliseconds(2) {
        lastYield = now
        await Task.yield()
      }
    }
    if board.leave() { report.finish() }
  }
}
