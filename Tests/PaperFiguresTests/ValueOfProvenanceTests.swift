// SPDX-License-Identifier: GPL-3.0-or-later

import Luck
import Testing

@testable import PaperFigures

struct ValueOfProvenanceTests {
  private let alphas = [0.05, 0.22, 0.5, 0.9]

  @Test(arguments: [0.0, 0.01, 0.1, 0.3, 0.5])
  func `the information under a symmetric detector is the printed formula`(error: Double) {
    for alpha in alphas {
      let flagged = alpha * (1 - error) + (1 - alpha) * error
      let printed = alpha * alpha * ((1 - error) * (1 - error) / flagged + error * error / (1 - flagged))
      let detector = ValueOfProvenance.Detector.symmetric(error: error, name: "", published: "")
      #expect(abs(detector.information(alpha: alpha) - printed) < 1e-15)
    }
  }

  @Test func `a perfect detector is worth an oracle, a coin as much as nothing, and what lies between is between`() {
    for alpha in alphas {
      let information = [0.5, 0.4, 0.1, 0.01, 0].map {
        ValueOfProvenance.Detector.symmetric(error: $0, name: "", published: "").information(alpha: alpha)
      }
      #expect(abs(information[0] - alpha * alpha) < 1e-15 && abs(information[4] - alpha) < 1e-15)
      for place in 1..<information.count { #expect(information[place] > information[place - 1]) }
    }
  }

  @Test(arguments: ValueOfProvenance.detectors.indices)
  func `it is the Fisher information of the density of value and flag, integrated numerically`(place: Int) {
    let detector = ValueOfProvenance.detectors[place]
    let (alpha, step) = (0.22, 1e-4)
    func density(_ value: Double, _ flag: Int, _ theta: Double) -> Double {
      func normal(_ deviate: Double) -> Double { exp(-0.5 * deviate * deviate) / (2 * Double.pi).squareRoot() }
      return alpha * detector.human[flag] * normal(value - theta) + (1 - alpha) * detector.other[flag] * normal(value)
    }
    var information = 0.0
    for flag in detector.human.indices {
      for index in -1_000...1_000 {
        let value = Double(index) / 100
        let slope = (density(value, flag, step) - density(value, flag, -step)) / (2 * step)
        let height = density(value, flag, 0)
        information += 0.01 * slope * slope / height
      }
    }
    #expect(abs(information - detector.information(alpha: alpha)) < 1e-7)
  }

  @Test func `posteriors average to the share of human records`() {
    for detector in ValueOfProvenance.detectors {
      for alpha in alphas {
        let posterior = detector.posterior(alpha: alpha)
        let mean = posterior.indices.reduce(0) {
          $0 + posterior[$1] * (alpha * detector.human[$1] + (1 - alpha) * detector.other[$1])
        }
        #expect(abs(mean - alpha) < 1e-15)
      }
    }
  }
}
