// SPDX-License-Identifier: GPL-3.0-or-later

internal import ScenarioFiles

/// A drawing that was read back, of which nothing is kept but what is seen: no script, no style sheet, no name of
/// another file or place.
struct FoundDrawing {
  /// Whether it is made for more than a column of text: its letters need the width.
  let isBroad: Bool

  private let viewBox: String
  private let root: XMLElement

  /// - Parameters:
  ///   - path: as the user named it, for messages.
  /// - Throws: why the bytes are no drawing, with the line.
  init(_ bytes: [UInt8], path: String) throws(ScenarioProblems) {
    do {
      root = try XMLReader.root(of: bytes)
    } catch {
      throw ScenarioProblems([
        ScenarioProblem(file: path, line: error.line, message: "is no drawing that can be shown: \(error.message)")
      ])
    }
    let box = (root["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
    guard root.name == "svg", box.count == 4, box.allSatisfy(\.isFinite), box[2] > 0, box[3] > 0 else {
      throw ScenarioProblems([
        ScenarioProblem(file: path, message: "is no drawing that can be shown: expected <svg> with a viewBox")
      ])
    }
    isBroad = box[2] > Self.column
    viewBox = box.map { "\($0)" }.joined(separator: " ")
  }

  /// The drawing for a page that has others.
  /// - Parameters:
  ///   - number: of the drawing in the page, by which its names differ from those of others.
  ///   - title: and `description`: for those who do not see it.
  func markup(number: Int, title: String, description: String) -> Markup {
    let prefix = "drawing-\(number)-"
    let (titleName, descriptionName) = (prefix + "title", prefix + "description")
    var names: Set = [titleName, descriptionName]
    let content = root.children.map { Self.markup($0, prefix: prefix, names: &names) }
    return .element(
      "svg",
      [
        "class": isBroad ? "broad" : "plain", "viewBox": viewBox, "role": "img", "aria-labelledby": titleName,
        "aria-describedby": descriptionName,
      ],
      [
        .element("title", ["id": titleName], title), .element("desc", ["id": descriptionName], description),
      ] + content)
  }

  /// The most units of a drawing as wide as a phone.
  private static let column = 400.0

  private static let elements: Set = [
    "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "use", "clipPath",
    "pattern", "linearGradient", "stop", "filter", "feFlood", "feComposite",
  ]

  private static let attributes: Set = [
    "x", "y", "dx", "dy", "x1", "y1", "x2", "y2", "r", "rx", "ry", "cx", "cy", "d", "points", "width", "height",
    "transform", "gradientTransform", "gradientUnits", "patternUnits", "clipPathUnits", "filterUnits", "offset",
    "stop-color", "stop-opacity", "flood-color", "flood-opacity", "in", "in2", "result", "operator", "color", "fill",
    "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin",
    "stroke-dasharray", "stroke-miterlimit", "opacity", "shape-rendering", "text-anchor", "dominant-baseline",
    "font-family", "font-size", "font-style", "font-weight", "clip-path", "filter",
  ]

  private static func markup(_ child: XMLElement.Child, prefix: String, names: inout Set<String>) -> Markup {
    switch child {
    case .text(let text): return .text(text)
    case .element(let element):
      guard elements.contains(element.name) else { return .nothing }
      let kept = element.attributes.compactMap { attribute($0.name, $0.value, prefix: prefix, names: &names) }
      return .element(
        element.name, attributes: kept, element.children.map { markup($0, prefix: prefix, names: &names) })
    }
  }

  private static func attribute(
    _ name: String, _ value: String, prefix: String, names: inout Set<String>
  ) -> (name: String, value: String)? {
    switch name {
    case "id":
      // A space would make it no name.
      guard value.allSatisfy({ !$0.isWhitespace }), names.insert(prefix + value).inserted else { return nil }
      return (name, prefix + value)
    case "href", "xlink:href": return value.first == "#" ? ("href", "#\(prefix)\(value.dropFirst())") : nil
    default:
      guard attributes.contains(name) else { return nil }
      if let inner = value.wholeMatch(of: /\s*url\(\s*#([^()'"\s]+)\s*\)\s*/) {
        return (name, "url(#\(prefix)\(inner.1))")
      }
      // Elsewhere a place or a style sheet's escape, by which a browser would ask for another file.
      return value.lowercased().contains("url") || value.contains("\\") ? nil : (name, value)
    }
  }
}
