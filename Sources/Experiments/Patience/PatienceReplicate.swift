// SPDX-License-Identifier: GPL-3.0-or-later

/// One replicate of a patience experiment: a market of its own, whose buyers choose between fairness and exploitation.
public struct PatienceReplicate: Sendable {
  /// How buyers who respond to one another end.
  public struct Ending: Sendable, Equatable {
    /// Share of buyers who exploit in the end.
    public let exploiters: Double
    public let rounds: Int
    /// False where they go round for ever.
    public let isSettled: Bool
  }

  /// From 1.
  public let replicate: Int
  /// Value scale A and budget of each buyer, $ a period.
  public let valueScales: [Double]
  public let budgets: [Double]
  /// Of each buyer.
  public let comparisons: [PatienceComparisons]
  /// For each discount factor, from all fair and from all exploiting.
  public let endings: [(fromFair: Ending, fromExploitation: Ending)]

  init(_ replicate: Int, discounts: [Double], game: inout RegimeGame) throws {
    self.replicate = replicate
    let (fair, exploiting) = ([Bool](repeating: false, count: game.buyers), [Bool](repeating: true, count: game.buyers))
    let fairPlay = try game.outcome(fair)
    valueScales = fairPlay.valueScales
    budgets = fairPlay.budgets
    let exploitingPlay = try game.outcome(exploiting)
    comparisons = try (0..<game.buyers).map { buyer in
      let amongFair = try game.fairness(buyer, beside: fair)
      let amongExploiters = try game.fairness(buyer, beside: exploiting)
      return PatienceComparisons(
        all: PatienceComparison(fair: fairPlay.accounts[buyer], exploiting: exploitingPlay.accounts[buyer]),
        aloneAmongFair: PatienceComparison(fair: amongFair.fair, exploiting: amongFair.exploiting),
        aloneAmongExploiters: PatienceComparison(fair: amongExploiters.fair, exploiting: amongExploiters.exploiting))
    }
    endings = try discounts.map { discount in
      (
        fromFair: Ending(try BestResponses(from: fair, discount: discount, in: &game)),
        fromExploitation: Ending(try BestResponses(from: exploiting, discount: discount, in: &game))
      )
    }
  }

  /// Share of buyers for whom being fair is at least as good in a comparison.
  public func shareForFairness(_ kind: PatienceComparison.Kind, discount: Double) -> Double {
    Double(comparisons.count { $0[kind].gain.isAsGood(at: discount) }) / Double(comparisons.count)
  }

  /// Whether nobody gains by leaving the regime that all others have.
  public func isEquilibrium(exploitation: Bool, discount: Double) -> Bool {
    comparisons.allSatisfy {
      exploitation
        ? !$0.aloneAmongExploiters.gain.isBetter(at: discount) : $0.aloneAmongFair.gain.isAsGood(at: discount)
    }
  }
}

extension PatienceReplicate.Ending {
  fileprivate init(_ responses: BestResponses) {
    exploiters = Double(responses.exploits.count { $0 }) / Double(responses.exploits.count)
    rounds = responses.rounds
    isSettled = responses.isSettled
  }
}
