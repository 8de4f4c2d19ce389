// SPDX-License-Identifier: GPL-3.0-or-later

/// The columns of a table of deals, by their names in the header. Their order is free.
public enum DealColumn: String, Sendable, CaseIterable {
  /// Whole, from 1, unique.
  case id
  case buyer = "receiver"
  case seller = "aggregator"
  /// 1900 to 2100.
  case year
  /// One of ``DataDeal/DataType``.
  case type
  /// US dollars, above 0; empty where undisclosed.
  case floor = "value_usd_low"
  /// US dollars, at least the floor; empty where none was stated.
  case ceiling = "value_usd_high"
  /// Years that the figures cover; empty where that was not stated.
  case years = "value_period_years"
  /// Free text. One that begins with an amount and `per book` or another unit than a time tells the price of one unit.
  case note = "value_note"
  /// Of ``DataDeal/Code``, separated by semicolons.
  case codes
  /// Free text.
  case reference
}
