// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

/// Whose records are in a model, as its metadata say.
public struct ModelLineage: Sendable {
  public struct Part: Sendable {
    /// Place among the sellers, from 0.
    public let creator: Int
    /// Share of the model's effective records, above 0.
    public let weight: Double
  }

  /// The buyer who has the model, from 0; 0 when all share one.
  public let model: Int
  /// In order of creator.
  public let parts: [Part]
  /// What no creator is named for; with the weights of the parts it sums to 1.
  public let unattributed: Double
}

extension Market {
  /// The lineage of each model after the last period; none where the regime does not track any.
  public func lineages() -> [ModelLineage] {
    guard world.lineage.isTracked else { return [] }
    return (0..<world.models.owners).map { model in
      let parts = (0..<world.suppliers.sellers).compactMap { creator in
        let weight = world.lineage.weight(of: creator, in: model)
        return weight > 0 ? ModelLineage.Part(creator: creator, weight: weight) : nil
      }
      return ModelLineage(model: model, parts: parts, unattributed: world.lineage.unattributed[model])
    }
  }
}
