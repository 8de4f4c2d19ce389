// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL

/// Which parameters matter, by Morris's elementary effects: the changes of the output, for one unit of a parameter's
/// place between its bounds, along the steps of the trajectories of a ``UnitDesign`` under `morris`.
///
/// Where the output is of a stochastic model, give its mean over replicates; their noise inflates
/// ``Parameter/magnitude`` and ``Parameter/standardDeviation``.
///
/// Source: Morris, "Factorial sampling plans for preliminary computational experiments", Technometrics 33(2), 1991,
/// equation 1; Campolongo, Cariboni and Saltelli, "An effective screening design for sensitivity analysis of large
/// models", Environmental Modelling & Software 22(10), 2007, for the mean of magnitudes.
public struct MorrisMeasures: Sendable, Equatable {
  /// The effects of one parameter, in the unit of the output. All are NaN without a trajectory.
  public struct Parameter: Sendable, Equatable {
    /// μ, the mean of the effects, with its 95% Student interval over trajectories: how the output moves as the
    /// parameter goes from its lower bound to its upper.
    public let mean: Estimate
    /// μ*, the mean of the effects' magnitudes, 0 or more, with its 95% Student interval over trajectories: how much
    /// the parameter matters, whatever the signs. The interval is not cut off at 0.
    public let magnitude: Estimate
    /// σ, the effects' standard deviation, 0 or more: 0 where the output is linear in the parameter and the parameter
    /// does not interact with others. NaN for fewer than two trajectories.
    public let standardDeviation: Double
  }

  /// One for each parameter, in the order of the design's dimensions.
  public let parameters: [Parameter]
  /// Trajectories of which every output is present.
  public let trajectories: Int
  /// Trajectories left out because an output is missing.
  public let missing: Int

  /// - Parameters:
  ///   - design: under the rule `morris`.
  ///   - outputs: one for each of its points in order; what is not finite is missing.
  /// - Throws: ``DesignError`` for a design of another rule or another number of outputs.
  public init(design: UnitDesign, outputs: [Double]) throws(DesignError) {
    guard let walks = design.trajectories else { throw DesignError("Morris measures need a Morris design") }
    try design.check(outputs)
    let steps = design.dimensions
    var effects = [[Double]](repeating: [], count: steps)
    for number in 0..<design.size {
      let first = number * (steps + 1)
      let values = outputs[first...first + steps]
      guard values.allSatisfy(\.isFinite) else { continue }
      let walk = walks.trajectory(number)
      for (step, parameter) in walk.order.enumerated() {
        let difference = outputs[first + step + 1] - outputs[first + step]
        effects[parameter].append(difference / walks.distance(walk.change[parameter]))
      }
    }
    parameters = effects.map {
      Parameter(
        mean: Estimate($0), magnitude: Estimate($0.map(\.magnitude)),
        standardDeviation: Statistics.standardDeviation($0))
    }
    trajectories = effects[0].count
    missing = design.size - trajectories
  }
}

extension UnitDesign {
  /// Checks that there is an output for each point.
  func check(_ outputs: [Double]) throws(DesignError) {
    guard outputs.count == count else {
      throw DesignError("a design of \(count) points needs as many outputs, not \(outputs.count)")
    }
  }
}
