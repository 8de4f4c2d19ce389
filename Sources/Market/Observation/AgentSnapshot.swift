// SPDX-License-Identifier: GPL-3.0-or-later

/// The state of one agent at the end of a period. A quantity that the kind of agent does not have is NaN.
public struct AgentSnapshot: Sendable {
  public enum Kind: String, Sendable { case seller, producer, buyer, aggregator }

  public let kind: Kind
  /// Place among the agents of its kind, from 0.
  public let agent: Int
  /// One value for each of `AgentSnapshot.columns`.
  public let values: [Double]

  public static let columns: [ObservationColumn] = [
    ObservationColumn(name: "active", unit: "0 or 1", meaning: "whether the agent is in the market"),
    ObservationColumn(name: "quality", unit: "0 to 1", meaning: "share of usable records"),
    ObservationColumn(name: "records", unit: "records/period", meaning: "records made, or delivered to a buyer"),
    ObservationColumn(name: "cost", unit: "$/period", meaning: "cost of being active"),
    ObservationColumn(name: "domain", unit: "", meaning: "domain of a seller's data, from 0"),
    ObservationColumn(name: "aggregator", unit: "", meaning: "platform of a seller (-1: direct)"),
    ObservationColumn(name: "certified", unit: "0 or 1", meaning: "whether this period's records were certified"),
    ObservationColumn(
      name: "price", unit: "$/offer", meaning: "price asked; a posted price as it stands after the period"),
    ObservationColumn(name: "sales", unit: "sales", meaning: "sales concluded in the period"),
    ObservationColumn(name: "receipts", unit: "$", meaning: "net receipts of a supplier; fees of a platform"),
    ObservationColumn(name: "royalties", unit: "$", meaning: "royalties of a seller (lineage tracked)"),
    ObservationColumn(name: "smoothed_profit", unit: "$/period", meaning: "profit as remembered"),
    ObservationColumn(name: "fidelity", unit: "0 to 1", meaning: "fidelity of a buyer's model"),
    ObservationColumn(name: "contamination", unit: "share", meaning: "synthetic share of the records a buyer holds"),
    ObservationColumn(name: "value_scale", unit: "$/period", meaning: "a buyer's value of a perfect model, A"),
    ObservationColumn(name: "budget", unit: "$/period", meaning: "a buyer's budget"),
    ObservationColumn(name: "spend", unit: "$", meaning: "what a buyer paid for data"),
    ObservationColumn(name: "effective_records", unit: "records", meaning: "true effective records held, E"),
    ObservationColumn(name: "utility", unit: "$", meaning: "a buyer's realised utility"),
    ObservationColumn(name: "fee", unit: "share", meaning: "take rate of a platform"),
  ]
}
