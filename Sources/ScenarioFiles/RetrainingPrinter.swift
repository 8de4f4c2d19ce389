// SPDX-License-Identifier: GPL-3.0-or-later

public import Fidelity

/// Prints retraining experiments with every value spelt out.
public enum RetrainingPrinter {
  /// Every parameter with its value, in the order of `RetrainingParameters.table`.
  public static func resolved(_ parameters: RetrainingParameters) -> [(key: String, value: ParameterValue)] {
    RetrainingParameters.table.map { ($0.key, $0.value(in: parameters)) }
  }

  /// The whole experiment as a file: `RetrainingReader` makes an equal experiment of it. What has no effect with its
  /// learner stands there as a comment.
  public static func yaml(_ input: RetrainingInput) -> String {
    var lines = ["# Every parameter of the experiment, with its unit or what it may be."]
    lines.append("name: " + SettingLine.quoted(input.name))
    if !input.summary.isEmpty { lines.append("description: " + SettingLine.quoted(input.summary)) }
    lines.append("")
    let learner = input.parameters.learning.learner
    lines += RetrainingParameters.table.map { setting in
      let line = SettingLine.text(setting, as: setting.key, in: input.parameters)
      return setting.matters(to: learner) ? line : "# " + line + "  # no effect with the learner \(learner.rawValue)"
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
