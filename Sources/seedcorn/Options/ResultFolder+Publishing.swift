// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

extension ResultFolder {
  /// Publishes the tables unless Ctrl-C was pressed.
  func publish(_ tables: [(name: String, bytes: [UInt8])], with publication: Publication) throws {
    try publication.publish(tables, in: self, stop: Interruption.stop)
  }

  /// Says where the results are.
  func tell() throws { try Output.write("\nResults are in \(path)\n") }
}
