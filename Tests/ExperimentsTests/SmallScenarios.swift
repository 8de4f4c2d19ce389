// SPDX-License-Identifier: GPL-3.0-or-later

import Market

/// Markets small enough to be played many times in a test.
enum Small {
  static func scenario(
    _ name: String, replicates: Int = 3, periods: Int = 4, _ change: (inout Parameters) -> Void = { _ in }
  ) -> Scenario {
    var parameters = Parameters()
    parameters.run.replicates = replicates
    parameters.run.periods = periods
    parameters.start.warmup = 2
    parameters.sellers.count = 30
    parameters.sellers.domains = 2
    parameters.buyers.count = 3
    parameters.aggregators.count = 2
    parameters.producers.count = 2
    change(&parameters)
    return Scenario(name: name, parameters: parameters)
  }
}
