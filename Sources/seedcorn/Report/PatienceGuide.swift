// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// What stands behind `seedcorn describe patience`: how buyers choose, and what the tables hold.
enum PatienceGuide {
  static let name = "patience"

  /// That of all that `describe` prints.
  private static let width = 80

  static var text: String {
    let tables = [
      (
        "\(PatienceTables.buyersName): each buyer of each replicate in three comparisons, with the least discount "
          + "factor from which on, up to 1, fairness pays (empty: it does not even at 1); the closed form of that with the "
          + "buyer's own means: v and p_f over all periods when fair, p_e over the tau periods before exploiting first "
          + "yields no more, T the periods played (empty: it does not apply). Comparisons:",
        PatienceComparison.Kind.allCases.map { ($0.rawValue, $0.meaning) }
      ),
      (
        "\(PatienceTables.ranksName): the buyer of each rank by value (1: the highest), over replicates, which "
          + "each have buyers of their own:", PatienceEstimate.allCases.map { ($0.rawValue, $0.meaning) }
      ),
      (
        "\(PatienceTables.discountsName): at each discount factor, over replicates:",
        PatienceMeasure.allCases.map { ($0.rawValue, $0.meaning) }
      ),
    ]
    var lines = Wrapping.lines(
      "seedcorn patience FILE plays a market in which each buyer pays the sellers' fairshare prices or exploits: it "
        + "then offers pricing.theta of its own mean willingness to pay per record for whatever is worth that much to it; "
        + "sellers, whose cost is sunk, accept, and price for the others alone. All plays of a replicate share their "
        + "luck and their start. In best responses, buyers reconsider in turn, by number, and switch where the whole "
        + "course of play is then worth more to them, until nobody does or choices repeat.", width: width)
    for (heading, names) in tables {
      lines += [""] + Wrapping.lines(heading, width: width)
      for (name, meaning) in names { lines += Wrapping.lines("\(name): \(meaning)", indent: "  ", width: width) }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
