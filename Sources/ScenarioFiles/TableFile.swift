// SPDX-License-Identifier: GPL-3.0-or-later

/// A table that the user names, as bytes.
public enum TableFile {
  /// The bytes of a file of at most 100 MB.
  /// - Throws: the one problem with it.
  public static func bytes(of path: String) throws(ScenarioProblems) -> [UInt8] {
    do {
      return try FileAccess.bytes(of: path, as: .table)
    } catch {
      throw ScenarioProblems([ScenarioProblem(file: path, message: error.message)], kind: error.kind)
    }
  }
}
