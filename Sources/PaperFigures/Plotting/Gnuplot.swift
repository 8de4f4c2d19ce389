// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The program that draws.
public enum Gnuplot {
  /// It ended with an error, or drew nothing.
  public struct Failure: Error, Sendable, CustomStringConvertible {
    /// What was to be drawn.
    public let figure: String
    public var description: String { "gnuplot could not draw \(figure)" }
  }

  /// Whether the program is on the search path.
  public static var isInstalled: Bool { output(of: "command -v gnuplot") != nil }

  /// Draws.
  /// - Parameters:
  ///   - script: commands that draw to standard output.
  ///   - figure: for the message of an error.
  /// - Returns: the bytes of the picture.
  static func picture(_ script: String, of figure: String) throws(Failure) -> [UInt8] {
    let place = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((place + "/seedcorn-figure.XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0, let file = fdopen(descriptor, "w") else { throw Failure(figure: figure) }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    let written = fputs(script, file) >= 0
    guard fclose(file) == 0, written, let picture = output(of: "gnuplot '\(quoted(path))' 2>/dev/null"),
      !picture.isEmpty
    else { throw Failure(figure: figure) }
    return picture
  }

  private static func quoted(_ path: String) -> String {
    path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
  }

  /// What a shell command prints, or nil when it fails.
  private static func output(of command: String) -> [UInt8]? {
    guard let pipe = popen(command + " </dev/null", "r") else { return nil }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, pipe)
      if count == 0 { break }
      output.append(contentsOf: buffer[..<count])
    }
    return pclose(pipe) == 0 ? output : nil
  }
}
