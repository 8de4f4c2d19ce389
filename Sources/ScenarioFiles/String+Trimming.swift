// SPDX-License-Identifier: GPL-3.0-or-later

extension String {
  /// Without the line ends with which block text closes.
  var trimmingLineEnds: String {
    var result = self[...]
    while result.last == "\n" { result.removeLast() }
    return String(result)
  }

  /// Without blanks and tabs at both ends.
  var trimmingBlanks: String {
    var result = self[...]
    while result.last == " " || result.last == "\t" { result.removeLast() }
    return String(result.drop { $0 == " " || $0 == "\t" })
  }
}
