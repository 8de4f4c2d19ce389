// SPDX-License-Identifier: GPL-3.0-or-later

#if _endian(big)
  #error("states are little-endian, as is all memory that they are copied from")
#endif

/// Writes a state: each value and column after its name, which the reader checks; columns and lists after the number of
/// what is in them. Values inside the records of a list have no names.
public struct StateWriter: StateVisitor {
  public private(set) var bytes: [UInt8] = []
  private var isInRecord = false

  public init() {}

  /// The bytes of a part.
  public static func bytes(of part: some StatePart) -> [UInt8] {
    var (part, writer) = (part, StateWriter())
    part.visit(&writer)
    return writer.bytes
  }

  public mutating func visit<Value: StateValue>(_ name: StaticString, _ value: inout Value) {
    write(name)
    Swift.withUnsafeBytes(of: &value) { bytes.append(contentsOf: $0) }
  }

  public mutating func visit<Value: StateValue>(_ name: StaticString, _ column: inout [Value], _ count: StateCount) {
    precondition(count.allows(column.count), "\(name): \(column.count) values where \(count) are read")
    write(name, column.count)
    column.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  public mutating func visit<Record: StateRecord>(
    _ name: StaticString, _ records: inout [Record], _ count: StateCount
  ) {
    precondition(count.allows(records.count), "\(name): \(records.count) records where \(count) are read")
    write(name, records.count)
    isInRecord = true
    for place in records.indices { records[place].visit(&self) }
    isInRecord = false
  }

  public mutating func visit<Part: StatePart>(_ name: StaticString, _ part: inout Part) {
    write(name)
    part.visit(&self)
  }

  public mutating func count(_ name: StaticString, _ count: Int) -> Int {
    write(name, count)
    return count
  }

  public mutating func require(_ holds: Bool, _ problem: @autoclosure () -> String) {
    precondition(holds, "a state that could not be read again: \(problem())")
  }

  private mutating func write(_ name: StaticString) {
    guard !isInRecord else { return }
    bytes.append(UInt8(name.utf8CodeUnitCount))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func write(_ name: StaticString, _ count: Int) {
    write(name)
    withUnsafeBytes(of: Int64(count)) { bytes.append(contentsOf: $0) }
  }
}
