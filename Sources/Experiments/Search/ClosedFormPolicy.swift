// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Market
internal import ScenarioFiles

/// The rates that a published rule calls for, to be held against the best ones: subsidy s = KL/(2 kappa) and watermark
/// w = (1 - psi) KL/(2 kappa psi) (arXiv 2605.20279), with KL the mean of -log F over models, periods and replicates.
struct ClosedFormPolicy {
  private let keys: [String]
  private let curvature: Double
  private let detectorPower: Double

  /// Nil where something else than subsidy and watermark is searched, for which the rule says nothing.
  init?(_ ranges: [SearchRange], in parameters: Parameters) {
    keys = ranges.map(\.key)
    guard keys.allSatisfy({ ["policy.subsidy", "policy.watermark"].contains($0) }) else { return nil }
    curvature = parameters.policy.curvature
    detectorPower = parameters.provenance.detectorPower
  }

  /// The rates for a divergence, nats, one for each parameter that is searched.
  func rates(_ divergence: Double) -> [Double] {
    keys.map { key in
      let subsidy = divergence / (2 * curvature)
      return key == "policy.subsidy" ? subsidy : (1 - detectorPower) / detectorPower * subsidy
    }
  }

  /// A divergence that the rates it calls for bring about.
  struct FixedPoint: Equatable {
    /// Nats.
    let divergence: Double
    /// Divergence under the rates that it calls for less it, nats: 0 unless the market jumps across the fixed point.
    let residual: Double
  }

  static let mostEvaluations = 14

  /// The fixed point of the rule when the market responds to it.
  /// - Parameters:
  ///   - start: the divergence without a policy, nats, 0 or more.
  ///   - respond: the divergence at given rates, nats.
  /// - Returns: nil where the market answers every rate with a divergence that calls for a higher one.
  func fixedPoint(
    from start: Double, _ respond: (_ rates: [Double]) async throws -> Double
  ) async throws -> FixedPoint? {
    guard start > 0 else { return FixedPoint(divergence: 0, residual: 0) }
    var excess: [Double: Double] = [0: start]
    var high = start
    func look(_ divergence: Double) async throws {
      excess[divergence] = try await respond(rates(divergence)) - divergence
    }
    try await look(high)
    while let value = excess[high], value > 0 {
      guard excess.count < 6 else { return nil }
      high *= 2
      try await look(high)
    }
    while excess.count < Self.mostEvaluations {
      var wanted = 0.0
      do {
        // It starts again for each value, which takes all processors to find.
        _ = try Roots.brent(in: 0...high, tolerance: 1e-3 * min(1, start)) { divergence in
          guard let known = excess[divergence] else {
            wanted = divergence
            throw NotYetLooked()
          }
          return known
        }
        break
      } catch is NotYetLooked {
        try await look(wanted)
      }
    }
    // Of equals the lower, since a dictionary has no order.
    return excess.min { (abs($0.value), $0.key) < (abs($1.value), $1.key) }
      .map { FixedPoint(divergence: $0.key, residual: $0.value) }
  }

  private struct NotYetLooked: Error {}
}
