// SPDX-License-Identifier: GPL-3.0-or-later

public import Fidelity
public import Market

/// A number of a scenario that a search moves, and between which values.
public struct SearchRange: Sendable, Equatable {
  /// Key of `ParameterTable`.
  public let key: String
  public let low: Double
  /// Above `low`.
  public let high: Double
  /// Whether only whole numbers will do.
  public let isWhole: Bool

  public init(key: String, low: Double, high: Double, isWhole: Bool) {
    self.key = key
    self.low = low
    self.high = high
    self.isWhole = isWhole
  }

  /// The value at a place in the range, 0 at its low and 1 at its high end; beyond them the end itself.
  public func value(at place: Double) -> Double {
    let value = low + min(1, max(0, place)) * (high - low)
    return isWhole ? min(high, max(low, value.rounded())) : min(high, max(low, value))
  }

  /// The place of a value in the range.
  public func place(of value: Double) -> Double { (value - low) / (high - low) }

  /// A value of the range as its parameter takes it.
  public func parameterValue(_ value: Double) -> ParameterValue {
    isWhole ? .integer(Int(value.rounded())) : .number(value)
  }
}

/// What `--over` asks for: a number of a scenario, with a range or without.
public struct SearchRequest: Sendable {
  public let parameter: Parameter
  /// Nil: a range is chosen by what the parameter may be and is.
  public let range: ClosedRange<Double>?

  /// Why a text cannot be read.
  public struct Refusal: Error, Sendable, Equatable {
    public let message: String
  }

  /// Parameters that a search may move at once.
  public static let mostParameters = 6

  /// Such as `policy.subsidy=0:2,policy.watermark`.
  public static func list(_ text: String) throws(Refusal) -> [SearchRequest] {
    var requests: [SearchRequest] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let request = try one(String(part))
      if requests.contains(where: { $0.parameter.key == request.parameter.key }) {
        throw Refusal(message: "\(request.parameter.key) is named twice")
      }
      requests.append(request)
    }
    guard requests.count <= mostParameters else {
      throw Refusal(message: "\(requests.count) parameters are too many: expected 1 to \(mostParameters)")
    }
    return requests
  }

  private static func one(_ text: String) throws(Refusal) -> SearchRequest {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let key = String(parts[0]).trimmingBlanks
    guard !key.isEmpty else { throw Refusal(message: "expected KEY or KEY=LOW:HIGH, found '\(Excerpt.of(text))'") }
    guard let parameter = ParameterTable.parameter(key) else {
      throw Refusal(message: "\(Excerpt.of(key)): \(KeyScope.file.unknownKey(key))")
    }
    switch parameter.kind {
    case .number, .integer: break
    case .flag, .choice, .path:
      throw Refusal(message: "\(key) is not a number but \(parameter.range): there is no range to search")
    }
    guard parts.count == 2 else { return SearchRequest(parameter: parameter, range: nil) }
    let ends = parts[1].split(separator: ":", omittingEmptySubsequences: false).map {
      Double(String($0).trimmingBlanks)
    }
    guard ends.count == 2, let low = ends[0], let high = ends[1], low.isFinite, high.isFinite else {
      throw Refusal(message: "\(key): expected LOW:HIGH, such as 0:1, found '\(Excerpt.of(String(parts[1])))'")
    }
    guard low < high else { throw Refusal(message: "\(key): the range \(parts[1]) is empty: LOW must be below HIGH") }
    let isWhole = if case .integer = parameter.kind { true } else { false }
    for end in [low, high] {
      var value = ParameterValue.number(end)
      if isWhole {
        guard let whole = Int(exactly: end) else { throw Refusal(message: "\(key): \(end) is not a whole number") }
        value = .integer(whole)
      }
      if let problem = parameter.problem(with: value) { throw Refusal(message: "\(key): \(problem)") }
    }
    return SearchRequest(parameter: parameter, range: low...high)
  }

  /// The range to be searched.
  ///
  /// Where none was asked for, all that the parameter may be; where that has no end, up to four times its value in the
  /// scenario and at least 4; just inside a bound that it must not reach.
  public func resolved(in parameters: Parameters) -> SearchRange {
    switch (parameter.kind, parameter.value(in: parameters)) {
    case (.integer(let bounds), .integer(let value)):
      let low = range?.lowerBound ?? Double(bounds.lowerBound)
      let high =
        range?.upperBound ?? Double(min(bounds.upperBound, max(bounds.lowerBound + 4, 4 * min(value, 1 << 40))))
      return SearchRange(key: parameter.key, low: low, high: high, isWhole: true)
    case (.number(let bounds), .number(let value)):
      let low = bounds.lower.isFinite ? bounds.lower : -max(4, 4 * abs(value))
      let high = bounds.upper.isFinite ? bounds.upper : max(4, 4 * value)
      let inside = (high - low) / 1000
      return SearchRange(
        key: parameter.key, low: range?.lowerBound ?? (bounds.lowerIsOpen ? low + inside : low),
        high: range?.upperBound ?? (bounds.upperIsOpen && bounds.upper.isFinite ? high - inside : high),
        isWhole: false)
    default: preconditionFailure("\(parameter.key) is not a number")
    }
  }
}
