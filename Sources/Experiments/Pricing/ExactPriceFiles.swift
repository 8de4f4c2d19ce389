// SPDX-License-Identifier: GPL-3.0-or-later

public import Equilibrium
public import ScenarioFiles

/// Exact prices of a small market as files of comma-separated values.
public enum ExactPriceFiles {
  /// `datasets.csv`, `buyers.csv`, `purchases.csv` and `welfare.csv`, in $. Empty: the price of what is not on offer, and
  /// a budget without bound. `takes_part`, `bought` and `equilibrium` are 1 or 0, the last the same in all rows.
  public static func all(
    _ input: SmallMarketInput, _ found: ExactPrices, _ welfare: ExactWelfare
  ) -> [(name: String, bytes: [UInt8])] {
    [
      (
        "datasets.csv",
        table(
          ["dataset", "price", "sales", "revenue", "cost", "profit", "takes_part", "equilibrium"],
          input.dataSets.indices.map { place in
            let takesPart = found.takesPart(place)
            let (revenue, cost) = (found.revenue(place), takesPart ? input.costs[place] : 0)
            let price = takesPart ? found.prices[place] : .nan
            return (
              [input.dataSets[place]],
              [
                price, Double(found.sales(place)), revenue, input.costs[place], revenue - cost, takesPart ? 1 : 0,
                found.outcome == .equilibrium ? 1 : 0,
              ]
            )
          })
      ),
      (
        "buyers.csv",
        table(
          ["buyer", "budget", "spend", "utility", "net_utility"],
          input.buyers.indices.map { place in
            (
              [input.buyers[place]],
              [input.budgets[place], found.spend(place), welfare.utilities[place], found.netUtilities[place]]
            )
          })
      ),
      (
        "purchases.csv",
        table(
          ["buyer", "dataset", "value", "willingness_to_pay", "bought", "paid"],
          input.buyers.indices.flatMap { buyer in
            input.dataSets.indices.map { place in
              let buys = found.buys(buyer, place)
              return (
                [input.buyers[buyer], input.dataSets[place]],
                [
                  input.values[buyer][place], found.willingness[buyer][place], buys ? 1 : 0,
                  buys ? found.prices[place] : 0,
                ]
              )
            }
          })
      ),
      (
        "welfare.csv",
        table(
          ["utility", "spend", "net_utility", "costs", "profit", "welfare"],
          [
            (
              [],
              [
                welfare.utility, welfare.spend, welfare.netUtility, welfare.costs, welfare.profit, welfare.welfare,
              ]
            )
          ])
      ),
    ]
  }

  private static func table(_ columns: [String], _ rows: [(names: [String], numbers: [Double])]) -> [UInt8] {
    var bytes = CSVText.header(columns)
    for row in rows {
      for name in row.names {
        CSVText.append(name, to: &bytes)
        bytes.append(CSVText.comma)
      }
      for (place, number) in row.numbers.enumerated() {
        if place > 0 { bytes.append(CSVText.comma) }
        CSVText.append(number, to: &bytes)
      }
      bytes.append(CSVText.newline)
    }
    return bytes
  }
}
