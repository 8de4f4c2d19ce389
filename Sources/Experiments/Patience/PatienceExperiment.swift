// SPDX-License-Identifier: GPL-3.0-or-later

public import Market

/// Plays fairness for all, exploitation for all, each buyer's deviation from both and what best responses lead to, all
/// with the same luck, and finds from which patience on fairness pays.
public struct PatienceExperiment: Sendable {
  public let input: ExperimentInput
  /// Discount factors at which choices are told, each 0 to 1.
  public let discounts: [Double]
  public let threads: Int
  public let program: ProgramDescription

  public static let commonDiscounts = [0.5, 0.8, 0.9, 0.95, 0.99]

  public init(
    _ input: ExperimentInput, discounts: [Double] = commonDiscounts, threads: Int, program: ProgramDescription
  ) {
    var input = input
    // Neither the loss of information nor the first best changes what anybody does.
    input.scenario.parameters.welfare.informationLoss = false
    input.scenario.parameters.welfare.firstBest = false
    self.input = input
    self.discounts = discounts
    self.threads = threads
    self.program = program
  }

  /// What keeps a scenario from this experiment: a key and what is expected of it; nil when nothing does.
  public static func obstacle(in scenario: Scenario) -> (key: String, message: String)? {
    for (_, parameters) in scenario.schedule {
      let (pricing, buyers) = (parameters.pricing, parameters.buyers)
      if pricing.rule != .fairshare {
        return ("pricing.rule", "expected fairshare, under which buyers may exploit, found \(pricing.rule.rawValue)")
      }
      if pricing.exploiters > 0 {
        return ("pricing.exploiters", "expected 0, as who exploits is varied, found \(pricing.exploiters)")
      }
      if buyers.depreciation < 1 {
        return (
          "buyers.depreciation",
          "expected 1, found \(buyers.depreciation): with a stock what buyers do depends on their discount factor"
        )
      }
      if buyers.foresight > 0 {
        return (
          "buyers.foresight",
          "expected 0, found \(buyers.foresight): buyers who look ahead act by their discount factor"
        )
      }
      if parameters.matching.testCost > 0 {
        return (
          "matching.testCost",
          "expected 0, found \(parameters.matching.testCost): tests are not accounted for buyer by buyer"
        )
      }
    }
    return nil
  }

  private var parameters: Parameters { input.scenario.parameters }
  private var replicatePeriods: Int { parameters.start.warmup + parameters.run.periods }
  /// All fair, all exploiting and each buyer's deviations; with one or two buyers some of these are the same.
  private var plannedPlays: Int {
    let buyers = parameters.buyers.count
    return buyers == 1 ? 2 : buyers == 2 ? 4 : 2 * buyers + 2
  }

  /// Periods to be played at least, the measure of `progress`; best responses may ask for more, which are not counted.
  public var plannedPeriods: Int { parameters.run.replicates * plannedPlays * replicatePeriods }

  /// Plays everything and publishes the folder.
  /// - Parameters:
  ///   - folder: nil: nothing is written. The folder is not published when this throws.
  ///   - stop: raising it ends the work between two periods.
  ///   - progress: called from any thread with the planned periods done.
  /// - Throws: `ReplicateFailure`, `GSLError`, `OutputError`, or `Interrupted`.
  public func run(
    into folder: ResultFolder? = nil, stop: StopFlag = StopFlag(),
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> PatienceResult {
    let publication = Publication(of: Manifest.patience(input, discounts), by: program, threads: threads)
    var result = PatienceResult(input: input, discounts: discounts)
    let counter = SharedCounter()
    let work = OrderedWork(count: parameters.run.replicates, threads: threads, window: 2 * threads)
    try await work.run(
      stop: stop,
      job: { index, shouldStop in
        try replicate(index + 1, shouldStop: shouldStop) { progress(counter.next()) }
      }, consume: { try result.add($0) })
    if let folder { try publication.publish(PatienceTables.all(result), in: folder, stop: stop) }
    return result
  }

  /// Plays one replicate, or returns nil when it was stopped.
  private func replicate(
    _ replicate: Int, shouldStop: () -> Bool, periodDone: @escaping () -> Void
  ) throws -> PatienceReplicate? {
    try withoutActuallyEscaping(shouldStop) { shouldStop in
      var plays = 0
      var game = RegimeGame(buyers: parameters.buyers.count) { exploits in
        plays += 1
        let isPlanned = plays <= plannedPlays
        return try play(exploits, replicate: replicate, shouldStop: shouldStop) { if isPlanned { periodDone() } }
      }
      do {
        return try PatienceReplicate(replicate, discounts: discounts, game: &game)
      } catch is Interrupted {
        return nil
      } catch let error as MarketError {
        throw ReplicateFailure(scenario: input.scenario.name, replicate: replicate, cause: error)
      }
    }
  }

  private func play(
    _ exploits: [Bool], replicate: Int, shouldStop: () -> Bool, periodDone: () -> Void
  ) throws -> RegimePlay {
    if shouldStop() { throw Interrupted() }
    var market = try Market(input.scenario, replicate: replicate, exploiters: exploits) {
      periodDone()
      return !shouldStop()
    }
    var accounts = [[BuyerAccount]](repeating: [], count: exploits.count)
    for _ in 0..<parameters.run.periods {
      if shouldStop() { throw Interrupted() }
      try market.playPeriod()
      for (buyer, account) in market.buyerAccounts.enumerated() { accounts[buyer].append(account) }
      periodDone()
    }
    return RegimePlay(accounts: accounts, agents: market.agents())
  }
}

extension RegimePlay {
  fileprivate init(accounts: [[BuyerAccount]], agents: [AgentSnapshot]) {
    func column(_ name: String) -> [Double] {
      let place = AgentSnapshot.columns.firstIndex { $0.name == name } ?? 0
      return agents.filter { $0.kind == .buyer }.map { $0.values[place] }
    }
    self.init(accounts: accounts, valueScales: column("value_scale"), budgets: column("budget"))
  }
}
