// SPDX-License-Identifier: GPL-3.0-or-later

/// An element of a drawing as it was written, with all that is in it.
struct XMLElement {
  enum Child {
    case element(XMLElement)
    case text(String)
  }

  /// With its prefix, such as `xlink:href` of an attribute.
  let name: String
  let attributes: [(name: String, value: String)]
  var children: [Child] = []

  subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}
