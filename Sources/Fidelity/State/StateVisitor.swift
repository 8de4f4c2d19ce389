// SPDX-License-Identifier: GPL-3.0-or-later

/// A number or flag of fixed size, held in a state as it lies in memory: little-endian.
public protocol StateValue: BitwiseCopyable {
  /// What stands there before it is read.
  static var blank: Self { get }

  /// Whether bytes, a whole number of values, are all values of this kind.
  static func areValid(_ bytes: UnsafeRawBufferPointer) -> Bool
}

extension StateValue {
  public static func areValid(_ bytes: UnsafeRawBufferPointer) -> Bool { true }
}

extension Double: StateValue { public static var blank: Double { 0 } }
extension Int: StateValue { public static var blank: Int { 0 } }
extension Int32: StateValue { public static var blank: Int32 { 0 } }
extension UInt32: StateValue { public static var blank: UInt32 { 0 } }
extension UInt64: StateValue { public static var blank: UInt64 { 0 } }
extension UInt8: StateValue { public static var blank: UInt8 { 0 } }
extension Bool: StateValue {
  public static var blank: Bool { false }
  public static func areValid(_ bytes: UnsafeRawBufferPointer) -> Bool { bytes.allSatisfy { $0 <= 1 } }
}

/// A part of a state that says, once for both ways, what it consists of.
public protocol StatePart {
  /// Shows every stored property that the future depends on, each under its own name, always in the same order.
  mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor)
}

/// A small part of which there are lists. It consists of values alone.
public protocol StateRecord: StatePart {
  /// What stands there before it is read.
  init()
}

/// How many values a column may have.
public enum StateCount: Sendable {
  case exactly(Int)
  case atMost(Int)
  case any

  func allows(_ count: Int) -> Bool {
    switch self {
    case .exactly(let number): count == number
    case .atMost(let number): count <= number
    case .any: true
    }
  }
}

/// Goes over all that a state consists of: to write it, to read it or to see what there is.
///
/// A reader that finds something wrong notes it, and leaves everything that it is shown from then on as it is.
public protocol StateVisitor {
  mutating func visit<Value: StateValue>(_ name: StaticString, _ value: inout Value)

  /// A column; where it is read, of as many values as are allowed.
  mutating func visit<Value: StateValue>(_ name: StaticString, _ column: inout [Value], _ count: StateCount)

  mutating func visit<Record: StateRecord>(_ name: StaticString, _ records: inout [Record], _ count: StateCount)

  mutating func visit<Part: StatePart>(_ name: StaticString, _ part: inout Part)

  /// How many parts of various kinds follow: shown the number that there are, answers the number that there will be,
  /// which is 0 or more and never more than there can be.
  mutating func count(_ name: StaticString, _ count: Int) -> Int

  /// Notes that what was read cannot be.
  mutating func require(_ holds: Bool, _ problem: @autoclosure () -> String)
}

extension StateVisitor {
  public mutating func visit<Value: StateValue>(_ name: StaticString, _ value: inout Value?) {
    var values = value.map { [$0] } ?? []
    visit(name, &values, .atMost(1))
    value = values.first
  }

  public mutating func visit(_ name: StaticString, _ text: inout String) {
    var bytes = Array(text.utf8)
    visit(name, &bytes, .any)
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// Lists of records, as many lists as there are.
  public mutating func visit<Record: StateRecord>(_ name: StaticString, _ lists: inout [[Record]]) {
    var counts = lists.map { UInt32($0.count) }
    visit(name, &counts, .exactly(lists.count))
    let total = counts.reduce(0) { $0 + Int($1) }
    var all = Array(lists.joined())
    visit(name, &all, .exactly(total))
    guard all.count == total else { return }
    var start = 0
    for (place, count) in counts.enumerated() {
      lists[place] = Array(all[start..<start + Int(count)])
      start += Int(count)
    }
  }
}
