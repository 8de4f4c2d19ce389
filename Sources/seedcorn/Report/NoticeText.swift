// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Reports

/// What markets had to say, for readers.
enum NoticeText {
  /// One line for each kind of notice.
  /// - Parameter name: that of the scenario.
  static func lines(_ notices: [Notice], of name: String, replicates: Int) -> [String] {
    notices.map { "\(name): in \($0.replicates) of \(NumberText.counted(replicates, "replicate")): \($0.text)" }
  }
}
