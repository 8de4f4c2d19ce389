// SPDX-License-Identifier: GPL-3.0-or-later

public import Experiments
internal import Foundation

/// Where a page is put.
extension ResultPage {
  /// The path of the page: as the user named it, or beside the folder under the folder's name.
  /// - Throws: `OutputError` when it would be in the folder, whose checksums it would make untrue.
  public func place(_ named: String?) throws(OutputError) -> String {
    let path = named ?? folder + ".html"
    if named == nil && [".", "..", "/"].contains((folder as NSString).lastPathComponent) {
      throw OutputError(.cannotCreate, "'\(folder)' has no name for a page beside it; name the file with --out")
    }
    let own = Self.components(folder)
    let parent = Self.components((path as NSString).deletingLastPathComponent)
    if parent.starts(with: own) {
      throw OutputError(.cannotCreate, "\(path) is in \(folder), which a page must not change; choose another place")
    }
    return path
  }

  private static func components(_ path: String) -> [String] {
    URL(fileURLWithPath: path.isEmpty ? "." : path).resolvingSymlinksInPath().standardizedFileURL.pathComponents
  }
}
