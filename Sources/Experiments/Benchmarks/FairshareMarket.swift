// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// Revenue-maximising prices, by default with every buyer seeing every offer.
enum FairshareMarket {
  static func scenario(sellers: Int = 10_000, buyers: Int = 100) -> Scenario {
    var parameters = Parameters()
    parameters.run.replicates = 1
    parameters.start.warmup = 0
    parameters.sellers.count = sellers
    parameters.buyers.count = buyers
    parameters.matching.rule = .all
    parameters.pricing.rule = .fairshare
    parameters.welfare.informationLoss = false
    return Scenario(name: "fairshare", parameters: parameters)
  }
}
