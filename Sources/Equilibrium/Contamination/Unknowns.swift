// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck
internal import Market

/// What an equilibrium is a point of: the numbers that a period takes over from the one before, and the bids and the
/// price on which a period's trade settles. All are logarithms or log-odds, so that any value is admissible.
///
/// A bid is s_k = u'(E_k)/(1 + lambda_k), what buyer k pays at most for a small effective record, which stands for the
/// pair of plan and shadow price: trade depends on nothing else, and E_k and lambda_k follow from it.
struct Unknowns: Sendable {
  let buyers: Int
  /// log s_k, $ per effective record: 0..<buyers.
  let bids: Range<Int>
  /// log F of each model; one entry where the market has one.
  let fidelity: Range<Int>
  /// Log-odds of pi, where origins are inferred.
  let prior: Int?
  /// Log of net pay per effective record of those who produce, $, and of pay per synthetic record: what those who are
  /// away go by. Only where they try their luck.
  let sellerPay: Int?
  let producerPay: Int?
  /// Log of the price per record, $, where one is made for all.
  let price: Int?
  /// Divergence as the policy maker estimates it, nats, where it goes by that.
  let divergence: Int?
  let count: Int

  init(_ parameters: Parameters) {
    buyers = parameters.buyers.count
    bids = 0..<buyers
    let models = parameters.fidelity.scope == .market ? 1 : buyers
    fidelity = buyers..<buyers + models
    var next = fidelity.upperBound
    func place(_ isNeeded: Bool) -> Int? {
      guard isNeeded else { return nil }
      next += 1
      return next - 1
    }
    let hasProducers = parameters.producers.count > 0
    let tries = parameters.trialShare > 0
    prior = place(hasProducers && parameters.provenance.information == .posterior)
    sellerPay = place(tries)
    producerPay = place(tries && hasProducers)
    price = place(parameters.pricing.rule == .uniform)
    divergence = place(parameters.policy.rule == .pmir)
    count = next
  }

  /// The place of the model of a buyer.
  func model(_ buyer: Int) -> Int { fidelity.lowerBound + (fidelity.count == 1 ? 0 : buyer) }

  /// How far two points are apart: the greatest relative difference of a bid, a fidelity or the price, or difference of
  /// pi, whose log-odds tell apart what makes no difference. Pay that is known matters by what it makes of these.
  func distance(_ left: [Double], _ right: [Double]) -> Double {
    var greatest = 0.0
    for place in Array(bids) + Array(fidelity) + [price].compactMap({ $0 }) {
      greatest = max(greatest, abs(left[place] - right[place]))
    }
    if let prior { greatest = max(greatest, abs(1 / (1 + exp(-left[prior])) - 1 / (1 + exp(-right[prior])))) }
    return greatest
  }

  /// Unknowns that one period hands to the next.
  var carried: [Int] { Array(fidelity) + [prior, sellerPay, producerPay, divergence].compactMap { $0 } }

  /// Unknowns that settle within a period.
  var settled: [Int] { Array(bids) + [price].compactMap { $0 } }
}

extension Parameters {
  /// Share of the time that a supplier is active who loses whenever it is but would not lose if it earned what others
  /// do: it stays until patience ends, or the contracts signed before, and is away for 1/entry periods on average.
  var trialShare: Double {
    guard sellers.entry > 0 else { return 0 }
    let contract = self.contract.form == .buyout ? self.contract.periods : 1
    let active = Double((sellers.patience + contract - 1) / contract * contract)
    return active / (active + 1 / sellers.entry)
  }
}
