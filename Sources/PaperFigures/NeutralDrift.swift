// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Luck

/// Exact results for frequencies that are resampled M at a time, the model of Wright and Fisher, to which replacing
/// the data of a distribution over facts amounts. See Ewens, Mathematical Population Genetics, 2nd ed., 2004.
enum NeutralDrift {
  /// E(1 - sum p^2) after so many resamplings.
  static func heterozygosity(_ start: [Double], records: Int, resamplings: Int) -> Double {
    pow(1 - 1 / Double(records), Double(resamplings)) * (1 - start.reduce(0) { $0 + $1 * $1 })
  }

  /// Expected resamplings until one of two states is lost, by how many of M records tell of the first: t_i for
  /// i = 0...M from (I - P) t = 1 over 0 < i < M, where P_ij is the binomial probability of j in M trials at i/M.
  static func absorptionTimes(records: Int) throws(GSLError) -> [Double] {
    let inner = records - 1
    var matrix = Matrix.identity(inner)
    for row in 0..<inner {
      for column in 0..<inner {
        matrix[row, column] -= Distributions.binomialMass(
          column + 1, probability: Double(row + 1) / Double(records), trials: records)
      }
    }
    return [0] + (try LinearAlgebra.solve(matrix, [Double](repeating: 1, count: inner))) + [0]
  }

  /// The diffusion limit of that time: -2 M (p ln p + (1 - p) ln(1 - p)).
  static func diffusionTime(share: Double, records: Int) -> Double {
    -2 * Double(records) * (share * log(share) + (1 - share) * log(1 - share))
  }

  /// Probability that a fact told of L times in M records on average is not lost by the first draw and so many
  /// resamplings beyond it: the chain of its count, from 0 to a greatest count of whose passing the probability is
  /// negligible; it then counts as alive.
  static func survival(mean: Double, records: Int, resamplings: Int, greatest: Int) -> Double {
    var masses = (0...greatest).map {
      Distributions.binomialMass($0, probability: mean / Double(records), trials: records)
    }
    let steps = (0...greatest).map { count in
      (0...greatest).map {
        Distributions.binomialMass($0, probability: Double(count) / Double(records), trials: records)
      }
    }
    for _ in 0..<resamplings {
      var next = [Double](repeating: 0, count: greatest + 1)
      for (mass, row) in zip(masses, steps) {
        for place in next.indices { next[place] += mass * row[place] }
      }
      masses = next
    }
    return 1 - masses[0]
  }

  /// Its branching limit for many records: 1 - exp(-L s_k), s_0 = 1, s_(k+1) = 1 - exp(-s_k) (Haldane, 1927).
  static func branchingSurvival(mean: Double, resamplings: Int) -> Double {
    let line = (0..<resamplings).reduce(1.0) { alive, _ in -expm1(-alive) }
    return -expm1(-mean * line)
  }
}
