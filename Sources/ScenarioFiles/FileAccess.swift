// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Reads files through the C library: no other library's error texts reach the user.
enum FileAccess {
  struct Failure: Error {
    let kind: ScenarioProblems.Kind
    let message: String
  }

  /// The bytes of a file, at most as many as its role allows.
  static func bytes(of path: String, as role: FileRole) throws(Failure) -> [UInt8] {
    if path.isEmpty || path.utf8.contains(0) { throw Failure(kind: .noSuchFile, message: "no such file") }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw failure(errno) }
    defer { close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw failure(errno) }
    if status.st_mode & S_IFMT == S_IFDIR {
      throw Failure(kind: .noSuchFile, message: "is a folder, not \(role.noun)")
    }
    // The size says it without reading; a pipe has none, so that the count below has to.
    if status.st_size > off_t(role.limit) { throw tooLarge("\(status.st_size) bytes", role) }
    return try contents(of: descriptor, role, size: Int(status.st_size))
  }

  private static func contents(
    of descriptor: Int32, _ role: FileRole, size: Int
  ) throws(Failure) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(size)
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { return result }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(errno)
      }
      result += chunk[..<count]
      if result.count > role.limit { throw tooLarge("more than \(role.limit) bytes", role) }
    }
  }

  private static func tooLarge(_ size: String, _ role: FileRole) -> Failure {
    Failure(kind: .badScenario, message: "too large for \(role.noun): \(size), at most \(role.limit) are allowed")
  }

  private static func failure(_ code: Int32) -> Failure {
    switch code {
    case ENOENT, ENOTDIR, ENAMETOOLONG: Failure(kind: .noSuchFile, message: "no such file")
    case ELOOP: Failure(kind: .noSuchFile, message: "no such file: its symbolic links go round in a circle")
    case EACCES, EPERM: Failure(kind: .unreadable, message: "no permission to read it")
    default: Failure(kind: .unreadable, message: "cannot be read (system error \(code))")
    }
  }

  /// The same text for every way to name the same file, by which circles are found.
  static func identity(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// `reference` as seen from the folder of `file`.
  static func path(_ reference: String, relativeTo file: String) -> String {
    guard !reference.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return reference }
    return String(file[...slash]) + reference
  }

  /// The file's name without folder and extension.
  static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}
