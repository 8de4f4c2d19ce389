// SPDX-License-Identifier: GPL-3.0-or-later

/// One public deal by which training data changed hands, as a row of the table of arXiv 2601.09966 tells it.
public struct DataDeal: Sendable, Equatable {
  /// What kind of data, in the paper's words.
  public enum DataType: String, Sendable, CaseIterable {
    case news = "News"
    case images = "Images"
    case academic = "Academic"
    case userGenerated = "UGC"
    case health = "Health"
    case audio = "Audio"
  }

  /// What is known of a deal besides its amount.
  public enum Code: String, Sendable, CaseIterable {
    case confirmed = "C"
    case unclear = "U"
    case litigation = "L"
    case revenueShare = "S"
    case recurring = "R"
  }

  /// What was said to be paid.
  public struct Amount: Sendable, Equatable {
    /// The lowest figure stated, in US dollars, above 0: for a year, or for several, where ``years`` says so.
    public let floor: Double
    /// The highest figure stated, in US dollars, at least the floor; nil where no upper bound was stated ("20m+").
    public let ceiling: Double?
    /// The years that the figure covers, above 0; nil where that was not stated.
    public let years: Double?
    /// Whether this is the price of one book or the like, from which the worth of the deal does not follow.
    public let isPerUnit: Bool
  }

  /// Unique within a table, from 1.
  public let id: Int
  /// Who receives the data, as written: a subsidiary, or another spelling, is another buyer.
  public let buyer: String
  /// Who sells or gives them: an aggregator, as written.
  public let seller: String
  public let year: Int
  public let type: DataType
  /// Nil where nothing was disclosed.
  public let amount: Amount?
  /// May be empty.
  public let note: String
  /// At least one, in the order of the table, none twice.
  public let codes: [Code]
  /// Where the deal was reported; may be empty.
  public let reference: String

  /// The amount where it is that of the whole deal; nil for undisclosed ones and for the price of one unit.
  public var dealAmount: Amount? { amount.flatMap { $0.isPerUnit ? nil : $0 } }
}
