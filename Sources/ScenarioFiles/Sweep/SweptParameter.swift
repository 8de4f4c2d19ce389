// SPDX-License-Identifier: GPL-3.0-or-later

public import Fidelity
public import Market

/// Something about a scenario that differs between points, and the values that it takes.
public struct SweptParameter: Sendable, Equatable {
  /// What a value is put in place of.
  public enum Target: Sendable, Equatable {
    /// A key of `ParameterTable`: the value with which the scenario begins.
    case setting(String)
    /// Pricing, contract, provenance and policy as a whole.
    case regime
    /// The period at whose start an event of the scenario takes effect; events count from 1.
    case eventPeriod(Int)
    /// What an event sets a parameter to.
    case eventSetting(Int, String)
  }

  public enum Values: Sendable, Equatable {
    /// In the order of the file; equally likely where a design draws.
    case list([SweptValue])
    case range(ValueRange)
    case distribution(ValueDistribution)
  }

  /// As it stands in the file: names a column of results.
  public let name: String
  public let target: Target
  public let values: Values
  /// Whether only whole numbers will do.
  public let isWhole: Bool
  /// Empty where there is none.
  public let unit: String

  public init(name: String, target: Target, values: Values, isWhole: Bool = false, unit: String = "") {
    self.name = name
    self.target = target
    self.values = values
    self.isWhole = isWhole
    self.unit = unit
  }

  /// Whether every value is a number.
  public var isNumeric: Bool {
    if case .list(let values) = values { values.allSatisfy { $0.number != nil } } else { true }
  }
}

/// One value of what is swept.
public enum SweptValue: Sendable, Equatable, CustomStringConvertible {
  case value(ParameterValue)
  case regime(SweptRegime)

  /// As results show it.
  public var description: String {
    switch self {
    case .value(let value): value.description
    case .regime(let regime): regime.name
    }
  }

  /// Nil where it is none.
  public var number: Double? {
    switch self {
    case .value(.number(let number)): number
    case .value(.integer(let number)): Double(number)
    default: nil
    }
  }
}

/// The regime of a scenario file.
public struct SweptRegime: Sendable, Equatable {
  public let name: String
  /// As it was opened.
  public let file: String
  /// Of which only the regime counts.
  public let parameters: Parameters

  public init(name: String, file: String, parameters: Parameters) {
    self.name = name
    self.file = file
    self.parameters = parameters
  }
}

/// All numbers from `low` to `high`.
public struct ValueRange: Sendable, Equatable {
  public let low: Double
  /// Above `low`.
  public let high: Double
  /// Whether equal ratios instead of equal differences count alike.
  public let isLog: Bool
  /// How many of them a grid takes, both ends included; nil: not said.
  public let steps: Int?

  public init(low: Double, high: Double, isLog: Bool = false, steps: Int? = nil) {
    self.low = low
    self.high = high
    self.isLog = isLog
    self.steps = steps
  }
}

/// A distribution cut off at `low` and `high`, where it has not ended before.
public struct ValueDistribution: Sendable, Equatable {
  public enum Shape: Sendable, Equatable {
    case normal(mean: Double, deviation: Double)
    /// `deviation` is that of the logarithm.
    case lognormal(median: Double, deviation: Double)
    /// On 0 to 1.
    case beta(a: Double, b: Double)
    case triangular(low: Double, mode: Double, high: Double)
  }

  public let shape: Shape
  /// May be infinite.
  public let low: Double
  /// Above `low`; may be infinite.
  public let high: Double
  /// How many of its quantiles a grid takes, (i - 1/2)/steps; nil: not said.
  public let steps: Int?

  public init(_ shape: Shape, low: Double, high: Double, steps: Int? = nil) {
    self.shape = shape
    self.low = low
    self.high = high
    self.steps = steps
  }
}
