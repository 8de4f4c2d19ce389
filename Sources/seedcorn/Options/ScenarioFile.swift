// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser

extension CompletionKind {
  /// Shells offer the scenario files of the folder.
  static var scenarioFile: CompletionKind { .file(extensions: ["yaml", "yml"]) }
}
