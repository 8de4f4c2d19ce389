// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The machine that the program runs on.
public enum Machine {
  /// Processors in use, at least 1.
  public static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Such as `Linux 6.1.0`.
  public static var operatingSystem: String {
    names { text(&$0.sysname) + " " + text(&$0.release) }
  }

  /// Such as `x86_64`.
  public static var architecture: String { names { text(&$0.machine) } }

  /// The most memory that the process has held at once, in MiB.
  public static var peakMemory: Double {
    #if os(Linux)
      // Not getrusage: what it tells includes the size of the process that started this one.
      for line in String(decoding: Disk.contents(of: "/proc/self/status") ?? [], as: UTF8.self).split(separator: "\n")
      where line.hasPrefix("VmHWM:") {
        if let kibibytes = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap({
          Double($0)
        }) {
          return kibibytes / 1024
        }
      }
      return .nan
    #else
      var usage = rusage()
      getrusage(RUSAGE_SELF, &usage)
      return Double(usage.ru_maxrss) / 1_048_576
    #endif
  }

  /// The present moment, such as `2026-01-31T12:00:00Z`.
  public static var now: String {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func two(_ value: Int32) -> String { (value < 10 ? "0" : "") + "\(value)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
      + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }

  /// The path of the running program, or nil when the system does not tell.
  static var executable: String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    #if canImport(Darwin)
      var size = UInt32(buffer.count)
      guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
    #else
      guard readlink("/proc/self/exe", &buffer, buffer.count - 1) > 0 else { return nil }
    #endif
    return text(&buffer)
  }

  private static func names(_ read: (inout utsname) -> String) -> String {
    var name = utsname()
    return uname(&name) == 0 ? read(&name) : "unknown"
  }

  private static func text<Buffer>(_ buffer: inout Buffer) -> String {
    withUnsafeBytes(of: &buffer) { bytes in String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) }
  }

  private static func text(_ buffer: inout [CChar]) -> String {
    String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
