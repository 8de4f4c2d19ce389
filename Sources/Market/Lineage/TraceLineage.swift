// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

extension World {
  /// Begins to track lineages, or stops, as the regime in force says.
  mutating func prepareLineage() {
    let tracks = parameters.provenance.lineage == .tracked
    if tracks != lineage.isTracked {
      lineage = tracks ? Lineage(models: models.owners, creators: suppliers.sellers) : Lineage()
    }
  }

  /// Writes whose records the models were trained on in this period, by effective records.
  ///
  /// Records count for whoever sells them as human: who mixes in synthetic ones is not found out by metadata.
  mutating func traceLineage() {
    guard lineage.isTracked else { return }
    let depth = parameters.provenance.lineageDepth
    lineage.beginTraining()
    for model in 0..<models.owners {
      var total = 0.0
      for buyer in trainees(model) {
        // What is kept of the stock carries the weights of the whole.
        lineage.learn(buyers.stock[buyer], sampledFrom: model)
        total += buyers.stock[buyer]
        for holding in buyers.holdings[buyer] {
          let supplier = Int(holding.offer)
          let effective = trueVolume(supplier, buyer, match: holding.match)
          total += effective
          if suppliers.isHuman(supplier) {
            lineage.learn(effective, from: supplier, in: model)
          } else {
            lineage.learn(effective, sampledFrom: owner(Int(producerModel[supplier - suppliers.sellers])))
          }
        }
      }
      lineage.endTraining(model, total: total, depth: depth)
    }
  }

  /// The buyers who have a model.
  func trainees(_ model: Int) -> Range<Int> { models.owners == 1 ? 0..<buyers.count : model..<model + 1 }

  /// Share of a model's lineage that royalties reach: what is attributed, times the accuracy of tracking.
  func tracedShare(_ model: Int) -> Double {
    parameters.provenance.lineageAccuracy * lineage.attributed(model)
  }

  /// Mean over models of the share of their lineage that royalties reach; missing when nobody tracks.
  var lineageAccuracy: Double {
    guard lineage.isTracked else { return .nan }
    var sum = 0.0
    for model in 0..<models.owners { sum += tracedShare(model) }
    return sum / Double(models.owners)
  }

  /// Mean over models of the bytes that naming creators and their weights takes; missing when nobody tracks.
  var lineageBytes: Double {
    guard lineage.isTracked else { return .nan }
    var named = 0
    for model in 0..<models.owners { named += lineage.named(in: model) }
    return Double(named * Lineage.bytesPerCreator) / Double(models.owners)
  }
}
