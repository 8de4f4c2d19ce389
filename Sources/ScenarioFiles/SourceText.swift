// SPDX-License-Identifier: GPL-3.0-or-later

/// The text of a YAML file: strict UTF-8 without control characters, LF or CRLF.
struct SourceText {
  /// All Unicode scalars without a byte order mark.
  let scalars: [Unicode.Scalar]
  /// The place after the last of them.
  let end: Position

  struct Failure: Error {
    let position: Position
    let message: String
  }

  init(_ bytes: [UInt8]) throws(Failure) {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(bytes.count)
    var position = Position(line: 1, column: 1)
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var consumed = 0
    var lastWasReturn = false
    reading: while true {
      switch parser.parseScalar(from: &iterator) {
      case .emptyInput: break reading
      case .error:
        let byte = String(bytes[consumed], radix: 16)
        throw Failure(
          position: position, message: "not UTF-8 text (byte 0x\(byte.count < 2 ? "0" : "")\(byte)); save it as UTF-8")
      case .valid(let encoded):
        let scalar = Unicode.UTF8.decode(encoded)
        consumed += encoded.count
        if scalar == "\u{FEFF}" && consumed == 3 { continue }
        if lastWasReturn && scalar != "\n" { throw Self.loneReturn(position) }
        if let name = Self.forbiddenName(scalar) {
          throw Failure(position: position, message: "character \(name) cannot stand in a file")
        }
        scalars.append(scalar)
        lastWasReturn = scalar == "\r"
        if scalar == "\n" {
          position = Position(line: position.line + 1, column: 1)
        } else {
          position.column += 1
        }
      }
    }
    if lastWasReturn { throw Self.loneReturn(position) }
    self.scalars = scalars
    end = position
  }

  var string: String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }

  private static func loneReturn(_ next: Position) -> Failure {
    Failure(
      position: Position(line: next.line, column: next.column - 1),
      message: "carriage return without line feed; lines end in LF or CRLF")
  }

  /// Characters that a YAML parser refuses, or takes for the end of a line where no editor shows one.
  static func forbiddenName(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0: return "U+0000 (NUL)"
    case 9, 10, 13, 0x20...0x7E: return nil
    case ..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: 4 - digits.count) + digits
    default: return nil
    }
  }
}
