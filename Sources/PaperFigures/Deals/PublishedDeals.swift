// SPDX-License-Identifier: GPL-3.0-or-later

/// What arXiv 2601.09966 (NeurIPS 2025, position track) prints about its table of deals, what is derived from it, and
/// where the paper contradicts that table.
public enum PublishedDeals {
  /// Every figure, in the order of a report: totals, types, years, statistics, shares, contradictions.
  public static func comparisons(_ found: DealAggregates) -> [DealComparison] {
    totals(found) + types(found) + years(found) + statistics(found) + shares(found) + contradictions(found)
  }

  private static func count(
    _ id: String, _ aggregate: String, _ published: Int, _ recomputed: Int, contradicts: Bool = false,
    note: String = ""
  ) -> DealComparison {
    DealComparison(
      id: id, aggregate: aggregate, unit: "deals", published: Double(published), decimals: 0,
      recomputed: Double(recomputed), source: .paper, isContradiction: contradicts, note: note)
  }

  /// - Parameter dollars: turned into millions, as all sums are printed.
  private static func millions(
    _ id: String, _ aggregate: String, _ published: Double, decimals: Int = 1, _ dollars: Double,
    source: DealComparison.Source = .ownDerivation, contradicts: Bool = false, note: String = ""
  ) -> DealComparison {
    DealComparison(
      id: id, aggregate: aggregate, unit: "million USD", published: published, decimals: decimals,
      recomputed: dollars / 1e6, source: source, isContradiction: contradicts, note: note)
  }

  private static func derived(
    _ id: String, _ aggregate: String, _ unit: String, _ published: Double, decimals: Int = 1, _ recomputed: Double,
    note: String = ""
  ) -> DealComparison {
    DealComparison(
      id: id, aggregate: aggregate, unit: unit, published: published, decimals: decimals, recomputed: recomputed,
      source: .ownDerivation, isContradiction: false, note: note)
  }

  private static func totals(_ found: DealAggregates) -> [DealComparison] {
    [
      count("deals", "deals", 73, found.deals, note: "an earlier version counted 51, by secondary sources"),
      millions(
        "disclosed_value", "disclosed value", 677.3, found.value, source: .paper,
        note: "floors of ranges; annual and multi-year figures as they stand; without the price per book"),
      count("disclosed_deals", "deals in that sum", 15, found.disclosedDeals),
      count(
        "disclosed_figures", "disclosed figures", 16, found.disclosedFigures,
        note: "with the price that HarperCollins gets per book"),
      count("undisclosed_deals", "deals with nothing disclosed", 57, found.undisclosedDeals),
      count("revenue_share", "deals with a revenue share", 6, found.deals(coded: .revenueShare)),
      count("recurring", "recurring deals", 3, found.deals(coded: .recurring)),
      count("litigation", "deals in litigation", 4, found.deals(coded: .litigation)),
    ]
  }

  private static func types(_ found: DealAggregates) -> [DealComparison] {
    let published: [(DataDeal.DataType, Int)] = [
      (.news, 26), (.images, 16), (.academic, 15), (.userGenerated, 14), (.health, 1), (.audio, 1),
    ]
    return published.map { type, deals in
      count("deals_\(type.rawValue.lowercased())", "deals of type \(type.rawValue)", deals, found.group(of: type).deals)
    }
  }

  private static func years(_ found: DealAggregates) -> [DealComparison] {
    let published = [(2016, 1), (2017, 1), (2018, 1), (2022, 1), (2023, 16), (2024, 42), (2025, 11)]
    return published.map { year, deals in
      count("deals_\(year)", "deals in \(year)", deals, found.deals(in: year))
    }
  }

  private static func statistics(_ found: DealAggregates) -> [DealComparison] {
    let values: [(DataDeal.DataType, Double)] = [
      (.news, 292), (.academic, 119), (.images, 106), (.userGenerated, 87.5), (.health, 72.8),
    ]
    return [
      millions("mean", "mean disclosed amount", 45.2, found.mean),
      millions("median", "median disclosed amount", 25, decimals: 0, found.median),
      millions("geometric_mean", "geometric mean of disclosed amounts", 26.3, found.geometricMean),
      derived(
        "log_sd", "standard deviation of log amounts", "log units", 1.09, decimals: 2, found.logStandardDeviation,
        note: "natural logarithms, divisor n - 1"),
      millions("middle_value", "disclosed value, middles of ranges", 727.3, found.middleValue),
      millions("top_value", "disclosed value, tops of ranges", 777.3, found.topValue),
      millions(
        "annual_value", "disclosed value, multi-year figures by year", 477.3, found.annualValue,
        note: "News Corp at 50 million a year; figures without a stated span as they stand"),
    ]
      + values.map { type, value in
        millions(
          "value_\(type.rawValue.lowercased())", "disclosed value of type \(type.rawValue)", value,
          found.group(of: type).value)
      }
  }

  private static func shares(_ found: DealAggregates) -> [DealComparison] {
    let sellers = [
      ("News Corp", 36.9), ("Shutterstock", 14.8), ("Taylor & Francis / Informa", 11.1), ("Tempus", 10.7),
      ("Reddit", 8.9), ("Wiley", 6.5),
    ]
    let buyers = [("OpenAI", 43.6), ("Google", 12.5), ("Undisclosed", 24.5)]
    return sellers.map { name, share in
      derived("seller_share_\(key(name))", "share of \(name) in sales", "%", share, found.sellers.valueShare(of: name))
    }
      + buyers.map { name, share in
        derived("buyer_share_\(key(name))", "share of \(name) in spend", "%", share, found.buyers.valueShare(of: name))
      } + [
        derived(
          "seller_hhi", "Herfindahl-Hirschman index of sellers", "index", 1970, decimals: -1,
          found.sellers.valueHerfindahl, note: "of percentages of disclosed value, up to 10,000")
      ]
  }

  private static func contradictions(_ found: DealAggregates) -> [DealComparison] {
    [
      millions(
        "text_value", "disclosed value in the text", 1600, decimals: -2, found.value, source: .paper,
        contradicts: true,
        note: "section 3.2 says $1.6bn by a reference to a figure that is not there; the paper's table gives $677.3m"),
      count(
        "buyer_deals_google", "deals of Google", 6, found.buyers.deals(of: "Google"), contradicts: true,
        note: "the paper's count of buyers; its rows give 4, or 6 with the 2 of DeepMind"),
      count(
        "buyer_deals_undisclosed", "deals of undisclosed buyers", 8, found.buyers.deals(of: "Undisclosed"),
        contradicts: true, note: "the paper's count of buyers; its rows give 10"),
    ]
  }

  /// Lower-case letters, with one underscore for whatever stands between them.
  private static func key(_ name: String) -> String {
    name.lowercased().split { !$0.isLetter }.joined(separator: "_")
  }
}
