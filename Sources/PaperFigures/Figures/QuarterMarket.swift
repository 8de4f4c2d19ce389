// SPDX-License-Identifier: GPL-3.0-or-later

/// A market of a quarter of the sellers, synthetic records and value of data each, which has the prices and the optima
/// of the whole one in a quarter of the time.
enum QuarterMarket {
  static let settings = [
    "sellers.count=500", "buyers.valueMedian=8.225e7", "producers.records=1000", "fidelity.trainingUnit=2.5",
    "welfare.firstBest=false",
  ]

  /// An eighth, for a quick look.
  static let halfOfIt = [
    "sellers.count=250", "buyers.valueMedian=4.1125e7", "producers.records=1000", "producers.count=20",
    "fidelity.trainingUnit=1.25",
  ]
}
