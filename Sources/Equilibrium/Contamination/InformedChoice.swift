// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck
internal import Market
internal import Valuation

/// What buyers would choose at the same prices and budgets if they knew origins and values, as in a run
/// (`loss_information`): offers by falling true value per price while each adds what it costs.
struct InformedChoice {
  private let map: PeriodMap
  private let state: PaperState
  private var market: PaperMarket { map.market }

  init(_ map: PeriodMap, _ state: PaperState) {
    self.map = map
    self.state = state
  }

  /// Offers of a kind at one price: what one is truly worth before the match with a task, its price, and how many.
  private struct Offer {
    let types: Int
    let row: Int
    let truth: Double
    let price: Double
    let number: Double
    /// The buyer to whom it is worth nothing; -1 for none.
    let worthlessTo: Int
  }

  /// Net utility of the better of both choices, and what it would be worth more with models of fidelity 1, summed over
  /// buyers, $; nil under rules that ask each buyer another price.
  func sum() -> (net: Double, collapse: Double)? {
    var (net, collapse) = (0.0, 0.0)
    let offers = isMisled ? offers() : []
    guard let offers else { return nil }
    for buyer in market.values.indices {
      let worth = market.worth(buyer, logFidelity: state.logFidelity[buyer])
      var effective = map.flows.effective[buyer]
      var best = market.utility.value(effective, worth: worth, scale: market.scale) - map.flows.spend[buyer]
      if isMisled, case let again = choose(buyer, offers, worth: worth), again.net > best {
        (effective, best) = (again.effective, again.net)
      }
      net += best
      collapse +=
        market.utility.value(effective, worth: market.values[buyer], scale: market.scale)
        - market.utility.value(effective, worth: worth, scale: market.scale)
    }
    return (net, collapse)
  }

  /// Whether anything about an offer is hidden from its buyers.
  private var isMisled: Bool {
    let parameters = market.parameters
    return parameters.sandboxDeviation > 0 || (market.producers.count > 0 && parameters.provenance.information != .full)
  }

  private func choose(_ buyer: Int, _ offers: [Offer], worth: Double) -> (effective: Double, net: Double) {
    let tables = [market.sellers.match, market.producers.match]
    let choices = offers.compactMap { offer -> (value: Double, price: Double, number: Double)? in
      let value = offer.worthlessTo == buyer ? 0 : offer.truth * tables[offer.types][offer.row + buyer]
      return value > 0 ? (value, offer.price, offer.number) : nil
    }
    .sorted { $0.value * $1.price > $1.value * $0.price }
    var (effective, price) = (0.0, 0.0)
    for choice in choices {
      guard market.utility.slope(effective, worth: worth, scale: market.scale) * choice.value >= choice.price else {
        break
      }
      let left = market.budgets[buyer] - price
      let number = choice.price > 0 ? min(choice.number, left / choice.price) : choice.number
      effective += number * choice.value
      price += number * choice.price
      if number < choice.number { break }
    }
    return (effective, market.utility.value(effective, worth: worth, scale: market.scale) - price)
  }

  /// All offers; nil where a seller asks different prices of different buyers.
  private func offers() -> [Offer]? {
    let rule = market.parameters.pricing.rule
    guard rule == .uniform || rule == .fixed || rule == .fairshare else { return nil }
    var listed: [Offer] = []
    let record = { (sale: PaperSale, offer: PaperTrade.Offer) in
      let price = rule == .fairshare ? sale.priceOfAll : state.price * offer.records
      guard let price, offer.mass > 0 else { return }
      let mean = offer.views.meanFactor
      for view in offer.views {
        listed.append(
          Offer(
            types: offer.isHuman ? 0 : 1, row: offer.row, truth: offer.volume * offer.truth,
            price: rule == .fairshare ? price * view.factor / mean : price, number: offer.mass * view.probability,
            worthlessTo: offer.worthlessTo))
      }
    }
    var (sale, flows) = (PaperSale(market.parameters, tremble: 0), Flows(buyers: market.values.count))
    PaperTrade(market, state).settle(&sale, into: &flows, noting: record)
    return listed
  }
}
