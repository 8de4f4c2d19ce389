// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL

/// Whether a market that is a little away from an equilibrium returns to it.
///
/// Bids and prices settle within a period; sellers and producers are free to work or not. What one period hands to the
/// next, z, is the fidelity of models, the prior of the audit, and the pay that is known. With G the residuals by which
/// unknowns change and y what settles within the period, small deviations follow
///
///     dz' = [1 + G_zz - G_zy G_yy^-1 G_yz] dz,
///
/// and the equilibrium is stable where no eigenvalue of this matrix has a modulus of 1 or more.
public struct Stability: Sendable, Equatable {
  /// The greatest modulus of the eigenvalues: what is left of a deviation after a period, in the long run.
  public let spectralRadius: Double

  public var isStable: Bool { spectralRadius < 1 }

  /// - Parameter jacobian: of the residuals of ``PeriodMap``.
  /// - Throws: `GSLError` where bids are not determined (a singular matrix) or eigenvalues are not found.
  init(_ jacobian: Matrix, _ unknowns: Unknowns) throws {
    let (carried, settled) = (unknowns.carried, unknowns.settled)
    func block(_ rows: [Int], _ columns: [Int]) -> Matrix {
      Matrix(
        rows: rows.count, columns: columns.count,
        elements: rows.flatMap { row in columns.map { jacobian[row, $0] } })
    }
    let response = try LinearAlgebra.inverse(block(settled, settled)) * block(settled, carried)
    let through = block(carried, settled) * response
    var map = block(carried, carried)
    for row in carried.indices {
      for column in carried.indices { map[row, column] += (row == column ? 1 : 0) - through[row, column] }
    }
    spectralRadius = try Eigenvalues.general(map)[0].modulus
  }
}
