// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Testing

@Suite("Systems of equations")
struct NonlinearSystemsTests {
  /// Rosenbrock's system, whose only root is (1, 1).
  private func rosenbrock(from start: [Double], slope: Double = 10) throws -> NonlinearSystems.Outcome {
    try NonlinearSystems.hybrid(
      from: start,
      jacobian: { point in Matrix([[-1, 0], [-2 * slope * point[0], slope]]) },
      { point, residuals in
        residuals[0] = 1 - point[0]
        residuals[1] = 10 * (point[1] - point[0] * point[0])
      })
  }

  @Test("Rosenbrock's root is found from afar, also with a Jacobian that is off by a quarter")
  func rosenbrock() throws {
    for slope in [10.0, 12.5] {
      let outcome = try rosenbrock(from: [-10, -5], slope: slope)
      #expect(outcome.failure == nil)
      #expect(outcome.residual <= 1e-9)
      #expect(abs(outcome.point[0] - 1) < 1e-8 && abs(outcome.point[1] - 1) < 1e-8)
    }
  }

  @Test("which of several roots is found depends on the start")
  func severalRoots() throws {
    func root(from start: Double) throws -> Double {
      let outcome = try NonlinearSystems.hybrid(
        from: [start], jacobian: { Matrix([[3 * $0[0] * $0[0] - 1]]) }, { $1[0] = $0[0] * ($0[0] * $0[0] - 1) })
      #expect(outcome.failure == nil)
      return outcome.point[0]
    }
    #expect(abs(try root(from: -1.7) + 1) < 1e-9)
    #expect(abs(try root(from: 0.2)) < 1e-9)
    #expect(abs(try root(from: 2.5) - 1) < 1e-9)
  }

  @Test("equations without a root end with the reason, at the point of the least residual")
  func noRoot() throws {
    let outcome = try NonlinearSystems.hybrid(
      from: [3], jacobian: { Matrix([[2 * $0[0]]]) }, { $1[0] = $0[0] * $0[0] + 1 })
    #expect(outcome.failure != nil)
    #expect(outcome.residual >= 1 && outcome.residual < 1.1)
  }

  @Test("too few iterations are said to be too few")
  func tooFew() throws {
    let outcome = try NonlinearSystems.hybrid(
      from: [-10, -5], maximumIterations: 2,
      jacobian: { Matrix([[-1, 0], [-20 * $0[0], 10]]) },
      { point, residuals in
        residuals[0] = 1 - point[0]
        residuals[1] = 10 * (point[1] - point[0] * point[0])
      })
    #expect(outcome.failure?.code == .maximumIterations)
    #expect(outcome.iterations == 2)
  }

  private struct Refusal: Error, Equatable { let number: Int }

  @Test("an error thrown in the equations or in the Jacobian arrives unchanged")
  func thrown() {
    #expect(throws: Refusal(number: 1)) {
      _ = try NonlinearSystems.hybrid(from: [1], jacobian: { _ in Matrix([[1]]) }, { _, _ in throw Refusal(number: 1) })
    }
    #expect(throws: Refusal(number: 2)) {
      _ = try NonlinearSystems.hybrid(from: [1], jacobian: { _ in throw Refusal(number: 2) }, { $1[0] = $0[0] })
    }
  }

  @Test("a step to where the equations are not finite ends the search, at the point before")
  func leftDomain() throws {
    let outcome = try NonlinearSystems.hybrid(
      from: [0.5], jacobian: { _ in Matrix([[1e-3]]) }, { $1[0] = $0[0] < 1 ? 1 - $0[0] / 4 : .nan })
    #expect(outcome.failure?.code == .badFunction)
    #expect(outcome.point == [0.5] && outcome.residual == 0.875)
  }

  @Test("what is not finite is refused")
  func notFinite() {
    #expect(throws: GSLError.self) {
      _ = try NonlinearSystems.hybrid(from: [1], jacobian: { _ in Matrix([[1]]) }, { $1[0] = .nan })
    }
    #expect(throws: GSLError.self) {
      _ = try NonlinearSystems.hybrid(from: [.infinity], jacobian: { _ in Matrix([[1]]) }, { $1[0] = $0[0] })
    }
  }
}

@Suite("Eigenvalues")
struct EigenvaluesTests {
  @Test("a rotation by an angle has the eigenvalues cos ± i sin, scaled as the rotation is")
  func rotation() throws {
    let values = try Eigenvalues.general(Matrix([[0.6, -0.8], [0.8, 0.6]].map { $0.map { 2 * $0 } }))
    #expect(values.count == 2)
    for value in values { #expect(abs(value.modulus - 2) < 1e-12 && abs(value.real - 1.2) < 1e-12) }
    #expect(abs(values[0].imaginary - 1.6) < 1e-12 && abs(values[1].imaginary + 1.6) < 1e-12)
  }

  @Test("a companion matrix has the roots of its polynomial, the greatest first, whatever the units of its rows")
  func companion() throws {
    // (x - 5)(x + 3)(x - 0.5) = x^3 - 2.5 x^2 - 14 x + 7.5
    let companion = Matrix([[2.5, 14, -7.5], [1, 0, 0], [0, 1, 0]])
    var scaled = companion
    let units = [1, 1e6, 1e-4]
    for row in 0..<3 { for column in 0..<3 { scaled[row, column] *= units[row] / units[column] } }
    for matrix in [companion, scaled] {
      let values = try Eigenvalues.general(matrix)
      for (value, root) in zip(values, [5, -3, 0.5]) {
        #expect(abs(value.real - root) < 1e-9 && value.imaginary == 0)
      }
    }
  }

  @Test("matrices that are not square or not finite are refused")
  func refusals() {
    #expect(throws: GSLError.self) { _ = try Eigenvalues.general(Matrix([[1, 2]])) }
    #expect(throws: GSLError.self) { _ = try Eigenvalues.general(Matrix([[.nan]])) }
  }
}
