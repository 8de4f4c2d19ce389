// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL

extension World {
  /// Takes over the parameters of an event: what agents carry with them changes in proportion, platforms follow the
  /// contract in force, and where origins are no longer known an audit forms the first belief.
  mutating func adopt(_ new: Parameters, _ sampler: inout Sampler) {
    let old = parameters
    parameters = new
    let (oldCost, newCost) = (old.producers.costPerRecord, new.producers.costPerRecord)
    for producer in suppliers.sellers..<suppliers.count {
      if oldCost != newCost {
        suppliers.unitCost[producer] = oldCost > 0 ? suppliers.unitCost[producer] * (newCost / oldCost) : newCost
      }
      if old.producers.records != new.producers.records { suppliers.records[producer] = new.producers.records }
    }
    updatePlatforms()
    if old.provenance.information != new.provenance.information { openAudit(&sampler) }
  }
}
