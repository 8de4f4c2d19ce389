// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

extension World {
  /// Shows all that the future depends on, but for what a world of the same scenario and replicate begins with
  /// (`parameters`, `luck`, `firstPlatform`, `feeRanks`) and what each period lays out anew before it is looked at
  /// (`producing`, `offering`, `absent`, `keptPrice`, `supplies`, `tally`, `chosen`, `ledger`, `payments`, `scratch`).
  mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("period", &period)
    visitor.visit("suppliers", &suppliers)
    visitor.visit("buyers", &buyers)
    visitor.visit("platforms", &platforms)
    visitor.visit("producerModel", &producerModel, .exactly(suppliers.producers))
    visitor.visit("matches", &matches)
    visitor.visit("belief", &belief)
    visitor.visit("offeredSynthetic", &offeredSynthetic)
    var isTracked = lineage.isTracked
    visitor.visit("isTracked", &isTracked)
    if isTracked != lineage.isTracked {
      lineage = isTracked ? Lineage(models: models.owners, creators: suppliers.sellers) : Lineage()
    }
    visitor.visit("lineage", &lineage)
    visitor.visit("subsidy", &subsidy)
    visitor.visit("watermark", &watermark)
    visitor.visit("policyIteration", &policyIteration)
    visitor.visit("estimatedDivergence", &estimatedDivergence)
    visitor.visit("referencePrice", &referencePrice)
    visitor.visit("humanPay", &humanPay)
    visitor.visit("uniformPrice", &uniformPrice)
    visitor.visit("syntheticPay", &syntheticPay)
    visitor.visit("hasExploiters", &hasExploiters)
    models.visit(&visitor)
    // Of the tally of a period this alone is carried into the next.
    visitor.visit("certifiedBefore", &tally.certifiedBefore)
    visitor.visit("discountedUtility", &discountedUtility)
    visitor.visit("firstBest", &firstBest)
    visitor.visit("domainReach", &domainReach, .exactly(domainReach.count))
    visitor.visit("evaluations", &evaluations)
    visitor.visit("isCold", &isCold)
  }
}
