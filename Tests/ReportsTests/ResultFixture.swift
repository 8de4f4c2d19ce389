// SPDX-License-Identifier: GPL-3.0-or-later

import Experiments
import Foundation
import ScenarioFiles
import Testing

@testable import Reports

/// A folder of results written by hand, in a temporary folder that goes with the test.
final class ResultFixture {
  let place: String
  var folder: String { place + "/made" }

  /// - Parameters:
  ///   - subject: a member of the manifest, such as `"figures": {"quick": true}`.
  ///   - files: by name; their checksums are put in the manifest.
  init(_ subject: String, _ files: [(name: String, text: String)]) throws {
    place = FileManager.default.temporaryDirectory.path + "/seedcorn-reports-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var entries: [String] = []
    for (name, text) in files {
      try write(text, to: name)
      var hash = SHA256()
      hash.update(Array(text.utf8))
      entries.append(#"{"name": "\#(name)", "bytes": \#(text.utf8.count), "sha256": "\#(hash.hexDigest())"}"#)
    }
    try write(
      #"{"program": "seedcorn", "command_line": ["seedcorn"], \#(subject), "files": [\#(entries.joined(separator: ","))]}"#,
      to: "manifest.json")
  }

  deinit { try? FileManager.default.removeItem(atPath: place) }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
  }

  /// The page; it is read as XML, so that none that is not well formed passes.
  func page() throws -> String {
    let html = try ResultPage(folder).html
    _ = try XMLReader.root(of: Array(html.utf8))
    return html
  }

  /// What the page is refused with, the name of the folder cut off.
  func refusal() -> String? {
    do {
      _ = try ResultPage(folder)
      return nil
    } catch {
      return error.description.replacing(folder, with: "made")
    }
  }
}

extension ResultFixture {
  static let index = """
    id,title,source,file,command,seconds,size,plays,method,caption
    one,First & best,arXiv 2502.00198 (NeurIPS 2025),one.csv,seedcorn figures one --out DIR,1,full,20 replicates,by play,Sellers <staying>
    two,Second,"Kanabar ""and"" Gastpar, 2026",two.csv,seedcorn figures two --out DIR,1,full,none,by sum,Counts

    """
  static let one = "pricing,period,sellers,ci_low,ci_high,replicates\nfair,1,10,9,11,4\nfair,2,12,11,13,4\n"
  static let two = "kind,what,deals\namount,known,3\namount,unknown,5\n"
  static let claims = """
    claim,source,statement,source_status,published,simulated,ci_low,ci_high,verdict,scope,figure,rule,command
    C2.1.a,arXiv 2502.00198 (NeurIPS 2025),sellers stay if a < b & c,printed,above 0,0.118,0.093,0.143,reproduced,small market,one,the interval lies above 0,seedcorn claims C2.1.a
    C2.1.b,arXiv 2502.00198,sellers gain,printed,above 0,-2,-3,-1,not reproduced,small market,one,the interval lies above 0,seedcorn claims C2.1.b
    C1.4,arXiv 2601.09966,more welfare,printed,,,,,not yet in the figures,,,,seedcorn claims C1.4
    B10.x,"Baumann, 2026",artificial share,printed,1/3,0.25,0.2,0.4,depends,lag,two,within 3.5 errors,seedcorn claims B10.x
    B2.y,"Ewens, 2004",drift,printed,1,1,,,reproduced,exact,two,within 3.5 errors,seedcorn claims B2.y

    """

  /// What gnuplot writes, in short.
  static let drawing = """
    <?xml version="1.0" encoding="utf-8"  standalone="no"?>
    <svg width="340" height="255" viewBox="0 0 340 255" xmlns="http://www.w3.org/2000/svg"
     xmlns:xlink="http://www.w3.org/1999/xlink">
    <title>Gnuplot</title><desc>Produced by GNUPLOT</desc>
    <g id="gnuplot_canvas"><defs><circle id='gpDot' r='0.5'/><filter id='textbox'/></defs>
    <g class="gridline" filter='url(#textbox)'><use xlink:href='#gpDot' transform='translate(1,2)'/><text>a &lt; b</text></g>
    </g></svg>
    """

  /// Two figures with their claims.
  static func figures(
    drawing: String? = drawing, claims: String? = claims, index: String = index
  ) throws -> ResultFixture {
    let tables = [(name: "figures.csv", text: index), ("one.csv", one), ("two.csv", two)]
    let pictures = drawing.map { [(name: "one.svg", text: $0), ("two.svg", $0)] } ?? []
    return try ResultFixture(
      #""figures": {"ids": ["one", "two"], "quick": false}"#,
      tables + (claims.map { [(name: "claims.csv", text: $0)] } ?? []) + pictures)
  }
}
