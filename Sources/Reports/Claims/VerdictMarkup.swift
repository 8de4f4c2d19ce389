// SPDX-License-Identifier: GPL-3.0-or-later

internal import PaperFigures

/// Verdicts as words, which those who see no colours read as well.
enum VerdictMarkup {
  static func badge(_ verdict: String) -> Markup {
    .element("span", ["class": "verdict " + style(verdict)], verdict)
  }

  private static func style(_ verdict: String) -> String {
    switch Verdict(rawValue: verdict) {
    case .reproduced: "yes"
    case .notReproduced: "no"
    default: "open"
    }
  }

  /// All verdicts that claims have, those that the program knows first and in its order.
  static func all(_ claims: [FoundClaim]) -> [String] {
    let known = Verdict.allCases.map(\.rawValue)
    var rest: [String] = []
    for claim in claims where !known.contains(claim.verdict) && !rest.contains(claim.verdict) {
      rest.append(claim.verdict)
    }
    return known.filter { verdict in claims.contains { $0.verdict == verdict } } + rest
  }

  /// Such as `43 reproduced, 3 not reproduced`.
  static func counts(_ claims: [FoundClaim]) -> String {
    all(claims).map { verdict in "\(claims.count { $0.verdict == verdict }) \(verdict)" }.joined(separator: ", ")
  }
}
