// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

/// The GNU Scientific Library this program runs with.
public enum GSLLibrary {
  /// The version of the library, such as `2.7.1`.
  public static var version: String {
    prepare()
    return seedcorn_gsl_version().map { String(cString: $0) } ?? "unknown"
  }

  /// Turns off the library's error handler, which would otherwise end the process. Everything that can reach the
  /// handler calls this first; only the first call does anything.
  @inline(__always)
  static func prepare() { _ = prepared }

  private static let prepared: Void = { _ = gsl_set_error_handler_off() }()
}
