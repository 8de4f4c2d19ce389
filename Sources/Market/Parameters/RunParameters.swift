// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

/// How often and how long the market is played.
public struct RunParameters: Sendable, Equatable {
  public var seed = 1
  public var replicates = 20
  public var periods = 20

  static let table: [Parameter] = [
    .integer(
      "run.seed", \.run.seed, 0...Int.max, "Names all the luck of a run; the same seed gives the same bytes.",
      source: "convention", mayChange: false),
    .integer(
      "run.replicates", \.run.replicates, 1...1_000_000,
      "Independent plays of the scenario; intervals are taken over them.", source: "convention", mayChange: false),
    .integer(
      "run.periods", \.run.periods, 1...1_000_000, unit: "periods",
      "Periods played; one period is one generation of models.", source: "convention", mayChange: false),
  ]
}

/// The state in which period 1 begins.
public struct StartParameters: Sendable, Equatable {
  public var warmup = 20

  static let table: [Parameter] = [
    .integer(
      "start.warmup", \.start.warmup, 0...100_000, unit: "periods",
      "Periods for which the same market is played under the regime named by 'base' before period 1; the sellers and "
        + "producers active at its end are active at the start. 0: everyone is active.",
      source: "modelling choice: early exits should be effects of the regime, not of the start", mayChange: false)
  ]
}

/// Which welfare terms are computed.
public struct WelfareParameters: Sendable, Equatable {
  public var informationLoss = true
  public var firstBest = true

  static let table: [Parameter] = [
    .flag(
      "welfare.informationLoss", \.welfare.informationLoss,
      "Computes what buyers lose by not knowing origins and values (each buyer chooses a second time, fully informed). "
        + "Switched off it is reported as missing."),
    .flag(
      "welfare.firstBest", \.welfare.firstBest,
      "Computes the welfare of a planner who shares non-rival human data freely. Switched off it is reported as missing.",
      mayChange: false),
  ]
}
