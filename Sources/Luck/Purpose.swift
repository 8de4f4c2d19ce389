// SPDX-License-Identifier: GPL-3.0-or-later

/// Why luck is drawn. Every use of chance in the simulator names its purpose, so that two uses never share draws.
///
/// The raw value enters the key of every draw. It is therefore part of the meaning of a seed: values are never changed
/// or reused. A new purpose takes the next free number and leaves the luck of all others as it was.
public enum Purpose: UInt64, Sendable, CaseIterable {
  /// The quality a seller's data are endowed with.
  case sellerQuality = 1
  /// A seller's cost of offering its data.
  case sellerCost = 2
  /// The volume of a seller's data.
  case sellerVolume = 3
  /// The domain a seller's data belong to.
  case sellerDomain = 4
  /// The aggregator a seller works through, if any.
  case sellerAggregator = 5
  /// A seller's margin over cost.
  case sellerMargin = 6
  /// Whether and how far a seller's data are a by-product of another activity.
  case sellerByproduct = 7
  /// Entry of sellers.
  case sellerEntry = 8
  /// A seller's change of aggregator or way of selling.
  case sellerSwitch = 9
  /// The task a buyer trains for.
  case buyerTask = 10
  /// A buyer's value of performance.
  case buyerValue = 11
  /// A buyer's budget.
  case buyerBudget = 12
  /// The model a producer of synthetic data generates with.
  case producerModel = 13
  /// A producer's cost.
  case producerCost = 14
  /// Whether a producer labels its data as synthetic.
  case producerLabel = 15
  /// An aggregator's fee.
  case aggregatorFee = 16
  /// Noise in the matching of buyers and sellers.
  case matchNoise = 17
  /// Noise of a trial in the sandbox before purchase.
  case sandboxNoise = 18
  /// The candidates a buyer considers.
  case candidate = 19
  /// The verdict of a detector of synthetic data.
  case detectorFlag = 20
  /// Who is audited.
  case audit = 21
  /// Prices posted at random.
  case randomPrice = 22
  /// Adulteration of data with undeclared synthetic data.
  case adulteration = 23
  /// Sampling inside a learner.
  case learner = 24
  /// What replaces an agent that leaves.
  case replacement = 25
  /// Coalitions and orders of arrival from which values of suppliers are estimated.
  case valueSampling = 26
  /// The buyers whose search for offers is compared with a full ranking.
  case recallSample = 27
  /// Replicates drawn again to see how far a result depends on them.
  case resampling = 28
  /// Suppliers that stand for a continuum of them in a market on paper.
  case paperSuppliers = 29
  /// The points of a design at which a model is evaluated.
  case design = 30
  /// A seed of its own for a point of a sweep.
  case pointSeed = 31
  /// Parameters drawn from their prior in a calibration, and the error of what they are to meet.
  case calibrationDraw = 32
}

/// Whose luck is drawn. Raw values enter the key of every draw and are never changed or reused.
public enum AgentKind: UInt64, Sendable, CaseIterable {
  /// The market as a whole.
  case market = 0
  /// A seller of data.
  case seller = 1
  /// A buyer of data.
  case buyer = 2
  /// An intermediary that pools sellers.
  case aggregator = 3
  /// A producer of synthetic data.
  case producer = 4
}
