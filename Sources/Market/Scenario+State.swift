// SPDX-License-Identifier: GPL-3.0-or-later

public import Fidelity

/// A scenario whole, with what its files contain.
extension Scenario: StatePart {
  public mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("name", &name)
    visitor.visit("summary", &summary)
    visitor.visit("parameters", &parameters)
    let count = visitor.count("events", events.count)
    for place in 0..<count {
      var event = place < events.count ? events[place] : Event(period: 1, changes: [])
      visitor.visit("event", &event)
      if place < events.count { events[place] = event } else { events.append(event) }
    }
    let bases = visitor.count("bases", baseRegime == nil ? 0 : 1)
    if bases > 0 {
      var base = baseRegime ?? Parameters()
      visitor.visit("base", &base)
      baseRegime = base
    }
    visitor.visit("material", &material)
  }
}

extension Parameters: StatePart {
  public mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    for parameter in ParameterTable.all {
      var (key, value) = (parameter.key, parameter.value(in: self))
      visitor.visit("key", &key)
      visitor.require(key == parameter.key, "\(key) stands where \(parameter.key) should")
      value.visit(&visitor)
      let problem = parameter.problem(with: value)
      visitor.require(problem == nil, "\(key): \(problem ?? "")")
      if problem == nil { parameter.set(value, in: &self) }
    }
  }
}

extension Event: StatePart {
  public mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    var (period, changes) = (period, changes)
    visitor.visit("at", &period)
    let count = visitor.count("changes", changes.count)
    for place in 0..<count {
      var key = place < changes.count ? changes[place].key : ""
      visitor.visit("key", &key)
      guard let parameter = ParameterTable.parameter(key) else {
        visitor.require(false, "\(key) is no parameter")
        return
      }
      var value = place < changes.count ? changes[place].value : parameter.defaultValue
      value.visit(&visitor)
      visitor.require(parameter.problem(with: value) == nil, "\(key) has a value that it cannot have")
      if place < changes.count { changes[place] = (key, value) } else { changes.append((key, value)) }
    }
    self = Event(period: period, changes: changes)
  }
}

extension ParameterValue {
  /// Read over a value of the same kind.
  fileprivate mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    switch self {
    case .number(var value):
      visitor.visit("number", &value)
      self = .number(value)
    case .integer(var value):
      visitor.visit("integer", &value)
      self = .integer(value)
    case .flag(var value):
      visitor.visit("flag", &value)
      self = .flag(value)
    case .choice(var value):
      visitor.visit("choice", &value)
      self = .choice(value)
    case .text(var value):
      visitor.visit("text", &value)
      self = .text(value)
    }
  }
}
