// SPDX-License-Identifier: GPL-3.0-or-later

/// The columns of a small market's tables that go by a name; data sets are columns too.
enum SmallMarketColumn: String, NamedColumn {
  case buyer
  case budget
  case dataset
  case cost

  var aliases: [String] { self == .dataset ? ["data_set", "data set"] : [] }
}
