// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Equilibrium
internal import Experiments
internal import GSL
internal import Market
internal import PaperFigures
internal import ScenarioFiles

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A failure of a command itself, with its exit code.
struct CommandFailure: Error {
  let code: Int32
  let message: String
}

/// How the program ends: the one place that gives every error its words and its exit code.
struct Ending {
  /// Exit codes after sysexits.h, and 128 + the signal for a run that was stopped.
  enum Code {
    static let usage = ExitCode.validationFailure.rawValue
    static let badScenario: Int32 = 65
    static let noSuchFile: Int32 = 66
    static let failedRun: Int32 = 70
    static let cannotCreate: Int32 = 73
    static let inputOutput: Int32 = 74
    /// Another process has what is needed: try again later.
    static let inUse: Int32 = 75
    static let signalled: Int32 = 128
  }

  let code: Int32
  /// For standard error; empty: nothing.
  let complaint: String
  /// For standard output, such as help that was asked for.
  var answer = ""

  static let success = Ending(code: 0, complaint: "")

  private init(code: Int32, complaint: String, answer: String = "") {
    self.code = code
    self.complaint = complaint
    self.answer = answer
  }

  init(of error: any Error) {
    switch error {
    case let error as UnknownCommand: self.init(code: Code.usage, complaint: error.message)
    case let error as UnknownName:
      self.init(code: Code.usage, complaint: "Error: \(error.description)\n")
    case let error as SearchFailure: self.init(code: Code.badScenario, complaint: "Error: \(error.message)\n")
    case let error as CalibrationFailure: self.init(code: Code.failedRun, complaint: "Error: \(error.message)\n")
    case let error as SweepRefusal:
      let lines = error.message.split(separator: "\n").map { "Error: \($0)\n" }.joined()
      self.init(code: error.isMissing ? Code.noSuchFile : Code.badScenario, complaint: lines)
    case let error as SweepInterrupted:
      self.init(
        code: Code.signalled + Interruption.signalNumber,
        complaint:
          "Interrupted; \(error.done) of \(error.points) points are kept in \(error.folder): go on with --resume\n")
    case let error as CommandFailure: self.init(code: error.code, complaint: "Error: \(error.message)\n")
    case let error as ScenarioProblems:
      self.init(
        code: error.kind == .badScenario ? Code.badScenario : Code.noSuchFile,
        complaint: error.lines(limit: 20).map { $0 + "\n" }.joined())
    case let error as StateFileError:
      self.init(
        code: error.code == .badState ? Code.badScenario : Code.noSuchFile, complaint: "Error: \(error)\n")
    case let error as NotOnPaper:
      self.init(
        code: Code.badScenario, complaint: error.lines.map { "Error: \($0)\n" }.joined())
    case let error as PaperFailure: self.init(code: Code.failedRun, complaint: "Error: \(error)\n")
    case let error as PaperImbalance: self.init(code: Code.failedRun, complaint: "Error: \(error)\n")
    case let error as ReplicateFailure: self.init(code: Code.failedRun, complaint: "Error: \(error)\n")
    case let error as GSLError: self.init(code: Code.failedRun, complaint: "Error: \(error)\n")
    case let error as CollapseDynamics.Restless: self.init(code: Code.failedRun, complaint: "Error: \(error)\n")
    case let error as Gnuplot.Failure: self.init(code: Code.failedRun, complaint: "Error: \(error)\n")
    case let error as TargetWithoutSpread: self.init(code: Code.failedRun, complaint: "Error: \(error)\n")
    case let error as MarketError: self.init(code: Code.failedRun, complaint: "Error: \(error.message)\n")
    case let error as OutputError:
      switch error.code {
      case .cannotCreate: self.init(code: Code.cannotCreate, complaint: "Error: \(error.message)\n")
      case .inUse: self.init(code: Code.inUse, complaint: "Error: \(error.message)\n")
      case .writeFailed: self.init(code: Code.inputOutput, complaint: "Error: \(error.message)\n")
      // As if the signal had ended the program: `seedcorn ... | head` is no failure worth words.
      case .nobodyReads: self.init(code: Code.signalled + SIGPIPE, complaint: "")
      }
    case is Interrupted:
      self.init(code: Code.signalled + Interruption.signalNumber, complaint: "Interrupted; nothing was written.\n")
    default:
      let code = Seedcorn.exitCode(for: error)
      let message = Seedcorn.fullMessage(for: error)
      let text = message.isEmpty || message.hasSuffix("\n") ? message : message + "\n"
      self.init(
        code: code.rawValue, complaint: code.isSuccess ? "" : text, answer: code.isSuccess ? text : "")
    }
  }

  func leave() -> Never {
    do {
      try Output.write(answer)
    } catch {
      Ending(of: error).leave()
    }
    Output.complain(complaint)
    exit(code)
  }
}
