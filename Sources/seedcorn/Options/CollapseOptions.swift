// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Equilibrium
internal import ScenarioFiles

/// The economy that `game` is about.
struct CollapseOptions: ParsableArguments {
  @Option(help: ArgumentHelp("b: quality of human work, and of a model's before contamination.", valueName: "b"))
  var quality: Double?

  @Option(help: ArgumentHelp("c_h: cost of working oneself, in units of quality.", valueName: "c"))
  var humanCost: Double?

  @Option(help: ArgumentHelp("c_a: cost of using a model.", valueName: "c"))
  var artificialCost: Double?

  @Option(help: ArgumentHelp("m: quality that models lose where all use them.", valueName: "m"))
  var contamination: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Time after which contamination follows use; no rest depends on it. (default: 0)", valueName: "t"))
  var lag: Double?

  // So that a number below 0 is none of the options.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Your own tax on the use of a model; below 0 a subsidy. (default: 0)", valueName: "x"))
  var tax: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Your own reward of all work, with a model or without. (default: 0)", valueName: "x"))
  var reward: Double?

  private var needed: [(name: String, value: Double?)] {
    [
      ("--quality", quality), ("--human-cost", humanCost), ("--artificial-cost", artificialCost),
      ("--contamination", contamination),
    ]
  }

  private var optional: [(name: String, value: Double?)] { [("--lag", lag), ("--tax", tax), ("--reward", reward)] }

  /// Options of the command line that were given.
  var given: [String] { (needed + optional).filter { $0.value != nil }.map(\.name) }

  /// Options without which there is no economy.
  var missing: [String] { needed.filter { $0.value == nil }.map(\.name) }

  func validate() throws {
    for (name, value) in needed + optional {
      guard let value else { continue }
      // Beyond these the replicator equation gets too stiff or too slow to find its end by.
      let (bounds, words): (ClosedRange<Double>, String) =
        switch name {
        case "--quality", "--contamination": (0.01...100, "from 0.01 to 100")
        case "--tax", "--reward": (-100...100, "from -100 to 100")
        case "--lag": (0...1000, "from 0 to 1000")
        default: (0...100, "from 0 to 100")
        }
      if !bounds.contains(value) {
        throw ValidationError("\(name): \(value) is out of range: expected number \(words)")
      }
    }
  }

  /// Once nothing is missing.
  var economy: CollapseEconomy {
    CollapseEconomy(
      quality: quality ?? .nan, humanCost: humanCost ?? .nan, artificialCost: artificialCost ?? .nan,
      contamination: contamination ?? .nan)
  }

  /// nil where neither is given.
  var own: (tax: Double, reward: Double)? { tax == nil && reward == nil ? nil : (tax ?? 0, reward ?? 0) }

  /// What the manifest says of it.
  var subject: [JSONText.Member] {
    (needed + optional).map { .init(String($0.name.dropFirst(2)), $0.value.map { .number($0) } ?? .null) }
  }
}
