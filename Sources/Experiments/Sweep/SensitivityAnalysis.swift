// SPDX-License-Identifier: GPL-3.0-or-later

/// What is made of the points of a sweep whose design is one for sensitivity analysis.
public struct SensitivityAnalysis: Sendable, Equatable {
  public enum Method: String, Sendable { case morris, saltelli, rankCorrelation }

  public let method: Method
  /// Trajectories, base points or points.
  public let size: Int
  /// Of a morris design; 0 for others.
  public let levels: Int
  /// Names the luck of the design and of the bootstrap.
  public let seed: Int

  init(_ method: Method, size: Int, levels: Int = 0, seed: Int) {
    self.method = method
    self.size = size
    self.levels = levels
    self.seed = seed
  }

  var fields: [String] { [method.rawValue, "\(size)", "\(levels)", "\(seed)"] }

  init?(_ fields: [String]) {
    guard fields.count == 4, let method = Method(rawValue: fields[0]), let size = Int(fields[1]),
      let levels = Int(fields[2]), let seed = Int(fields[3])
    else { return nil }
    self.init(method, size: size, levels: levels, seed: seed)
  }

  /// Parameters beyond which points come from a Latin hypercube instead of the Sobol sequence, which a Saltelli design
  /// needs in twice as many dimensions.
  public static let mostSobolParameters = 20

  /// The points in the unit cube.
  func design(parameters: Int) throws(DesignError) -> UnitDesign {
    let rule: UnitDesign.Rule =
      switch method {
      case .morris: .morris(levels: levels)
      case .saltelli: .saltelli
      case .rankCorrelation: parameters <= Self.mostSobolParameters ? .sobol : .latinHypercube
      }
    return try UnitDesign(rule, dimensions: parameters, size: size, seed: UInt64(seed))
  }
}
