// SPDX-License-Identifier: GPL-3.0-or-later

public import GSL
public import Luck

/// Linear regression, refitted by least squares: y = w x + e with x ~ N(0, I) in d dimensions and e ~ N(0, s^2).
///
/// The truth is w = 0, at no loss of generality: shifting w shifts every later fit by as much. A generation of
/// synthetic records has inputs x of its own and the model's responses to them, with the noise of the truth. Records
/// are never drawn one by one: a pile is its scatter matrix, of Wishart's distribution, so that a fit costs the same at
/// every number of records. Sources of the experiment: Gerstgrasser et al., COLM 2024; Dohmatob et al., ICLR 2025.
public struct RegressionLearner: Learner {
  /// d, 1 or more.
  public let dimensions: Int
  /// Standard deviation s of the response about its mean, above 0.
  public let noise: Double
  /// Names the luck of the inputs if all piles of one size have the same; nil if every pile has inputs of its own.
  public let fixedInputs: LuckKey?
  public let truth: RegressionModel

  /// - Parameter fixedInputs: names the luck of the inputs if all piles of one size are to have the same, human and
  ///   synthetic; nil for inputs drawn anew for every pile.
  public init(dimensions: Int, noise: Double = 1, fixedInputs: LuckKey? = nil) {
    precondition(dimensions >= 1 && noise > 0, "a regression has a dimension and noise")
    self.dimensions = dimensions
    self.noise = noise
    self.fixedInputs = fixedInputs
    truth = RegressionModel(coefficients: [Double](repeating: 0, count: dimensions))
  }

  public var noRecords: RegressionRecords { RegressionRecords(dimensions: dimensions) }

  /// d + 2. Least squares are determined by d records, but the expected error s^2 d/(n - d - 1) of a fit on n clean
  /// ones is finite from d + 2 on.
  public var fewestRecords: Int { dimensions + 2 }

  /// Sampling bias multiplies the variance of the noise; cuts to the likeliest facts do nothing.
  public func draw(
    _ amount: Double, from model: RegressionModel, _ sampling: Sampling, with luck: inout Sampler,
    into records: inout RegressionRecords
  ) {
    records.draw(
      Int(amount.rounded()), coefficients: model.coefficients, noise: noise * sampling.bias.squareRoot(),
      inputs: fixedInputs, with: &luck)
  }

  public func add(_ more: RegressionRecords, to records: inout RegressionRecords) { records.add(more) }

  public func choose(
    _ amount: Double, of piles: [RegressionRecords], with luck: inout Sampler, into records: inout RegressionRecords
  ) {
    records.choose(Int(amount.rounded()), of: piles, with: &luck)
  }

  public func amount(of records: RegressionRecords) -> Double { records.count }

  /// The model stays as it is where records do not determine it, as when the only ones that have weight are too few.
  public func fit(to training: TrainingSet<RegressionRecords>, _ model: inout RegressionModel) {
    let (real, synthetic) = (training.real, training.synthetic)
    let weights = FitWeights(real: real.count, synthetic: synthetic.count, realWeight: training.realWeight)
    model.solve(
      real, real.count > 0 ? weights.real / real.count : 0,
      synthetic, synthetic.count > 0 ? weights.synthetic / synthetic.count : 0)
  }
}

/// Coefficients of a regression, in the response's unit.
public struct RegressionModel: Sendable {
  public private(set) var coefficients: [Double]
  // Buffers: the normal equations.
  private var system: [Double] = []
  private var solution: [Double] = []

  /// - Parameter coefficients: one for each input, finite; those of the truth are 0.
  public init(coefficients: [Double]) { self.coefficients = coefficients }

  /// Solves the normal equations of two piles whose records weigh so much each.
  mutating func solve(
    _ first: RegressionRecords, _ perFirst: Double, _ second: RegressionRecords, _ perSecond: Double
  ) {
    let dimensions = coefficients.count
    if system.isEmpty {
      system = [Double](repeating: 0, count: dimensions * dimensions)
      solution = [Double](repeating: 0, count: dimensions)
    }
    let order = dimensions + 1
    for row in 0..<dimensions {
      for column in 0...row {
        let place = row * order + column
        system[row * dimensions + column] = perFirst * first.scatter[place] + perSecond * second.scatter[place]
      }
      let place = dimensions * order + row
      solution[row] = perFirst * first.scatter[place] + perSecond * second.scatter[place]
    }
    let solved = system.withUnsafeMutableBufferPointer { system in
      solution.withUnsafeMutableBufferPointer { solution in
        guard Cholesky.decompose(system, order: dimensions) else { return false }
        Cholesky.solve(UnsafeBufferPointer(system), solution)
        return solution.allSatisfy { $0.isFinite }
      }
    }
    if solved { swap(&coefficients, &solution) }
  }
}

extension RegressionModel: StatePart {
  public mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("coefficients", &coefficients, .exactly(coefficients.count))
  }
}
