// SPDX-License-Identifier: GPL-3.0-or-later

/// `law.csv`: the square law fitted to each setting; `law-paths.csv`: the paths that it was fitted
/// to.
public enum CollapseLawTable {
  public static let fileName = "law.csv"
  public static let pathsFileName = "law-paths.csv"

  public static let header = CSVText.header([
    "setting", "generations", "shares", "coefficient", "standard_error", "ci_low", "ci_high", "lag", "intercept",
    "r_squared", "predicted", "replicates",
  ])

  public static let pathsHeader = CSVText.header([
    "setting", "contamination", "generation", "log_quality", "standard_error", "early_decline",
    "early_decline_error", "late_decline", "late_decline_error", "course", "replicates",
  ])

  /// Appends the row of one setting.
  public static func append(_ result: CollapseLawResult, setting: String, to bytes: inout [UInt8]) {
    CSVText.append(setting, to: &bytes)
    for value in [
      Double(result.generations), Double(result.shares.count), result.coefficient, result.standardError,
      result.coefficient - result.halfWidth, result.coefficient + result.halfWidth, Double(result.lag),
      result.intercept, result.rSquared, result.predicted, Double(result.replicates),
    ] {
      bytes.append(CSVText.comma)
      CSVText.append(value, to: &bytes)
    }
    bytes.append(CSVText.newline)
  }

  /// Appends the paths of one setting.
  public static func appendPaths(_ result: CollapseLawResult, setting: String, to bytes: inout [UInt8]) {
    for share in result.shares {
      for generation in share.logQuality.indices {
        CSVText.append(setting, to: &bytes)
        for value in [
          share.contamination, Double(generation), share.logQuality[generation], share.standardErrors[generation],
          share.earlyDecline, share.earlyDeclineError, share.lateDecline, share.lateDeclineError,
        ] {
          bytes.append(CSVText.comma)
          CSVText.append(value, to: &bytes)
        }
        bytes.append(CSVText.comma)
        CSVText.append(share.course.rawValue, to: &bytes)
        bytes.append(CSVText.comma)
        CSVText.append(result.replicates, to: &bytes)
        bytes.append(CSVText.newline)
      }
    }
  }
}
