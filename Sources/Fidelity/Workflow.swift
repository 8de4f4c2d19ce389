// SPDX-License-Identifier: GPL-3.0-or-later

/// Which of all the records that ever came a model is fitted to.
public enum Workflow: Sendable, Hashable {
  /// Those of this generation.
  case replace
  /// Those of the last generations, that many (1 or more).
  case window(Int)
  /// All so far.
  case accumulate
  /// A random choice from all so far, as many as came in this generation (Kazdan et al., ICML 2025).
  case accumulateSubsample
}

/// The names of workflows in scenario files and options; `window` takes its length from a parameter of its own.
public enum WorkflowRule: String, CaseIterable, Sendable {
  case replace, window, accumulate, accumulateSubsample

  /// The workflow of this name.
  /// - Parameter window: generations remembered under `window`, 1 or more.
  public func workflow(window: Int) -> Workflow {
    switch self {
    case .replace: .replace
    case .window: .window(window)
    case .accumulate: .accumulate
    case .accumulateSubsample: .accumulateSubsample
    }
  }
}
