// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether a regression's inputs are drawn anew in every generation.
public enum RegressionDesign: String, CaseIterable, Sendable { case fresh, fixed }

/// What learner there is, with the parameters of each kind: the same in a market and without one.
public struct LearnerParameters: ParameterSet, Equatable {
  public var learner = LearnerRule.gaussian
  public var lawCoefficient = 0.183
  public var recovery = 0.0
  public var dimensions = 1
  public var estimator = Estimator.unbiased
  public var noise = 1.0
  public var facts = 1_000
  public var exponent = 1.5
  public var probabilities = ""
  public var smoothing = 0.0
  public var design = RegressionDesign.fresh
  public var text = ""
  public var textUnit = TextUnit.words
  public var order = 3
  public var textSmoothing = NGramSmoothing.wittenBell

  public init() {}

  public static let table: [Setting<LearnerParameters>] = [
    .choice(
      "learner", \.learner,
      "law: an assumed loss of lawCoefficient x (synthetic share)^2 a generation. gaussian: a normal distribution "
        + "refitted by mean and variance. categorical: frequencies of facts. regression: least squares. ngram: a "
        + "language model of real text.", mayChange: false),
    .number(
      "lawCoefficient", \.lawCoefficient, Bounds(0, 1_000),
      "law: coefficient b of log F <- (1 - recovery) log F - b rho^2.",
      source: "arXiv 2605.20279: 0.183 over ten generations", mayChange: false
    )
    .only(.law),
    .number(
      "recovery", \.recovery, .share,
      "law: share of the loss of log fidelity that a generation trained on clean data repairs. 0 makes every loss "
        + "final, as arXiv 2605.20279 states it.", source: "guess", mayChange: false
    )
    .only(.law),
    .integer(
      "dimensions", \.dimensions, 1...1_000, "gaussian: independent coordinates. regression: coefficients.",
      source: "modelling choice", mayChange: false
    )
    .only(.gaussian, .regression),
    .choice(
      "estimator", \.estimator,
      "gaussian. unbiased: variance with divisor n - 1. mle: with divisor n. knownVariance: only the mean is learned.",
      source: "Shumailov et al., Nature 2024 (unbiased)", mayChange: false
    )
    .only(.gaussian),
    .number(
      "noise", \.noise, Bounds(1e-6, 1e6),
      "gaussian: standard deviation of the truth. regression: of the response about its mean.",
      source: "unit of the scale", mayChange: false
    )
    .only(.gaussian, .regression),
    .integer(
      "facts", \.facts, 1...1_000_000, unit: "facts", "categorical: facts K in the truth.", source: "modelling choice",
      mayChange: false
    )
    .only(.categorical),
    .number(
      "exponent", \.exponent, Bounds(0, 20),
      "categorical: exponent A of the truth, in which the fact of rank i has a probability in proportion to i^-A; 0 "
        + "makes all alike.", source: "Dohmatob et al., ICML 2024 (1.5)", mayChange: false
    )
    .only(.categorical),
    .path(
      "probabilities", \.probabilities,
      "categorical: a file with one number per line, to which the facts' probabilities are proportional, instead of "
        + "facts and exponent.", mayChange: false
    )
    .only(.categorical),
    .number(
      "smoothing", \.smoothing, Bounds(0, 1e6), unit: "records per fact",
      "categorical: pseudo-count added to every fact before a fit; with 0 a fact once lost stays lost.",
      source: "modelling choice", mayChange: false
    )
    .only(.categorical),
    .choice(
      "design", \.design,
      "regression. fresh: every generation has new inputs. fixed: all have the same inputs.", mayChange: false
    )
    .only(.regression),
    .path("text", \.text, "ngram: the human text, UTF-8.", mayChange: false)
      .only(.ngram),
    .choice("textUnit", \.textUnit, "ngram: what a token is.", mayChange: false)
      .only(.ngram),
    .integer("order", \.order, 1...5, unit: "tokens", "ngram: tokens in a pattern.", source: "guess", mayChange: false)
      .only(.ngram),
    .choice(
      "textSmoothing", \.textSmoothing,
      "ngram: how patterns of all lengths are interpolated. wittenBell (1991), or kneserNey (1995; interpolated).",
      mayChange: false
    )
    .only(.ngram),
  ]
}
