// SPDX-License-Identifier: GPL-3.0-or-later

/// A part of the page to which its list of contents leads.
struct PageSection {
  let id: String
  let heading: String
  let content: [Markup]

  var link: Markup { .element("li", [.element("a", ["href": "#\(id)"], heading)]) }

  var markup: Markup {
    .element("section", ["aria-labelledby": id], [.element("h2", ["id": id], heading)] + content)
  }
}
