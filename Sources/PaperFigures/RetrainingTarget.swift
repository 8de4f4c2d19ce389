// SPDX-License-Identifier: GPL-3.0-or-later

/// A published result about models that are trained on their own output, with what it says exactly for one setting.
public struct RetrainingTarget: Sendable {
  /// Where the expected value comes from.
  public enum Basis: String, Sendable, CaseIterable {
    /// An exact formula.
    case closedForm = "closed form"
    /// The exact solution of a system of linear equations.
    case linearSystem = "linear system"
    /// A sum over all states or facts, exact to rounding.
    case exactSum = "exact sum"
    /// An exact recursion over the generations.
    case recursion = "recursion"
    /// An exact formula derived here, in place of an approximation or of nothing in the paper.
    case ownDerivation = "own derivation"
    /// A number that the paper gives as approximate: shown beside ours, never tested.
    case publishedApproximation = "published approximation only"
  }

  /// Such as "B1.W2.n10": unique, and the name of the luck that its group is played with if it is the first of it.
  public let id: String
  /// Authors, venue and year.
  public let paper: String
  /// The quantity.
  public let statement: String
  /// Everything that is needed to play it again.
  public let setting: String
  /// As printed, or a formula where no number is.
  public let published: String
  /// The exact value for the setting; the printed number for ``Basis/publishedApproximation``.
  public let expected: Double
  public let basis: Basis
  /// What else a reader should know; may be empty.
  public let note: String

  public init(
    id: String, paper: String, statement: String, setting: String, published: String, expected: Double, basis: Basis,
    note: String = ""
  ) {
    self.id = id
    self.paper = paper
    self.statement = statement
    self.setting = setting
    self.published = published
    self.expected = expected
    self.basis = basis
    self.note = note
  }
}
