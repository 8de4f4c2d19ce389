// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import GSL
internal import Luck
public import Market
internal import Valuation

/// A market as it is on paper: the same buyers, and in the place of many suppliers a continuum of them.
///
/// Every offer is then a small part of every bundle, so that willingness to pay is marginal utility times volume; what
/// chance does to one supplier averages out over all; and a period is a map from what it takes over from the period
/// before (fidelity, beliefs, the pay that is known) to what it hands on. A fixed point of the map is a contamination
/// equilibrium. It is what long-run averages of the simulated market tend to as it grows, where they settle.
///
/// Differences from the simulated market that vanish in that limit: no supplier and no budget is indivisible; the audit
/// is exact, as one of ever more records is; contracts of several periods are spread evenly over their starts; sellers
/// are on platforms as those who choose again and again are. One that does not: where prices are random, or trials in
/// the sandbox noisy, a seller's luck changes from period to period, and some leave by a run of bad luck whom mean
/// receipts would keep (with prices at random 2% of the sellers; with `sellers.memory` near 1 nobody). And who left a
/// run does not return where its own work would pay but that of the mean seller would not; on paper all who would stay
/// have stayed.
public struct PaperMarket: Sendable {
  public let parameters: Parameters
  let unknowns: Unknowns
  /// A and B, $ per period.
  let values: [Double]
  let budgets: [Double]
  /// E0 of every buyer alike: tasks weigh all domains with 1 in sum, and suppliers are spread evenly over these.
  let scale: Double
  /// p_ref, $ per record.
  public let referencePrice: Double
  let platforms: [PlatformShare]
  let utility: BundleUtility
  let stationary: StationaryFidelity
  let sellers: SupplierTypes
  let producers: SupplierTypes
  /// Human sellers, and producers, that each type stands for.
  let sellersEach: Double
  let producersEach: Double

  /// A platform's fee and its share of the sellers.
  struct PlatformShare: Sendable {
    let fee: Double
    let share: Double
  }

  /// - Parameters:
  ///   - parameters: without ``Market/Parameters/paperLimits``.
  ///   - replicate: whose buyers and platforms these are, as runs count them: 1 for the first.
  ///   - stationary: where fidelity comes to rest.
  ///   - types: kinds of seller, 16 or more.
  ///   - producerTypes: kinds of producer, 16 or more.
  ///   - trials: sandbox trials averaged for each pair, 1 or more.
  ///   - leastSpread: log standard deviation that costs have at least, so that supply has a slope.
  /// - Throws: `MarketError` or `GSLError` where memory runs out.
  public init(
    _ parameters: Parameters, replicate: Int, stationary: StationaryFidelity, types: Int, producerTypes: Int,
    trials: Int = 1, leastSpread: Double = 0
  ) throws {
    precondition(parameters.paperLimits.isEmpty, "a market that has a stationary counterpart")
    precondition(types >= 16 && producerTypes >= 16 && trials >= 1, "enough types to stand for all")
    self.parameters = parameters
    self.stationary = stationary
    unknowns = Unknowns(parameters)
    let drawn = try Population.drawnBuyers(parameters, replicate: replicate)
    values = drawn.buyers.map(\.value)
    budgets = drawn.buyers.map(\.budget)
    let rules = parameters.sellers
    let number = Double(rules.count)
    let made = number * rules.recordsMedian * exp(rules.recordsLogSd * rules.recordsLogSd / 2)
    let supply = made * rules.qualityAlpha / (rules.qualityAlpha + rules.qualityBeta)
    scale = parameters.buyers.scaleToSupply * supply
    utility = parameters.bundleUtility
    let (utility, scale, carry) = (utility, scale, parameters.carry)
    let worth = values.reduce(0) { $0 + carry * utility.slope(supply, worth: $1, scale: scale) * supply }
    referencePrice = worth / Double(values.count) / made
    platforms = Self.platforms(parameters, ranks: drawn.feeRanks)
    let matches = drawn.buyers.flatMap { $0.tasks.map { Double(rules.domains) * $0 } }
    let used = parameters.sandboxDeviation > 0 && !parameters.takesTrialsInClosedForm ? trials : 1
    sellers = try SupplierTypes.sellers(
      parameters, taskMatch: matches, buyers: values.count, count: types, trials: used, leastSpread: leastSpread)
    producers = try SupplierTypes.producers(
      parameters, buyers: values.count, count: parameters.producers.count > 0 ? producerTypes : 0, trials: used,
      leastSpread: leastSpread)
    sellersEach = number / Double(types)
    producersEach = producers.count > 0 ? Double(parameters.producers.count) / Double(producers.count) : 0
  }

  /// Where sellers are who choose again and again, by the logit on net pay of `aggregators.switching`; where they may
  /// not, as they begin.
  private static func platforms(_ parameters: Parameters, ranks: [Double]) -> [PlatformShare] {
    let (rules, contract) = (parameters.aggregators, parameters.contract)
    let fees = ranks.map { contract.feeLow + (contract.feeHigh - contract.feeLow) * $0 }
    guard !fees.isEmpty else { return [PlatformShare(fee: 0, share: 1)] }
    let switches = !rules.lockIn && rules.switching > 0 && (fees.count > 1 || rules.directOption)
    guard switches else {
      let each = (1 - rules.directShare) / Double(fees.count)
      return fees.map { PlatformShare(fee: $0, share: each) } + [PlatformShare(fee: 0, share: rules.directShare)]
    }
    let options = fees + (rules.directOption ? [0] : [])
    let mean = options.reduce(0) { $0 + (1 - $1) } / Double(options.count)
    guard mean > 0 else { return options.map { PlatformShare(fee: $0, share: 1 / Double(options.count)) } }
    let weights = options.map { exp(rules.switchingSensitivity * (1 - $0) / mean) }
    let total = weights.reduce(0, +)
    return zip(options, weights).map { PlatformShare(fee: $0, share: $1 / total) }
  }

  /// The fee of the sellers at that place of [0, 1).
  func fee(at place: Double) -> Double {
    var left = place
    for platform in platforms {
      if left < platform.share { return platform.fee }
      left -= platform.share
    }
    return platforms[platforms.count - 1].fee
  }
}
