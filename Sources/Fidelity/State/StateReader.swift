// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads what a ``StateWriter`` wrote, over a state that has the right size already. Whatever the bytes say, it neither
/// crashes nor takes more memory than they could fill.
public struct StateReader: StateVisitor {
  private let bytes: [UInt8]
  private var place = 0
  private var isInRecord = false
  /// The first thing found wrong.
  public private(set) var problem: String?

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether all was read and nothing was wrong.
  public var isComplete: Bool { problem == nil && place == bytes.count }

  public mutating func visit<Value: StateValue>(_ name: StaticString, _ value: inout Value) {
    if read(name) { copy(name, to: &value) }
  }

  public mutating func visit<Value: StateValue>(_ name: StaticString, _ column: inout [Value], _ count: StateCount) {
    guard let number = read(name, count, size: MemoryLayout<Value>.stride) else { return }
    var found = [Value](repeating: .blank, count: number)
    let isRead = found.withUnsafeMutableBytes { copy(name, Value.self, to: $0) }
    if isRead { column = found }
  }

  public mutating func visit<Record: StateRecord>(
    _ name: StaticString, _ records: inout [Record], _ count: StateCount
  ) {
    guard let number = read(name, count, size: 1) else { return }
    isInRecord = true
    var found = [Record](repeating: Record(), count: number)
    for place in found.indices where problem == nil { found[place].visit(&self) }
    isInRecord = false
    if problem == nil { records = found }
  }

  public mutating func visit<Part: StatePart>(_ name: StaticString, _ part: inout Part) {
    if read(name) { part.visit(&self) }
  }

  public mutating func count(_ name: StaticString, _ count: Int) -> Int { read(name, .any, size: 1) ?? 0 }

  public mutating func require(_ holds: Bool, _ problem: @autoclosure () -> String) {
    if !holds && self.problem == nil { self.problem = problem() }
  }

  private var left: Int { bytes.count - place }

  /// Whether the name comes next and nothing was wrong before.
  private mutating func read(_ name: StaticString) -> Bool {
    guard problem == nil else { return false }
    if isInRecord { return true }
    let length = name.utf8CodeUnitCount
    let stands = name.withUTF8Buffer { name in
      left > length && bytes[place] == UInt8(length) && bytes[place + 1...place + length].elementsEqual(name)
    }
    require(stands, "\(name) is not where it should be")
    place += stands ? length + 1 : 0
    return stands
  }

  /// The number of what comes next, if the name does and as many are allowed and can be there.
  private mutating func read(_ name: StaticString, _ count: StateCount, size: Int) -> Int? {
    guard read(name) else { return nil }
    var number = 0
    copy(name, to: &number)
    require(number >= 0 && number <= left / size && count.allows(number), "\(name) has \(number) entries")
    return problem == nil ? number : nil
  }

  private mutating func copy<Value: StateValue>(_ name: StaticString, to value: inout Value) {
    _ = withUnsafeMutableBytes(of: &value) { copy(name, Value.self, to: $0) }
  }

  /// Fills memory with what comes next, if that is as much and possible.
  private mutating func copy<Value: StateValue>(
    _ name: StaticString, _ kind: Value.Type, to target: UnsafeMutableRawBufferPointer
  ) -> Bool {
    require(target.count <= left, "\(name) is cut off")
    guard problem == nil else { return false }
    let isValid = bytes.withUnsafeBytes { all in
      let source = UnsafeRawBufferPointer(rebasing: all[place..<place + target.count])
      guard Value.areValid(source) else { return false }
      target.copyMemory(from: source)
      return true
    }
    require(isValid, "\(name) has values that cannot be")
    place += isValid ? target.count : 0
    return isValid
  }
}
