// SPDX-License-Identifier: GPL-3.0-or-later

/// The price at which a seller's revenue is largest, given what each buyer would pay at most.
///
/// Revenue q #{k: MWP_k >= q} rises between one willingness to pay and the next, so that only these can be best: with
/// MWP_(1) >= ... >= MWP_(M), m* = argmax m MWP_(m), ties to the largest m, and the price is MWP_(m*). Indifferent
/// buyers buy. Source: arXiv 2502.00198, in our own reading.
public struct RevenueOptimum: Sendable, Equatable {
  /// $; 0 where nobody would pay anything.
  public let price: Double
  /// m*; 0 where nobody would pay anything.
  public let buyers: Int

  public var revenue: Double { Double(buyers) * price }

  /// - Parameter willingness: of each buyer, finite and at least 0, in any order.
  public init(_ willingness: [Double]) {
    var best = RevenueOptimum(price: 0, buyers: 0)
    for (place, price) in willingness.sorted(by: >).enumerated() where price > 0 {
      let next = RevenueOptimum(price: price, buyers: place + 1)
      // Revenues that differ by rounding are ties.
      if next.revenue >= best.revenue * (1 - 1e-12) { best = next }
    }
    self = best
  }

  private init(price: Double, buyers: Int) {
    self.price = price
    self.buyers = buyers
  }
}
