// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments
internal import ScenarioFiles
internal import Valuation

/// The numbers that rules of division take. Nil where an option was not given.
struct DivisionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Effective records: u of their sum E. dataScaling: W (1 - (1 + E/E0)^-gamma). additive: W E. (default: "
        + "dataScaling)", valueName: "dataScaling|additive"))
  var utility: String?

  @Option(help: ArgumentHelp("Effective records: W, in $. (default: 1)", valueName: "x"))
  var worth: Double?

  @Option(
    help: ArgumentHelp("dataScaling: E0, in records. (default: the sum of all effective records)", valueName: "x"))
  var scale: Double?

  @Option(help: ArgumentHelp("dataScaling: gamma. (default: 0.35)", valueName: "x"))
  var exponent: Double?

  @Option(
    help: ArgumentHelp(
      "Sampled values: pairs of opposite orders of arrival of a table of coalitions, sweeps of 16 coalitions of "
        + "effective records. (default: 1000)", valueName: "n"))
  var samples: Int?

  @Option(help: ArgumentHelp("Sampled values: names their luck. (default: 1)", valueName: "n"))
  var seed: Int?

  @Option(
    help: ArgumentHelp(
      "shapleySampled of a table: an order of arrival is followed until what is still to be gained is at most this "
        + "share of the whole gain. (default: 0)", valueName: "x"))
  var truncation: Double?

  @Option(help: ArgumentHelp("betaShapley: above beta it stresses small coalitions. (default: 16)", valueName: "x"))
  var alpha: Double?

  @Option(help: ArgumentHelp("betaShapley: the other parameter. (default: 1)", valueName: "x"))
  var beta: Double?

  @Option(
    help: ArgumentHelp(
      "knnShapley: the points to classify, with the columns label and the training points' coordinates.",
      valueName: "file"), completion: .file(extensions: ["csv"]))
  var test: String?

  @Option(help: ArgumentHelp("knnShapley: nearest neighbours K. (default: 5)", valueName: "k"))
  var neighbours: Int?

  func validate() throws {
    if let utility, !["dataScaling", "additive"].contains(utility) {
      throw ValidationError("--utility: unknown utility '\(utility)'; expected dataScaling or additive")
    }
    for (option, value) in [("scale", scale), ("exponent", exponent), ("alpha", alpha), ("beta", beta)] {
      if let value, !(value > 0 && value.isFinite) {
        throw ValidationError("--\(option): \(value) is out of range: expected number above 0")
      }
    }
    if let worth, !worth.isFinite { throw ValidationError("--worth: \(worth) is out of range: expected number") }
    if let truncation, !(0..<1).contains(truncation) {
      throw ValidationError("--truncation: \(truncation) is out of range: expected number from 0 to below 1")
    }
    for (option, value, range) in [
      ("samples", samples, 2...10_000_000), ("neighbours", neighbours, 1...1_000_000_000), ("seed", seed, 0...Int.max),
    ] {
      if let value, !range.contains(value) {
        throw ValidationError(
          "--\(option): \(value) is out of range: expected whole number, at least \(range.lowerBound)"
            + (range.upperBound == Int.max ? "" : ", at most \(range.upperBound)"))
      }
    }
  }

  /// Refuses what was given but would change nothing.
  func refuseIdle(_ method: DivisionMethod, _ input: DivisionInput) throws(CommandFailure) {
    var isEffective = false
    if case .effective = input { isEffective = true }
    let isScaling = isEffective && utility != "additive"
    let isSampled = method.isSampled(input)
    let all: [(option: String, isGiven: Bool, isUsed: Bool, use: String)] = [
      ("utility", utility != nil, isEffective, "effective records"),
      ("worth", worth != nil, isEffective, "effective records"),
      ("scale", scale != nil, isScaling, "effective records with --utility dataScaling"),
      ("exponent", exponent != nil, isScaling, "effective records with --utility dataScaling"),
      ("samples", samples != nil, isSampled, "values that are sampled"),
      ("seed", seed != nil, isSampled, "values that are sampled"),
      ("truncation", truncation != nil, isSampled && !isEffective, "shapleySampled of a table of coalitions"),
      ("alpha", alpha != nil, method == .betaShapley, "betaShapley"),
      ("beta", beta != nil, method == .betaShapley, "betaShapley"),
      ("test", test != nil, method == .knnShapley, "knnShapley"),
      ("neighbours", neighbours != nil, method == .knnShapley, "knnShapley"),
    ]
    for option in all where option.isGiven && !option.isUsed {
      throw CommandFailure(code: Ending.Code.usage, message: "--\(option.option) is for \(option.use)")
    }
  }

  func apply(to division: inout ValueDivision) {
    division.utility = BundleUtility(utility == "additive" ? .additive : .dataScaling(exponent: exponent ?? 0.35))
    division.scale = scale
    if let worth { division.worth = worth }
    if let samples { division.samples = samples }
    if let seed { division.seed = seed }
    if let truncation { division.truncation = truncation }
    if let alpha { division.alpha = alpha }
    if let beta { division.beta = beta }
    if let neighbours { division.neighbours = neighbours }
  }
}
