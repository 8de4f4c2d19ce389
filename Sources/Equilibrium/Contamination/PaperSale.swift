// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Luck
internal import Market

/// How an offer may look to buyers in a period, whatever its match: as worth a factor of what it would be if it were
/// known to be human.
struct View {
  let probability: Double
  let factor: Double
  /// Probability with which buyers hold it to be synthetic.
  let synthetic: Double
}

/// What one supplier sells, on the average over how its offer may look: the rules of `Market/Pricing` for an offer that
/// is a small part of every bundle.
///
/// Columns have a number for each buyer; they are filled for one supplier and read before the next.
struct PaperSale: Sendable {
  let rule: PricingRule
  let beta: Double
  /// Log standard deviation of sandbox trials where their effect is a normal integral, else 0.
  let deviation: Double
  /// Six of them as a factor.
  private let sureness: Double

  /// Willingness to pay, $, for the offer if it were known to be human.
  var willingness: [Double]
  /// Expected share of the offers of this kind that the buyer takes.
  var taken: [Double]
  /// The same, each weighted with what it looks like: believed over apparent volume.
  var viewed: [Double]
  /// $ expected to be paid.
  var paid: [Double]
  /// $ expected in all, and expected sales.
  private(set) var gross = 0.0
  private(set) var sales = 0.0
  /// Probability that at least one buyer buys.
  private(set) var chance = 0.0
  /// Buyers in falling order of willingness to pay, under rules that rank.
  var order: [Int]
  /// Under fairshare: the number of buyers at the price, and the highest that all of them would pay.
  private(set) var rank = 0
  /// How far sellers are from always choosing the best price under fairshare, 0 for not at all. It makes what buyers
  /// take a smooth function of what they bid, which a search with few types needs.
  let tremble: Double
  /// Revenue over the highest that is still chosen with a probability worth counting.
  private let nearly: Double
  private var best = 0.0
  private var odds: [Double]

  init(_ parameters: Parameters, tremble: Double) {
    let zeros = [Double](repeating: 0, count: parameters.buyers.count)
    rule = parameters.pricing.rule
    beta = parameters.pricing.beta
    deviation = parameters.takesTrialsInClosedForm ? parameters.sandboxDeviation : 0
    sureness = exp(6 * deviation)
    self.tremble = tremble
    nearly = exp(-12 * tremble)
    odds = zeros
    willingness = zeros
    taken = zeros
    viewed = zeros
    paid = zeros
    order = Array(zeros.indices)
  }

  /// Sells at one price to all.
  /// - Parameter price: $ for the offer.
  mutating func sell(at price: Double, _ views: [View]) {
    clear()
    var nobody = 0.0
    for view in views {
      var none = 1.0
      // Willingness to pay that exceeds the price whatever a trial says, and that never does.
      let (certain, hopeless) = (price * sureness / view.factor, price / (sureness * view.factor))
      for buyer in willingness.indices {
        let value = willingness[buyer]
        if value < hopeless { continue }
        var (taken, viewed) = (1.0, 1.0)
        if value < certain {
          let distance = log(value * view.factor / price) / deviation
          taken = Distributions.normalCumulative(distance - deviation / 2)
          viewed = Distributions.normalCumulative(distance + deviation / 2)
        }
        none *= 1 - taken
        self.taken[buyer] += view.probability * taken
        self.viewed[buyer] += view.probability * view.factor * viewed
        paid[buyer] += view.probability * taken * price
      }
      nobody += view.probability * none
    }
    sum()
    chance = 1 - nobody
  }

  /// Sells by the seller's best price, or at random below the highest willingness to pay. The price follows how the
  /// offer looks, and who buys does not depend on it.
  /// - Parameter factor: mean factor of the views.
  mutating func sell(_ factor: Double) {
    clear()
    let count = order.count
    switch rule {
    case .fairshare:
      sortOrder()
      rankBest()
      guard rank > 0 else { return }
      if tremble > 0 {
        sellTrembling(factor)
      } else {
        let price = willingness[order[rank - 1]] * factor
        for place in 0..<rank {
          taken[order[place]] = 1
          viewed[order[place]] = factor
          paid[order[place]] = price
        }
      }
      chance = 1
    case .random:
      let highest = willingness.max() ?? 0
      guard highest > 0 else { return }
      for buyer in 0..<count {
        taken[buyer] = willingness[buyer] / highest
        viewed[buyer] = taken[buyer] * factor
        paid[buyer] = 0.5 * taken[buyer] * willingness[buyer] * factor
      }
      chance = 1
    default: preconditionFailure("a rule whose price follows how an offer looks")
    }
    sum()
  }

