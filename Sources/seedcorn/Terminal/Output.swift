// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// The two streams that the program writes to, past the buffers of the C library so that every failure is seen.
enum Output {
  /// Writes to standard output.
  static func write(_ text: String) throws(OutputError) {
    if !text.isEmpty { try writeAll(Array(text.utf8), to: 1, name: "standard output") }
  }

  /// Writes to standard error; when that fails there is nobody to tell.
  static func complain(_ text: String) {
    if !text.isEmpty { try? writeAll(Array(text.utf8), to: 2, name: "standard error") }
  }
}
