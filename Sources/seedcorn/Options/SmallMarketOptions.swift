// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Equilibrium
internal import ScenarioFiles
internal import Valuation

/// What `price` takes beside the table of values.
struct SmallMarketOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A table with the columns buyer and budget, in $. (default: no bound; also for buyers left out)",
      valueName: "file"), completion: .file(extensions: ["csv"]))
  var budgets: String?

  @Option(
    help: ArgumentHelp(
      "A table with the columns dataset and cost, in $. (default: 0; also for data sets left out)", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var costs: String?

  @Option(
    help: ArgumentHelp(
      "additive: the table holds values in $, which add up. dataScaling: it holds effective records, and their sum E "
        + "is worth W (1 - (1 + E/E0)^-gamma).", valueName: "additive|dataScaling"),
    completion: .list(["additive", "dataScaling"]))
  var utility = "additive"

  @Option(help: ArgumentHelp("dataScaling: W, in $. (default: 1)", valueName: "x"))
  var worth: Double?

  @Option(
    help: ArgumentHelp("dataScaling: E0, in records. (default: for each buyer the sum of its row)", valueName: "x"))
  var scale: Double?

  @Option(help: ArgumentHelp("dataScaling: gamma. (default: 0.35)", valueName: "x"))
  var exponent: Double?

  @Option(
    help: ArgumentHelp(
      "Share by which a seller undercuts another for a buyer who finds both as good; final prices are best to within "
        + "this share of revenue.", valueName: "x"))
  var step = 0.01

  func validate() throws {
    if !["dataScaling", "additive"].contains(utility) {
      throw ValidationError("--utility: unknown utility '\(utility)'; expected additive or dataScaling")
    }
    for (option, value) in [("worth", worth), ("scale", scale), ("exponent", exponent)] {
      guard let value else { continue }
      if !(value > 0 && value.isFinite) {
        throw ValidationError("--\(option): \(value) is out of range: expected number above 0")
      }
      if utility == "additive" { throw ValidationError("--\(option) is for --utility dataScaling") }
    }
    if !(step >= 1e-6 && step <= 0.5) {
      throw ValidationError("--step: \(step) is out of range: expected number from 1e-06 to 0.5")
    }
  }

  /// Options of the command line that differ from their defaults.
  var given: [String] {
    let tables = [("--budgets", budgets), ("--costs", costs)].filter { $0.1 != nil }.map(\.0)
    let numbers = [("--worth", worth), ("--scale", scale), ("--exponent", exponent)].filter { $0.1 != nil }.map(\.0)
    return tables + (utility == "additive" ? [] : ["--utility"]) + numbers + (step == 0.01 ? [] : ["--step"])
  }

  func market(_ input: SmallMarketInput) -> SmallMarket {
    SmallMarket(
      buyers: zip(input.values, input.budgets).map { values, budget in
        SmallMarket.Buyer(worth(of: values), budget: budget)
      }, costs: input.costs)
  }

  private func worth(of values: [Double]) -> BundleWorth {
    if utility == "additive" { return .additive(values) }
    let sum = values.reduce(0, +)
    return .total(
      BundleUtility(.dataScaling(exponent: exponent ?? 0.35)), worth: worth ?? 1, scale: scale ?? (sum > 0 ? sum : 1),
      held: values)
  }

  /// What the manifest says of a calculation.
  func subject(_ file: String) -> [JSONText.Member] {
    func number(_ value: Double?) -> JSONText { value.map { .number($0) } ?? .null }
    let isScaling = utility == "dataScaling"
    return [
      .init("values", .text(file)), .init("budgets", budgets.map { .text($0) } ?? .null),
      .init("costs", costs.map { .text($0) } ?? .null), .init("utility", .text(utility)),
      .init("worth", number(isScaling ? worth ?? 1 : nil)), .init("scale", number(scale)),
      .init("exponent", number(isScaling ? exponent ?? 0.35 : nil)), .init("step", .number(step)),
    ]
  }
}