  /// The number of buyers whose lowest willingness to pay, times their number, is the highest revenue.
  private mutating func rankBest() {
    best = 0
    rank = 0
    for place in order.indices {
      let revenue = Double(place + 1) * willingness[order[place]]
      if revenue >= best && revenue > 0 {
        best = revenue
        rank = place + 1
      }
    }
  }

  /// Sells at each number of buyers with a probability that falls with the logarithm of what its revenue is short of
  /// the highest, over `tremble`.
  private mutating func sellTrembling(_ factor: Double) {
    var (weights, chance, price) = (0.0, 0.0, 0.0)
    for place in order.indices {
      let revenue = Double(place + 1) * willingness[order[place]]
      odds[place] = revenue > best * nearly ? exp(log(revenue / best) / tremble) : 0
      weights += odds[place]
    }
    for place in order.indices.reversed() where odds[place] > 0 || chance > 0 {
      let buyer = order[place]
      chance += odds[place] / weights
      price += odds[place] / weights * willingness[buyer]
      taken[buyer] = chance
      viewed[buyer] = chance * factor
      paid[buyer] = price * factor
    }
  }

  /// Sells buyer by buyer, splitting what lies between the seller's floor and willingness to pay. Whom a seller sells to
  /// depends on its cost: columns are over all sellers of the kind who stay, not for each of them.
  /// - Parameters:
  ///   - keep: 1 - tau.
  ///   - factor: mean factor of the views, by which it is decided who stays.
  /// - Returns: the highest cost with which a seller stays, $.
  mutating func bargain(_ views: [View], keep: Double, factor: Double, _ costs: CostLaw) -> Double {
    clear()
    sortOrder()
    var highest = 0.0
    for place in order.indices { highest = max(highest, Double(place + 1) * willingness[order[place]]) }
    let stays = keep * factor * highest
    guard stays > 0 else { return 0 }
    for view in views { bargain(view, keep: keep, below: stays, costs) }
    sum()
    chance = 1
    return stays
  }

  private mutating func bargain(_ view: View, keep: Double, below stays: Double, _ costs: CostLaw) {
    // From the most buyers down: the costs for which that many is the most that each would pay its share of. Who ranks
    // that high or higher buys from all of these.
    var (reached, share, amount, mass, floors) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for place in order.indices.reversed() {
      let buyer = order[place]
      let covered = min(stays, keep * view.factor * Double(place + 1) * willingness[buyer])
      if covered > reached {
        let (nextShare, nextAmount) = (costs.cumulative(covered), beta < 1 ? costs.partial(covered) : 0)
        mass += view.probability * (nextShare - share)
        floors += view.probability * (nextAmount - amount) / (keep * Double(place + 1))
        (reached, share, amount) = (covered, nextShare, nextAmount)
      }
      taken[buyer] += mass
      viewed[buyer] += mass * view.factor
      paid[buyer] += beta * mass * view.factor * willingness[buyer] + (1 - beta) * floors
    }
  }

  /// Under fairshare the one price that all are asked, $; nil where nobody buys.
  var priceOfAll: Double? { rank > 0 && tremble == 0 ? paid[order[0]] : nil }

  /// Changes what all pay by a factor.
  mutating func scalePrices(by factor: Double) {
    for buyer in paid.indices { paid[buyer] *= factor }
    sum()
  }

  private mutating func clear() {
    for buyer in taken.indices {
      taken[buyer] = 0
      viewed[buyer] = 0
      paid[buyer] = 0
    }
    (gross, sales, chance, rank) = (0, 0, 0, 0)
  }

  private mutating func sum() {
    (gross, sales) = (0, 0)
    for buyer in paid.indices {
      gross += paid[buyer]
      sales += taken[buyer]
    }
  }

  /// From one supplier to the next the order changes in few places.
  private mutating func sortOrder() {
    willingness.withUnsafeBufferPointer { willingness in
      order.withUnsafeMutableBufferPointer { order in
        for index in 1..<max(1, order.count) {
          let buyer = order[index]
          let value = willingness[buyer]
          var place = index
          while place > 0, case let other = order[place - 1],
            value > willingness[other] || (value == willingness[other] && buyer < other)
          {
            order[place] = other
            place -= 1
          }
          order[place] = buyer
        }
      }
    }
  }
}
