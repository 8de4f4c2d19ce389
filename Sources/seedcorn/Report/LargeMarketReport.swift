// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Reports

/// What a reader sees at the end of `price --study`.
struct LargeMarketReport {
  let families: [LargeMarketStudy.Family]
  /// Columns of the terminal.
  let width: Int

  var text: String {
    let head = Wrapping.lines(
      "How far large-market willingness to pay and prices are from the exact ones, in % of these, with the fewest and "
        + "the most data sets, and the power of their number with which that falls, ± its standard error. Data sets "
        + "hold 1 in all, so that more of them are smaller; sd: log-sd of what each holds.", width: width)
    return (head + [""] + table.lines(width: width)).map { $0 + "\n" }.joined()
  }

  private var table: TextTable {
    TextTable(
      labels: families.map(name),
      columns: [
        column("data sets") { family in
          ("\(family.first.setting.dataSets) to \(family.last.setting.dataSets)", "")
        },
        column("willingness") { percent($0.first.willingness) }, column("to") { percent($0.last.willingness) },
        column("power") { power($0.willingness) },
        column("price") { percent($0.first.price) }, column("to") { percent($0.last.price) },
        column("power") { power($0.price) },
      ])
  }

  private func name(_ family: LargeMarketStudy.Family) -> String {
    let setting = family.first.setting
    return "\(setting.utility.rawValue), \(setting.budgetsBind ? "binding" : "slack"), sd "
      + NumberText.fixed(setting.sizeLogSd, 1)
  }

  private func percent(_ estimate: Estimate) -> (String, String) {
    (estimate.mean < LargeMarketStudy.rounding ? "0" : NumberText.plain(100 * estimate.mean), "")
  }

  private func power(_ rate: LargeMarketStudy.Rate?) -> (String, String) {
    guard let rate else { return ("-", "") }
    return (NumberText.fixed(rate.slope, 2), "±" + NumberText.fixed(rate.standardError, 2))
  }

  private func column(_ header: String, _ cell: (LargeMarketStudy.Family) -> (String, String)) -> TextTable.Column {
    TextTable.Column(
      header: header,
      cells: families.map {
        let text = cell($0)
        return TextTable.Cell(value: text.0, addition: text.1)
      })
  }
}
