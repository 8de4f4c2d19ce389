// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The few things done to folders. Functions that return a status leave the reason in `errno`.
enum Disk {
  enum Kind { case nothing, file, folder, link, other }

  /// What stands at a path, links not followed.
  static func kind(_ path: String) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return errno == ENOTDIR ? .other : .nothing }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  /// Whether a path leads to a folder, links followed.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether two paths lead to one file, links followed.
  static func isSame(_ first: String, _ second: String) -> Bool {
    var (one, other) = (stat(), stat())
    return stat(first, &one) == 0 && stat(second, &other) == 0 && one.st_dev == other.st_dev
      && one.st_ino == other.st_ino
  }

  /// Whether a path leads to a folder or to something in it, links followed.
  static func isWithin(_ path: String, _ folder: String) -> Bool {
    guard let inner = realpath(path, nil), let outer = realpath(folder, nil) else { return false }
    defer {
      free(inner)
      free(outer)
    }
    return (String(cString: inner) + "/").hasPrefix(String(cString: outer) + "/")
  }

  /// When a file's contents were last changed, seconds since 1970, links followed; nil when there is none.
  static func lastChange(_ path: String) -> Double? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The names in a folder, in no particular order; nil when it cannot be read.
  static func names(in folder: String) -> [String]? {
    guard let handle = opendir(folder) else { return nil }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// Removes a folder and all in it as far as possible; links are removed, not followed.
  static func removeTree(_ path: String) {
    guard kind(path) == .folder else {
      unlink(path)
      return
    }
    for name in names(in: path) ?? [] { removeTree(path + "/" + name) }
    rmdir(path)
  }

  /// Waits until the disk has the folder's entries.
  static func sync(_ folder: String) -> Bool {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    // Some file systems cannot sync a folder; they say so with EINVAL, and there is nothing to be done.
    return fsync(descriptor) == 0 || errno == EINVAL
  }

  /// The whole of a file, or nil.
  static func contents(of path: String) -> [UInt8]? {
    var result: [UInt8] = []
    return forEachPiece(of: path) { result.append(contentsOf: $0) } ? result : nil
  }

  /// What a manifest would say of a file, whatever its size; nil when it cannot be read.
  /// - Parameter name: under which the manifest has it.
  static func record(of path: String, as name: String) -> FileRecord? {
    var hash = SHA256()
    var size = 0
    let isRead = forEachPiece(of: path) { bytes in
      hash.update(Array(bytes))
      size += bytes.count
    }
    return isRead ? FileRecord(name: name, bytes: size, sha256: hash.hexDigest()) : nil
  }

  /// Hands on a file's bytes piece by piece; false when not all of them could be read.
  private static func forEachPiece(of path: String, _ take: (ArraySlice<UInt8>) -> Void) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count == 0 { return true }
      if count > 0 {
        take(buffer[..<count])
      } else if errno != EINTR {
        return false
      }
    }
  }
}
