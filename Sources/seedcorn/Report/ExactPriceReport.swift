// SPDX-License-Identifier: GPL-3.0-or-later

internal import Equilibrium
internal import Reports
internal import ScenarioFiles

/// What a reader sees at the end of `price`.
struct ExactPriceReport {
  let input: SmallMarketInput
  let found: ExactPrices
  let welfare: ExactWelfare
  let step: Double
  /// Columns of the terminal.
  let width: Int

  var text: String {
    let blocks = [
      Wrapping.lines(outcome, width: width), ["Data sets, in $:"] + dataSets.lines(width: width),
      ["Buyers, in $:"] + buyers.lines(width: width),
      Wrapping.lines(
        "What each buyer would pay at most at the other prices, in $; * marks what it takes:", width: width)
        + purchases.lines(width: width),
      Wrapping.lines(total, width: width),
    ]
    return blocks.joined(separator: [""]).map { $0 + "\n" }.joined()
  }

  private var outcome: String {
    let rounds = NumberText.counted(found.rounds, "round")
    return switch found.outcome {
    case .equilibrium:
      "Equilibrium after \(rounds): no seller would gain more than a share \(step) of its revenue by another price."
    case .cycle(let length):
      "NO equilibrium found: after \(rounds) prices repeat those of \(NumberText.counted(length, "round")) before and "
        + "go round for ever; below are the last."
    case .roundLimit:
      "NO equilibrium found: prices still changed after \(rounds); below are the last. A larger --step may settle them."
    }
  }

  private var total: String {
    "Welfare \(number(welfare.welfare)): buyers' utilities \(number(welfare.utility)) less sellers' costs "
      + "\(number(welfare.costs)). Net of \(number(welfare.spend)) paid, buyers have \(number(welfare.netUtility)) and "
      + "sellers \(number(welfare.profit))."
  }

  private var dataSets: TextTable {
    let places = Array(input.dataSets.indices)
    return TextTable(
      labels: input.dataSets,
      columns: [
        column("price", places) { found.takesPart($0) ? number(found.prices[$0]) : "-" },
        column("buyers", places) { "\(found.sales($0))" },
        column("revenue", places) { number(found.revenue($0)) },
        column("cost", places) { number(input.costs[$0]) },
        column("profit", places) {
          number(found.takesPart($0) ? found.revenue($0) - input.costs[$0] : 0)
        },
        column("takes part", places) { found.takesPart($0) ? "yes" : "NO" },
      ])
  }

  private var buyers: TextTable {
    let places = Array(input.buyers.indices)
    return TextTable(
      labels: input.buyers,
      columns: [
        column("budget", places) { input.budgets[$0].isFinite ? number(input.budgets[$0]) : "no bound" },
        column("spend", places) { number(found.spend($0)) },
        column("utility", places) { number(welfare.utilities[$0]) },
        column("net utility", places) { number(found.netUtilities[$0]) },
      ])
  }

  private var purchases: TextTable {
    TextTable(
      labels: input.buyers,
      columns: input.dataSets.indices.map { dataSet in
        TextTable.Column(
          header: input.dataSets[dataSet],
          cells: input.buyers.indices.map { buyer in
            TextTable.Cell(
              value: number(found.willingness[buyer][dataSet]), addition: found.buys(buyer, dataSet) ? "*" : "")
          })
      })
  }

  private func column(_ header: String, _ places: [Int], _ cell: (Int) -> String) -> TextTable.Column {
    TextTable.Column(header: header, cells: places.map { TextTable.Cell(value: cell($0)) })
  }

  private func number(_ value: Double) -> String { NumberText.significant(value, digits: 6) }
}
