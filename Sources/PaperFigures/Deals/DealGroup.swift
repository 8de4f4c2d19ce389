// SPDX-License-Identifier: GPL-3.0-or-later

/// The deals that share a year, a type of data, a buyer or a seller.
public struct DealGroup: Sendable, Equatable {
  /// Of the year, type, buyer or seller, as in the table.
  public let name: String
  /// All deals.
  public private(set) var deals = 0
  /// Those whose amount was disclosed, without the prices of single units.
  public private(set) var disclosedDeals = 0
  /// The sum of their amounts, by the floors of ranges and whatever span they cover, in US dollars.
  public private(set) var value = 0.0

  mutating func add(_ deal: DataDeal) {
    deals += 1
    guard let amount = deal.dealAmount else { return }
    disclosedDeals += 1
    value += amount.floor
  }

  /// Groups in the order in which their names are first met.
  /// - Parameter names: that are groups even without deals, and come first.
  static func groups(
    of deals: [DataDeal], naming names: [String] = [], by name: (DataDeal) -> String
  ) -> [DealGroup] {
    var groups = names.map { DealGroup(name: $0) }
    var places = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    for deal in deals {
      let name = name(deal)
      if places[name] == nil {
        places[name] = groups.count
        groups.append(DealGroup(name: name))
      }
      if let place = places[name] { groups[place].add(deal) }
    }
    return groups
  }
}

/// How unevenly groups share the disclosed value, and the deals.
public struct DealConcentration: Sendable {
  /// By value, the largest first, then by deals and by name.
  public let groups: [DealGroup]

  init(_ groups: [DealGroup]) {
    self.groups = groups.sorted { left, right in
      if left.value != right.value { return left.value > right.value }
      return left.deals == right.deals ? left.name < right.name : left.deals > right.deals
    }
  }

  /// In US dollars.
  public var totalValue: Double { groups.reduce(0) { $0 + $1.value } }
  public var totalDeals: Int { groups.reduce(0) { $0 + $1.deals } }

  /// Of the value, in percent; 0 for a name without disclosed deals, nan where no value was disclosed at all.
  public func valueShare(of name: String) -> Double {
    100 * (groups.first { $0.name == name }?.value ?? 0) / totalValue
  }

  /// 0 for a name without deals.
  public func deals(of name: String) -> Int { groups.first { $0.name == name }?.deals ?? 0 }

  /// The share of the largest groups in the value, in percent; nan where no value was disclosed.
  /// - Parameter count: how many, 1 or more.
  public func valueShare(ofLargest count: Int) -> Double {
    100 * groups.prefix(count).reduce(0) { $0 + $1.value } / totalValue
  }

  /// The Herfindahl-Hirschman index of shares in the value: the sum of squared percentages, up to 10,000; nan where no
  /// value was disclosed. Source: Hirschman, "The paternity of an index", American Economic Review 54(5), 1964.
  public var valueHerfindahl: Double { Self.herfindahl(groups.map(\.value)) }

  /// The same of shares in the number of deals.
  public var dealHerfindahl: Double { Self.herfindahl(groups.map { Double($0.deals) }) }

  private static func herfindahl(_ parts: [Double]) -> Double {
    let whole = parts.reduce(0, +)
    return parts.reduce(0) { $0 + (100 * $1 / whole) * (100 * $1 / whole) }
  }
}
