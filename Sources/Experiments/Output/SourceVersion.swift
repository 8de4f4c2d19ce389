// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The state of the source code that the program was built from, as far as git tells.
public struct SourceVersion: Sendable, Equatable {
  /// The commit's full hash; nil outside a git work tree.
  public let commit: String?
  /// Whether the package or its sources differ from that commit.
  public let isChanged: Bool?

  /// Asks git about the folder named by the environment variable SEEDCORN_ROOT, or else the package that the running
  /// program lies in.
  public static var current: SourceVersion {
    guard let root = root, let commit = git("rev-parse HEAD", in: root), !commit.isEmpty else {
      return SourceVersion(commit: nil, isChanged: nil)
    }
    return SourceVersion(commit: commit, isChanged: git("status --porcelain -- Package.swift Sources", in: root) != "")
  }

  /// The folder of the package, with the shipped scenarios in it, when it is known.
  public static var root: String? {
    if let named = getenv("SEEDCORN_ROOT").map({ String(cString: $0) }), !named.isEmpty { return named }
    guard var folder = Machine.executable.map({ $0[...] }) else { return nil }
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      // Any other git work tree around the program would tell nothing about its sources.
      if Disk.isFolder(folder + "/Sources/Experiments") && Disk.kind(folder + "/Package.swift") == .file {
        return String(folder)
      }
    }
    return nil
  }

  /// What git prints, or nil when it fails or is not there.
  private static func git(_ command: String, in folder: String) -> String? {
    let quoted = "'" + folder.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    guard let pipe = popen("git -C \(quoted) \(command) 2>/dev/null </dev/null", "r") else { return nil }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = fread(&buffer, 1, buffer.count, pipe)
      if count == 0 { break }
      output.append(contentsOf: buffer[..<count])
    }
    guard pclose(pipe) == 0 else { return nil }
    while let last = output.last, last == UInt8(ascii: "\n") { output.removeLast() }
    return String(decoding: output, as: UTF8.self)
  }
}
