// SPDX-License-Identifier: GPL-3.0-or-later

internal import Yams

/// Turns the bytes of one file into a tree of values with their places.
enum YAMLDocument {
  struct Failure: Error {
    let problems: [(position: Position?, key: String?, message: String)]

    init(_ problems: [(position: Position?, key: String?, message: String)]) { self.problems = problems }

    init(_ position: Position?, _ message: String) { problems = [(position, nil, message)] }
  }

  /// The root of the only document in `bytes`, or nil when there is nothing but blanks and comments.
  static func root(of bytes: [UInt8]) throws(Failure) -> YAMLNode? {
    let text: SourceText
    do { text = try SourceText(bytes) } catch { throw Failure(error.position, error.message) }
    let outline = YAMLOutline(text)
    if let obstacle = outline.obstacle { throw Failure(obstacle.position, obstacle.message) }
    guard let node = try compose(text, repeatedKeys: outline.repeatedKeys) else { return nil }
    var remaining = YAMLOutline.nodeLimit
    let root = try convert(node, depth: 1, remaining: &remaining)
    return root.isNothing ? nil : root
  }

  private static func compose(
    _ text: SourceText, repeatedKeys: [YAMLOutline.Problem]
  ) throws(Failure) -> Node? {
    // The parser keeps a pointer into the string's storage, which texts of up to 15 bytes do not have.
    let padding = text.scalars.count < 16 ? "\n################" : ""
    do {
      return try Yams.compose(yaml: text.string + padding, Resolver.basic, Constructor.default, .utf8)
    } catch YamlError.duplicatedKeysInMapping where !repeatedKeys.isEmpty {
      throw Failure(repeatedKeys.map { ($0.position, $0.key, $0.message) })
    } catch let error as YamlError {
      throw failure(error, end: text.end)
    } catch {
      throw Failure(nil, "not a YAML file")
    }
  }

  private static func convert(_ node: Node, depth: Int, remaining: inout Int) throws(Failure) -> YAMLNode {
    let position = node.mark.map { Position(line: $0.line, column: $0.column) } ?? Position(line: 1, column: 1)
    remaining -= 1
    if remaining < 0 {
      throw Failure(
        position, "more than \(YAMLOutline.nodeLimit) values with aliases counted; a file cannot have so many")
    }
    if depth > YAMLOutline.nestingLimit {
      throw Failure(position, "nested more than \(YAMLOutline.nestingLimit) deep")
    }
    switch node {
    case .scalar(let scalar):
      let style: YAMLNode.Style =
        switch scalar.style {
        case .singleQuoted, .doubleQuoted: .quoted
        case .literal, .folded: .block
        case .any, .plain: .plain
        }
      return YAMLNode(content: .scalar(scalar.string, style: style), position: position)
    case .sequence(let sequence):
      var items: [YAMLNode] = []
      for item in sequence { items.append(try convert(item, depth: depth + 1, remaining: &remaining)) }
      return YAMLNode(content: .sequence(items), position: position)
    case .mapping(let mapping):
      var entries: [YAMLNode.Entry] = []
      for (key, value) in mapping {
        let name = try convert(key, depth: depth + 1, remaining: &remaining)
        guard case .scalar(let text, let style) = name.content else {
          throw Failure(name.position, "a list or mapping cannot be a key")
        }
        let value = try convert(value, depth: depth + 1, remaining: &remaining)
        entries.append(
          YAMLNode.Entry(key: text, keyIsPlain: style == .plain, keyPosition: name.position, value: value))
      }
      return YAMLNode(content: .mapping(entries), position: position)
    case .alias:
      // The parser puts a copy of the node in place of every alias.
      throw Failure(position, "an alias without its anchor")
    }
  }

  /// The parser's complaint on one line. Of an unfinished text it may point past the end.
  private static func failure(_ error: YamlError, end: Position) -> Failure {
    func place(_ mark: Mark) -> Position { min(Position(line: mark.line, column: mark.column), end) }
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
      let doing = context.map {
        " " + $0.text + ($0.mark.line < place(mark).line ? " that begins on line \($0.mark.line)" : "")
      }
      return Failure(place(mark), "not YAML: " + Excerpt.of(problem + (doing ?? ""), limit: 200) + advice(problem))
    case .composer(_, let problem, let mark, _):
      let isSecond = problem.contains("another document")
      return Failure(
        place(mark),
        isSecond ? "a second document begins here; a file holds one" : "not YAML: " + Excerpt.of(problem))
    case .duplicatedKeysInMapping(let keys, let context):
      return Failure([
        (place(context.mark), keys.first.map { Excerpt.of($0) }, "given twice; the first is on this line")
      ])
    case .reader(let problem, _, _, _): return Failure(nil, "not YAML: " + Excerpt.of(problem))
    default: return Failure(nil, "not a YAML file")
    }
  }

  private static func advice(_ problem: String) -> String {
    switch problem {
    case "mapping values are not allowed in this context":
      " (check the indentation; text with ': ' in it needs quotes)"
    case "found character that cannot start any token": " (text that begins with it needs quotes)"
    case "did not find expected key", "could not find expected ':'": " (check the indentation and the colons)"
    default: ""
    }
  }
}
