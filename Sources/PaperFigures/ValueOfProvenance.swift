// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Luck

/// What it is worth to know which records are human: Kanabar and Gastpar, 2026.
///
/// A record is human with probability alpha and then N(theta, 1), else N(0, 1), which tells nothing of theta. It bears
/// a flag whose distribution is Q1 on human records and Qbar on all; h(flag) = alpha Q1/Qbar is the probability that
/// it is human. As theta -> 0 the score of a record is h x and its Fisher information E h^2 = sum Qbar h^2
/// = alpha^2 (1 + chi^2(Q1 || Qbar)). That of a record known to be human is 1, so that this is the effective sample
/// size per record. At theta = 0 the sum of n scores has the variance n I. Divided by n I it estimates any theta
/// without bias and, at 0, with the variance 1/(n I): that of the mean of n I human records.
enum ValueOfProvenance {
  static let paper = "Kanabar and Gastpar, 2026"

  /// What is known of the origin of a record.
  struct Detector {
    let name: String
    let published: String
    /// Probability of each flag on human and on other records.
    let human: [Double]
    let other: [Double]

    /// - Parameter error: probability that the flag of either kind is wrong.
    static func symmetric(error: Double, name: String, published: String) -> Detector {
      Detector(name: name, published: published, human: [1 - error, error], other: [error, 1 - error])
    }

    /// Probability that a record with each flag is human.
    func posterior(alpha: Double) -> [Double] {
      zip(human, other).map { alpha * $0 / (alpha * $0 + (1 - alpha) * $1) }
    }

    /// alpha^2 (1 + chi^2(Q1 || Qbar)).
    func information(alpha: Double) -> Double {
      alpha * alpha * zip(human, other).reduce(0) { $0 + $1.0 * $1.0 / (alpha * $1.0 + (1 - alpha) * $1.1) }
    }
  }

  static let detectors = [
    Detector(name: "none", published: "0.0484", human: [1], other: [1]),
    .symmetric(error: 0.1, name: "e0.1", published: "0.1427"),
    .symmetric(error: 0.01, name: "e0.01", published: "0.2103"),
    Detector(name: "oracle", published: "0.22", human: [1, 0], other: [0, 1]),
  ]

  static let publishedAlpha = 0.22

  static func groups() -> [RetrainingGroup] { detectors.map { group($0, alpha: publishedAlpha) } }

  /// - Parameters:
  ///   - alpha: share of human records, above 0 and at most 1.
  ///   - part: what stands at the end of the ids.
  static func group(_ detector: Detector, alpha: Double, part: String = "") -> RetrainingGroup {
    let (records, theta) = (1_000, 0.5)
    let information = detector.information(alpha: alpha)
    let posterior = detector.posterior(alpha: alpha)
    let knowledge =
      switch detector.name {
      case "none": "nothing known of origins"
      case "oracle": "origins known"
      default: "flags of a symmetric detector with error e = \(detector.human[1])"
      }
    func setting(_ theta: Double) -> String {
      "\(records) records, each human with probability alpha = \(alpha) and then N(theta, 1), else N(0, 1); "
        + "\(knowledge); theta = \(theta)"
    }
    let targets = [
      RetrainingTarget(
        id: "B8.\(detector.name)\(part)", paper: paper, statement: "effective sample size per record",
        setting: setting(0), published: detector.published, expected: information, basis: .closedForm,
        note:
          "alpha^2 (1 + chi^2(Q1||Qbar)), the Fisher information per record: the variance of the score, (sum h x)^2/n, "
          + "and 1/(n Var) of the estimate sum h x/(n I)"),
      RetrainingTarget(
        id: "B8.\(detector.name)\(part).estimate", paper: paper, statement: "mean of the estimate of theta",
        setting: setting(theta),
        published: "theta", expected: theta, basis: .closedForm, note: "sum h x/(n I) is without bias at every theta"),
    ]
    return RetrainingGroup(targets) { luck, sampler, values, _ in
      sampler.begin(luck.key(.detectorFlag))
      var human = sampler.binomial(probability: alpha, trials: records)
      var other = records - human
      var (score, shift) = (0.0, 0.0)
      var (humanMass, otherMass) = (1.0, 1.0)
      for (flag, posterior) in posterior.enumerated() {
        // Flags one after the other: binomial among the records that are left.
        let flaggedHuman = sampler.share(detector.human[flag], of: &humanMass, trials: &human)
        let flagged = flaggedHuman + sampler.share(detector.other[flag], of: &otherMass, trials: &other)
        score += posterior * sampler.gaussian(Double(flagged).squareRoot())
        shift += posterior * Double(flaggedHuman)
      }
      values[0] = score * score / Double(records)
      values[1] = (score + theta * shift) / (Double(records) * information)
    }
  }
}

extension Sampler {
  /// Draws one count of a multinomial distribution and takes it, with its probability, from what is left.
  fileprivate mutating func share(_ probability: Double, of mass: inout Double, trials: inout Int) -> Int {
    let count = mass > 0 ? binomial(probability: min(1, probability / mass), trials: trials) : 0
    mass -= probability
    trials -= count
    return count
  }
}
