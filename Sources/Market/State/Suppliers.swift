// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

/// What a buyer's look at an offer needs, side by side in 16 bytes so that a random look-up touches one cache line.
struct OfferRecord: BitwiseCopyable, Sendable {
  /// Price of the whole offer, $ per period.
  var price = 0.0
  /// Effective records that buyers expect, before the match with a buyer's task.
  var expected = 0.0
}

/// All who supply data, as columns: human sellers first, at 0 ..< sellers, then synthetic producers.
struct Suppliers: Sendable {
  let sellers: Int
  let producers: Int
  var count: Int { sellers + producers }

  // Drawn once, or anew when a supplier is replaced.
  /// Records n per period.
  var records: [Double]
  /// Quality q of a seller; 0 for producers, whose records inherit theirs.
  var quality: [Double]
  /// Cost $ per period while active; for producers the cost per record generated.
  var unitCost: [Double]
  var margin: [Double]
  var domain: [Int32]
  /// Period in which this supplier was drawn: part of the name of its luck.
  var birth: [Int32]
  /// Sum over buyers of value scale times match: the worth of one effective record to all of them, for the planner.
  var reach: [Double]

  // What it is and does.
  var isActive: [Bool]
  var isProducing: [Bool]
  var isOffering: [Bool]
  var isCertified: [Bool]
  var isAdulterating: [Bool]
  /// Platform of a seller, -1 when it sells directly.
  var aggregator: [Int32]
  var offers: [OfferRecord]
  /// Effective records that the offer truly carries, before the match with a buyer's task.
  var truth: [Double]

  var accounts: [SupplierAccount]

  init(sellers: Int, producers: Int) {
    self.sellers = sellers
    self.producers = producers
    let count = sellers + producers
    let zeros = [Double](repeating: 0, count: count)
    let none = [Bool](repeating: false, count: count)
    let counts = [Int32](repeating: 0, count: count)
    records = zeros
    quality = zeros
    unitCost = zeros
    margin = zeros
    reach = zeros
    truth = zeros
    isActive = [Bool](repeating: true, count: count)
    isProducing = none
    isOffering = none
    isCertified = none
    isAdulterating = none
    domain = counts
    birth = counts
    aggregator = [Int32](repeating: -1, count: count)
    accounts = [SupplierAccount](repeating: SupplierAccount(), count: count)
    offers = [OfferRecord](repeating: OfferRecord(), count: count)
  }

  @inline(__always)
  func isHuman(_ supplier: Int) -> Bool { supplier < sellers }

  /// Bytes of state that one supplier takes, lists and buffers of the period loop included: three lists of who
  /// produces, offers and is away, beliefs, keys to sort incomes by, and stamps.
  static let bytesEach =
    6 * MemoryLayout<Double>.stride + MemoryLayout<OfferRecord>.stride + MemoryLayout<SupplierAccount>.stride
    + 4 * MemoryLayout<Int32>.stride + 5 * MemoryLayout<Bool>.stride
    + 4 * MemoryLayout<Int32>.stride + 3 * MemoryLayout<Double>.stride
}

extension OfferRecord: StateRecord {
  mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("price", &price)
    visitor.visit("expected", &expected)
  }
}

extension Suppliers: StatePart {
  mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    let each = StateCount.exactly(count)
    visitor.visit("records", &records, each)
    visitor.visit("quality", &quality, each)
    visitor.visit("unitCost", &unitCost, each)
    visitor.visit("margin", &margin, each)
    visitor.visit("domain", &domain, each)
    visitor.visit("birth", &birth, each)
    visitor.visit("reach", &reach, each)
    visitor.visit("isActive", &isActive, each)
    visitor.visit("isProducing", &isProducing, each)
    visitor.visit("isOffering", &isOffering, each)
    visitor.visit("isCertified", &isCertified, each)
    visitor.visit("isAdulterating", &isAdulterating, each)
    visitor.visit("aggregator", &aggregator, each)
    visitor.visit("offers", &offers, each)
    visitor.visit("truth", &truth, each)
    visitor.visit("accounts", &accounts, each)
  }
}
