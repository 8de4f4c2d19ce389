// SPDX-License-Identifier: GPL-3.0-or-later

/// What made the results: program, machine, files, and the command to make them again.
struct OriginSection {
  let results: FoundResults

  private static let facts = [
    ("version", "seedcorn"), ("git_commit", "source commit"), ("git_changed", "sources changed since that commit"),
    ("started", "started (UTC)"), ("wall_seconds", "seconds"), ("threads", "threads"),
    ("operating_system", "operating system"), ("architecture", "architecture"), ("swift_version", "Swift"),
    ("gsl_version", "GNU Scientific Library"), ("shard", "part of the sweep"), ("failed_points", "points that failed"),
  ]

  var program: Markup {
    let rows = Self.facts.compactMap { key, name in
      results.manifest[key].map { [Markup.text(name), Markup.text($0.shown)] }
    }
    return TableMarkup(
      caption: "The program and where it ran", header: ["what", "value"], isNumeric: [false, false], rows: rows
    ).markup
  }

  var files: Markup {
    TableMarkup(
      caption: "The files in \(results.path); those that were read are checked against their SHA-256",
      header: ["file", "bytes", "read", "SHA-256"], isNumeric: [false, true, false, false],
      rows: results.files.map { file in
        [
          .text(file.name), .text(NumberText.fixed(Double(file.bytes), 0)), .text(file.use.rawValue),
          .element("div", ["class": "hash"], file.sha256),
        ]
      }, file: "manifest.json"
    ).markup
  }

  /// The command line as a shell reads it.
  var command: Markup {
    let words = (results.manifest["command_line"]?.items ?? []).map { Self.shellWord($0.shown) }
    let commit = results.manifest["git_commit"]?.string
    let changed = results.manifest["git_changed"] == .flag(true)
    var text = "With the same program and the same input files, in the folder in which it was called, this makes the "
    text += "same tables to the byte on the same kind of machine, whatever the number of threads:"
    var source = commit.map { "The sources are those of commit \($0)" } ?? "The commit of the sources is not known"
    if changed { source += ", with changes that were not committed" }
    return .group([
      .element("p", text), CommandMarkup.block(words.joined(separator: " ")),
      .element("p", source + "."),
    ])
  }

  /// Quoted when a shell would read it otherwise.
  static func shellWord(_ word: String) -> String {
    let plain = word.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "/", "=", ":", ",", "+", "@", "%": true
      default: false
      }
    }
    return plain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
