// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Which program wrote something that another run is to go on with: its version and what it was built from.
///
/// Two builds of the same sources go on with each other's work. A program without its sources, or older than one of
/// them, is known by its own file.
public struct ProgramIdentity: Sendable, Equatable, CustomStringConvertible {
  public let version: String
  /// `sources` or `program`, a blank and 64 hexadecimal digits of SHA-256.
  public let origin: String

  public init(version: String, origin: String) {
    self.version = version
    self.origin = origin
  }

  /// The running program.
  public static func running(version: String) -> ProgramIdentity {
    ProgramIdentity(version: version, origin: runningOrigin)
  }

  public var description: String { "\(version) (\(origin.prefix(20)))" }

  private static let runningOrigin: String = {
    let program = Machine.executable
    if let program, let root = SourceVersion.root, let digest = digest(ofSourcesIn: root, notAfter: program) {
      return "sources " + digest
    }
    let bytes = program.flatMap { Disk.contents(of: $0) } ?? []
    return "program " + SHA256.hexDigest(of: bytes)
  }()

  /// Nil when a file cannot be read or has changed since the program was built.
  private static func digest(ofSourcesIn root: String, notAfter program: String) -> String? {
    guard let built = Disk.lastChange(program) else { return nil }
    var hash = SHA256()
    func add(_ path: String) -> Bool {
      switch Disk.kind(root + "/" + path) {
      case .folder:
        return (Disk.names(in: root + "/" + path) ?? []).sorted().allSatisfy { add(path + "/" + $0) }
      case .file:
        guard let bytes = Disk.contents(of: root + "/" + path), let changed = Disk.lastChange(root + "/" + path),
          changed <= built
        else { return false }
        hash.update(Array("\(path)\n\(bytes.count)\n".utf8) + bytes)
        return true
      default: return false
      }
    }
    return add("Package.swift") && add("Sources") ? hash.hexDigest() : nil
  }
}
