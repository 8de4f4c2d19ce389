// SPDX-License-Identifier: GPL-3.0-or-later

/// What to type, in a box of its own.
enum CommandMarkup {
  static func block(_ command: String) -> Markup { .element("pre", [.element("code", command)]) }
}
